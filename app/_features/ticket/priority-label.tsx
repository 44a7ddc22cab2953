import { PriorityIcon } from "@/app/_components/icons";
import { PRIORITY_LABELS } from "@/lib/display-text/labels";
import type { Priority, Source } from "@/lib/domain/ticket";

const TEXT_COLOUR: Record<Priority, string> = {
  low: "",
  medium: "",
  high: "text-high font-semibold",
  critical: "text-critical font-semibold",
};

type PriorityLabelProps = { priority: Priority; source?: Source; bare?: boolean; size?: number };

/** A priority's icon and name. The underline shows the source. With `bare`, only screen readers get the name. */
export function PriorityLabel({ priority, source, bare, size }: PriorityLabelProps) {
  const label = PRIORITY_LABELS[priority];
  if (bare) {
    return (
      <span className={source ? `sb-source-icon sb-source-icon-${source}` : "inline-block leading-none"} title={label}>
        <PriorityIcon priority={priority} size={size} />
        <span className="sr-only">{label}</span>
      </span>
    );
  }
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <PriorityIcon priority={priority} size={size} />
      <span className={`${TEXT_COLOUR[priority]} ${source ? `sb-source sb-source-${source}` : ""}`}>{label}</span>
    </span>
  );
}
