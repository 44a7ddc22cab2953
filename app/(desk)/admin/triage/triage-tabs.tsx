import { TabLinks } from "@/app/_ui/tab-links";

const TABS = [
  { href: "/admin/triage", label: "Figures" },
  { href: "/admin/triage/levels", label: "Levels" },
  { href: "/admin/triage/learning", label: "What it learned" },
];

/** The pages about triage, for admins. */
export function TriageTabs({ current }: { current: string }) {
  return (
    <div className="px-4">
      <TabLinks label="Triage" tabs={TABS} current={current} />
    </div>
  );
}
