import { StatusIcon } from "@/app/_components/icons";
import { STATUS_LABELS } from "@/lib/display-text/labels";
import type { Status } from "@/lib/domain/ticket";

/** A status as icon and name. With `bare`, only screen readers get the name. */
export function StatusLabel({ status, bare, size }: { status: Status; bare?: boolean; size?: number }) {
  const label = STATUS_LABELS[status];
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap" title={bare ? label : undefined}>
      <StatusIcon status={status} size={size} />
      <span className={bare ? "sr-only" : undefined}>{label}</span>
    </span>
  );
}
