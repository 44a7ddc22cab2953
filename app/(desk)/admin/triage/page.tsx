import type { Metadata } from "next";
import type { ReactNode } from "react";
import { pageContext } from "@/app/_auth/page";
import { Empty } from "@/app/_ui/empty";
import { Time } from "@/app/_ui/time";
import { findPolicy } from "@/lib/policy/queries";
import { costReport } from "@/lib/triage/cost/queries";
import { trustReport } from "@/lib/trust/queries";
import { ADMINS } from "../../_parts/staff";
import { CostSheet } from "./cost-sheet";
import { FieldCurves } from "./field-curves";
import { FigureRow } from "./figure-row";
import { KeptBars } from "./kept-bars";
import { OpenBreakers } from "./open-breakers";
import { Sheet, TriageFrame } from "./triage-frame";
import { comparisonWords, READER_WORDS } from "./trust-words";

export const metadata: Metadata = { title: "Trust in triage" };

interface TrustPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** How far triage can be trusted, measured by what people later made of what it decided. */
export default async function TrustPage({ searchParams }: TrustPageProps) {
  const ctx = await pageContext({ roles: ADMINS, next: "/admin/triage" });
  const { field } = await searchParams;
  const [report, cost, { policy }] = await Promise.all([trustReport(ctx), costReport(ctx), findPolicy(ctx)]);
  const costSheet = <CostSheet report={cost} cheaperModel={policy.cost.cheaperModel} />;
  const chosen = report.fields.find((one) => one.field === field) ?? report.fields[0]!;
  const readers = report.readers.filter((one) => one.field === chosen.field);
  const comparisons = report.comparisons.filter((one) => one.field === chosen.field);
  if (report.whole.made === 0)
    return (
      <NothingYet days={report.days} breakers={report.breakers}>
        {costSheet}
      </NothingYet>
    );
  return (
    <TriageFrame current="/admin/triage">
      <OpenBreakers breakers={report.breakers} />
      <FigureRow report={report} />
      <p className="max-w-prose px-1 text-muted">
        Since <Time at={report.since} style="day" />. A value counts as kept when people chose the same one, accepted
        it, or left it standing until the ticket was solved. By hand counts what somebody chose, accepted or rejected.
      </p>
      <Sheet title="Kept, by category" about="By the category that triage named. The whisker is the likely range.">
        <KeptBars
          caption="Kept by category"
          head="Category"
          lines={report.categories.map((line) => ({ ...line, key: line.slug }))}
        />
      </Sheet>
      <FieldCurves fields={report.fields} chosen={chosen} />
      <Sheet title="Kept, by reader" about="Readings that were made for comparison only count here too.">
        <KeptBars
          caption="Kept by reader"
          head="Reader"
          lines={readers.map((line) => ({
            ...line,
            key: `${line.provider} ${line.source}`,
            name: READER_WORDS[line.provider],
            note: `${line.made} read`,
          }))}
        />
        {comparisons.map((one) => (
          <p key={`${one.one} ${one.other}`} className="mt-3 max-w-prose border-line border-t pt-3">
            {comparisonWords(one)}
          </p>
        ))}
      </Sheet>
      {costSheet}
    </TriageFrame>
  );
}

interface NothingYetProps {
  days: number;
  breakers: Parameters<typeof OpenBreakers>[0]["breakers"];
  children: ReactNode;
}

function NothingYet({ days, breakers, children }: NothingYetProps) {
  return (
    <TriageFrame current="/admin/triage">
      <OpenBreakers breakers={breakers} />
      <div className="sheet">
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
