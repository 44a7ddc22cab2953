import { X } from "lucide-react";
import type { ReactNode } from "react";

interface ChipProps {
  children: ReactNode;
  /** Grey text before the content: "Team" in "Team Billing". */
  label?: string;
  soft?: boolean;
  onRemove?: () => void;
}

/** A small tag, such as a skill or a filter. With `onRemove` it has a remove button. */
export function Chip({ children, label, soft, onRemove }: ChipProps) {
  return (
    <span className={soft ? "chip chip-soft" : "chip"}>
      {label ? <span className="text-muted">{label}</span> : null}
      <span className={label ? "font-medium" : undefined}>{children}</span>
      {onRemove ? (
        <button
          type="button"
          className="sb-hit-area -mr-0.5 rounded-sm text-muted hover:text-base-content"
          onClick={onRemove}
        >
          <X size={12} strokeWidth={1.75} aria-hidden="true" />
          <span className="sr-only">
            Remove {label} {children}
          </span>
        </button>
      ) : null}
    </span>
  );
}

const TONES = {
  error: "bg-error-soft text-error border-transparent",
  warn: "bg-warn-soft text-warning border-transparent",
  review: "border-dashed border-warning text-warning",
  plain: "chip-soft text-muted",
  good: "bg-pine-soft text-primary border-transparent",
} as const;

/** A coloured tag for a state, such as "Failed". Show at most one per table row. */
export function Badge({ tone = "plain", children }: { tone?: keyof typeof TONES; children: ReactNode }) {
  return <span className={`chip font-medium ${TONES[tone]}`}>{children}</span>;
}
