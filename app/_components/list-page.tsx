import type { ReactNode } from "react";
import { PageBar } from "@/app/_features/app-shell/page-bar";

interface ListPageProps {
  title: string;
  /** Buttons and filters in the title bar. */
  bar?: ReactNode;
  /** In windows narrower than 1100 px, it covers the list. */
  sidePanel?: ReactNode;
  children: ReactNode;
}

/** A page with a title bar, a scrollable list and optionally a side panel. */
export function ListPage({ title, bar, sidePanel, children }: ListPageProps) {
  return (
    <div className="flex h-full flex-col">
      <PageBar title={title}>{bar}</PageBar>
      <div className="relative flex min-h-0 flex-1">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: makes it scrollable by keyboard */}
        <section aria-label={title} tabIndex={0} className="min-w-0 flex-1 overflow-auto pb-8">
          {children}
        </section>
        {sidePanel ? (
          <aside
            aria-label="Details"
            className="absolute inset-0 z-10 flex flex-col border-line bg-base-100 panel:static panel:border-l panel:w-91 panel:shrink-0"
          >
            {sidePanel}
          </aside>
        ) : null}
      </div>
    </div>
  );
}
