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
  ai: "under under-ai",
  rules: "under under-rules",
  fallback: "under under-fallback",
  person: "under",
  requester: "under",
};
const LINE: Record<Source, string> = {
  ai: "src src-ai",
  rules: "src src-rules",
  fallback: "src src-fallback",
  person: "src src-person",
  requester: "src src-requester",
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
