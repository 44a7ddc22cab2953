import type { ReactNode } from "react";
import { TabLinks } from "@/app/_components/tab-links";
import { PageBar } from "@/app/_features/app-shell/page-bar";

const TABS = [
  { href: "/admin/triage", label: "What people kept" },
  { href: "/admin/triage/levels", label: "Levels" },
  { href: "/admin/triage/learning", label: "What it learned" },
] as const;

/** The admin's pages about triage: one title, a tab for each, sheets on the ground. */
export function TriageFrame({ current, children }: { current: (typeof TABS)[number]["href"]; children: ReactNode }) {
  return (
    <div className="min-h-full bg-base-200">
      <PageBar title="Trust in triage" />
      <div className="bg-base-100 px-4 shadow-[inset_0_-1px_0_var(--sb-line)]">
        <TabLinks label="Trust in triage" tabs={TABS} current={current} />
      </div>
      <div className="mx-auto max-w-6xl space-y-3 p-3 pb-10 sm:p-5">{children}</div>
    </div>
  );
}

/** A sheet with a head, a sentence on what it shows, and its content. */
export function Panel({
  title,
  about,
  end,
  children,
}: {
  title: string;
  about?: ReactNode;
  end?: ReactNode;
  children: ReactNode;
}) {
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
