import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Empty } from "@/app/_components/empty";
import { Time } from "@/app/_components/time";
import { pageContext } from "@/app/_server/auth/page";
import { ADMIN_ROLES } from "@/app/_server/auth/staff-roles";
import { findTriageSettings } from "@/lib/settings/queries";
import { costReport } from "@/lib/triage/llm-cost/queries";
import { qualityReport } from "@/lib/triage-quality/queries";
import { AccuracyBars } from "./accuracy-bars";
import { CostSection } from "./cost-section";
import { FieldCurves } from "./field-curves";
import { FigureRow } from "./figure-row";
import { OpenBreakerList } from "./open-breakers";
import { formatComparison, PROVIDER_LABELS } from "./quality-text";
import { Panel, TriageFrame } from "./triage-frame";

export const metadata: Metadata = { title: "Trust in triage" };

interface TrustPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** How far triage can be trusted, measured by what people later made of what it decided. */
export default async function TrustPage({ searchParams }: TrustPageProps) {
  const ctx = await pageContext({ roles: ADMIN_ROLES, next: "/admin/triage" });
  const { field } = await searchParams;
  const [report, cost, { policy }] = await Promise.all([qualityReport(ctx), costReport(ctx), findTriageSettings(ctx)]);
  const costDialog = <CostSection report={cost} cheaperModel={policy.cost.cheaperModel} />;
  const chosen = report.fields.find((one) => one.field === field) ?? report.fields[0]!;
  const readers = report.readers.filter((one) => one.field === chosen.field);
  const comparisons = report.comparisons.filter((one) => one.field === chosen.field);
  if (report.whole.made === 0)
    return (
      <NothingYet days={report.days} breakers={report.breakers}>
        {costDialog}
      </NothingYet>
    );
  return (
    <TriageFrame current="/admin/triage">
      <OpenBreakerList breakers={report.breakers} />
      <FigureRow report={report} />
      <p className="max-w-prose px-1 text-muted">
        Since <Time at={report.since} style="day" />. A value counts as kept when people chose the same one, accepted
        it, or left it standing until the ticket was solved. By hand counts what somebody chose, accepted or rejected.
      </p>
      <Panel title="Kept, by category" about="By the category that triage named. The whisker is the likely range.">
        <AccuracyBars
          caption="Kept by category"
          head="Category"
          lines={report.categories.map((line) => ({ ...line, key: line.slug }))}
        />
      </Panel>
      <FieldCurves fields={report.fields} chosen={chosen} />
      <Panel title="Kept, by reader" about="Readings that were made for comparison only count here too.">
        <AccuracyBars
          caption="Kept by reader"
          head="Reader"
          lines={readers.map((line) => ({
            ...line,
            key: `${line.provider} ${line.source}`,
            name: PROVIDER_LABELS[line.provider],
            note: `${line.made} read`,
          }))}
        />
        {comparisons.map((one) => (
          <p key={`${one.one} ${one.other}`} className="mt-3 max-w-prose border-line border-t pt-3">
            {formatComparison(one)}
          </p>
        ))}
      </Panel>
      {costDialog}
    </TriageFrame>
  );
}

interface NothingYetProps {
  days: number;
  breakers: Parameters<typeof OpenBreakerList>[0]["breakers"];
  children: ReactNode;
}

function NothingYet({ days, breakers, children }: NothingYetProps) {
  return (
    <TriageFrame current="/admin/triage">
      <OpenBreakerList breakers={breakers} />
      <div className="sb-card">
        <Empty title="Nothing to measure yet">
          From the first ticket that triage reads, every category, priority and skill it sets or suggests is held
          against what people make of it: changed, accepted, rejected, or left as it was when the ticket was solved.
          This page then shows the last {days} days: how often people kept it, whether the stated confidence was true,
          and which reader was right more often.
        </Empty>
      </div>
      {children}
    </TriageFrame>
  );
}
