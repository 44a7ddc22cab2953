import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

type DisclosureProps = { summary: ReactNode; className: string; children: ReactNode };

/** A line that shows or hides more content. Closed at first. */
export function Disclosure({ summary, className, children }: DisclosureProps) {
  return (
    <details className={`group ${className}`}>
      <summary className="-mx-1.5 inline-flex min-h-7 list-none items-center gap-1 rounded-md px-1.5 text-muted text-xs hover:text-base-content pointer-coarse:min-h-11">
        <ChevronRight
          size={13}
          strokeWidth={1.75}
          aria-hidden="true"
          className="transition-transform duration-(--sb-step) group-open:rotate-90"
        />
        {summary}
      </summary>
      {children}
    </details>
  );
}
