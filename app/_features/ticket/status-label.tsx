import { StatusIcon } from "@/app/_components/icons";
import { STATUS_LABELS } from "@/lib/display-text/labels";
import type { Status } from "@/lib/domain/ticket";

/** Glyph and word. With `bare` the word is only for screen readers and the tooltip. */
export function StatusLabel({ status, bare, size }: { status: Status; bare?: boolean; size?: number }) {
  const word = STATUS_LABELS[status];
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap" title={bare ? word : undefined}>
      <StatusIcon status={status} size={size} />
      <span className={bare ? "sr-only" : undefined}>{word}</span>
    </span>
  );
}
