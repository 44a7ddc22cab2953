import { PriorityIcon } from "@/app/_components/icons";
import { PRIORITY_LABELS } from "@/lib/display-text/labels";
import type { Priority, Source } from "@/lib/domain/ticket";

const WORD_COLOUR: Record<Priority, string> = {
  low: "",
  medium: "",
  high: "text-high font-semibold",
  critical: "text-critical font-semibold",
};
const UNDER: Record<Source, string> = {
  ai: "sb-source-icon sb-source-icon-ai",
  rules: "sb-source-icon sb-source-icon-rules",
  fallback: "sb-source-icon sb-source-icon-fallback",
  person: "sb-source-icon",
  requester: "sb-source-icon",
};
const LINE: Record<Source, string> = {
  ai: "sb-source sb-source-ai",
  rules: "sb-source sb-source-rules",
  fallback: "sb-source sb-source-fallback",
  person: "sb-source sb-source-person",
  requester: "sb-source sb-source-requester",
};

/** Semaphore and word; `bare` leaves the word to screen readers and draws the source's line under the glyph. */
export function PriorityLabel({
  priority,
  source,
  bare,
  size,
}: {
  priority: Priority;
  source?: Source;
  bare?: boolean;
  size?: number;
}) {
  const word = PRIORITY_LABELS[priority];
  if (bare) {
    return (
      <span className={source ? UNDER[source] : "inline-block leading-none"} title={word}>
        <PriorityIcon priority={priority} size={size} />
        <span className="sr-only">{word}</span>
      </span>
    );
  }
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <PriorityIcon priority={priority} size={size} />
      <span className={`${WORD_COLOUR[priority]} ${source ? LINE[source] : ""}`}>{word}</span>
    </span>
  );
}
