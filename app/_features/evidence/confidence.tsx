import { LoadBar } from "@/app/_components/load-bar";
import { formatPercent } from "@/lib/display-text/labels";
import type { Source } from "@/lib/domain/ticket";

/** Values below are shown in amber. */
const LOW_CONFIDENCE = 0.6;

interface ConfidenceProps {
  share: number;
  /** Sets the colour. */
  source: Source;
  width?: number;
}

/** A confidence as bar and percentage. Never show it to requesters. */
export function Confidence({ share, source, width = 36 }: ConfidenceProps) {
  const colour = share < LOW_CONFIDENCE ? "text-high" : source === "ai" ? "text-ai" : "text-rules";
  return (
    <span className={`inline-flex items-center gap-2 ${colour}`} title={`${formatPercent(share)} confidence`}>
      <LoadBar share={share} width={width} />
      <span className="num">{formatPercent(share)}</span>
    </span>
  );
}
