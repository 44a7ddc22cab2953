import type { ReactNode } from "react";
import { TabLinks } from "@/app/_components/tab-links";
import { PageBar } from "@/app/_features/app-shell/page-bar";

const TABS = [
  { href: "/admin/triage", label: "Accuracy" },
  { href: "/admin/triage/levels", label: "Automation" },
  { href: "/admin/triage/learning", label: "Model" },
] as const;

/** The frame of the admin pages about the AI, with a tab for each page. */
export function TriageFrame({ current, children }: { current: (typeof TABS)[number]["href"]; children: ReactNode }) {
  return (
    <div className="min-h-full bg-base-200">
      <PageBar title="AI accuracy" />
      <div className="bg-base-100 px-4 shadow-[inset_0_-1px_0_var(--sb-line)]">
        <TabLinks label="AI accuracy" tabs={TABS} current={current} />
      </div>
      <div className="mx-auto max-w-6xl space-y-3 p-3 pb-10 sm:p-5">{children}</div>
    </div>
  );
}

interface PanelProps {
  title: string;
  about?: ReactNode;
  end?: ReactNode;
  children: ReactNode;
}

/** A card with a title. `about` explains it below the title; `end` is at the right of the title. */
export function Panel({ title, about, end, children }: PanelProps) {
  return (
    <section aria-label={title} className="sb-card min-w-0 p-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="font-semibold text-base">{title}</h2>
        {end}
      </div>
      {about ? <p className="mt-0.5 max-w-prose text-muted">{about}</p> : null}
      <div className="mt-3">{children}</div>
    </section>
  );
}
