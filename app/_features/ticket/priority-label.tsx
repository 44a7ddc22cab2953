import { PriorityIcon } from "@/app/_components/icons";
import { PRIORITY_LABELS } from "@/lib/display-text/labels";
import type { Priority, Source } from "@/lib/domain/ticket";

const TEXT_COLOUR: Record<Priority, string> = {
  low: "",
  medium: "",
  high: "text-high font-semibold",
  critical: "text-critical font-semibold",
};
const ICON_CLASSES: Record<Source, string> = {
  ai: "sb-source-icon sb-source-icon-ai",
  rules: "sb-source-icon sb-source-icon-rules",
  fallback: "sb-source-icon sb-source-icon-fallback",
  person: "sb-source-icon",
  requester: "sb-source-icon",
};
const TEXT_CLASSES: Record<Source, string> = {
  ai: "sb-source sb-source-ai",
  rules: "sb-source sb-source-rules",
  fallback: "sb-source sb-source-fallback",
  person: "sb-source sb-source-person",
  requester: "sb-source sb-source-requester",
};

/** Icon and name of a priority, underlined by source. `bare` hides the name visually. */
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
  const label = PRIORITY_LABELS[priority];
  if (bare) {
    return (
      <span className={source ? ICON_CLASSES[source] : "inline-block leading-none"} title={label}>
        <PriorityIcon priority={priority} size={size} />
        <span className="sr-only">{label}</span>
      </span>
    );
  }
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <PriorityIcon priority={priority} size={size} />
      <span className={`${TEXT_COLOUR[priority]} ${source ? TEXT_CLASSES[source] : ""}`}>{label}</span>
    </span>
  );
}
