import { LoadBar } from "@/app/_components/load-bar";
import { formatPercent } from "@/lib/display-text/labels";
import type { Source } from "@/lib/domain/ticket";

/** Lower values are shown in amber. */
const LOW_CONFIDENCE = 0.6;

interface ConfidenceProps {
  share: number;
  source: Source;
  width?: number;
}

/** Shows a confidence (0 to 1) as a bar and a percentage. Only for staff: requesters must never see it. */
export function Confidence({ share, source, width = 36 }: ConfidenceProps) {
  const colour = share < LOW_CONFIDENCE ? "text-high" : source === "ai" ? "text-ai" : "text-rules";
  return (
    <span className={`inline-flex items-center gap-2 ${colour}`} title={`${formatPercent(share)} confidence`}>
      <LoadBar share={share} width={width} />
      <span className="num">{formatPercent(share)}</span>
    </span>
  );
}
