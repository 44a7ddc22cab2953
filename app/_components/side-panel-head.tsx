import { X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

type SidePanelHeadProps = { title: string; subtitle?: ReactNode; start?: ReactNode; closeHref: string };

/** The title of a side panel with a close button. `start` comes before the title. */
export function SidePanelHead({ title, subtitle, start, closeHref }: SidePanelHeadProps) {
  return (
    <div className="flex items-start gap-3 border-line border-b px-5 py-4">
      {start}
      <div className="min-w-0 flex-1 self-center">
        <h2 className="break-words font-semibold text-lg">{title}</h2>
        {subtitle ? <p className="break-words text-muted">{subtitle}</p> : null}
      </div>
      <Link
        href={closeHref}
        scroll={false}
        aria-label="Close"
        title="Close"
        className="btn btn-ghost btn-sm btn-square -mr-1.5"
      >
        <X size={16} strokeWidth={1.75} aria-hidden="true" />
      </Link>
    </div>
  );
}
