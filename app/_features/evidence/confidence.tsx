import { LoadBar } from "@/app/_components/load-bar";
import { formatPercent } from "@/lib/display-text/labels";
import type { Source } from "@/lib/domain/ticket";

/** Below this a reading is unsure, goes to a person, and is drawn in amber. */
export const UNSURE_BELOW = 0.6;

interface ConfidenceProps {
  share: number;
  /** Who was so sure; drawn in their colour. */
  source: Source;
  width?: number;
}

/** How sure a reading was, as a bar and a figure. Staff only: requesters never see it. */
export function Confidence({ share, source, width = 36 }: ConfidenceProps) {
  const sure = source === "ai" ? "text-ai" : "text-rules";
  const unsure = share < UNSURE_BELOW;
  const word = unsure ? "unsure" : share < 0.8 ? "likely" : "sure";
  return (
    <span
      className={`inline-flex items-center gap-2 ${unsure ? "text-high" : sure}`}
      title={`${formatPercent(share)} ${word}`}
    >
      <LoadBar share={share} width={width} />
      <span className="num">{formatPercent(share)}</span>
    </span>
  );
}
