import { CircleArrowDown } from "lucide-react";
import type { Metadata } from "next";
import { ActionButton } from "@/app/_components/action-button";
import { Empty } from "@/app/_components/empty";
import { Time } from "@/app/_components/time";
import type { SearchPageProps } from "@/app/_features/resources/search-params";
import { pageContext } from "@/app/_server/auth/page";
import { ADMIN_ROLES } from "@/app/_server/auth/staff-roles";
import { formatPercent } from "@/lib/display-text/labels";
import { findTriageSettings } from "@/lib/settings/queries";
import { costReport } from "@/lib/triage/llm-cost/queries";
import { type OpenBreaker, type QualityReport, qualityReport } from "@/lib/triage-quality/queries";
import { AccuracyBars } from "./accuracy-bars";
import { CostSection } from "./cost-section";
import { FieldCurves } from "./field-curves";
import {
  formatCalibrationError,
  formatComparison,
  formatCost,
  formatRange,
  formatShareOrDash,
  PROVIDER_LABELS,
} from "./quality-text";
import { Panel, TriageFrame } from "./triage-frame";

export const metadata: Metadata = { title: "AI accuracy" };

/** How often people accepted the AI's values in the last 90 days, and what outside models cost. */
export default async function AccuracyPage({ searchParams }: SearchPageProps) {
  const ctx = await pageContext({ roles: ADMIN_ROLES, next: "/admin/triage" });
  const { field } = await searchParams;
  const [report, cost, { policy }] = await Promise.all([qualityReport(ctx), costReport(ctx), findTriageSettings(ctx)]);
  return (
    <TriageFrame current="/admin/triage">
      <OpenBreakers breakers={report.breakers} />
      {report.whole.made === 0 ? (
        <div className="sb-card">
          <Empty title="No data yet">
            The AI sets or suggests categories, priorities and skills. When people change, accept or reject them, or
            leave them until the ticket is solved, this page shows how accurate the AI was in the last {report.days}{" "}
            days.
          </Empty>
        </div>
      ) : (
        <Accuracy report={report} field={field} />
      )}
      <CostSection report={cost} cheaperModel={policy.cost.cheaperModel} />
    </TriageFrame>
  );
}

function Accuracy({ report, field }: { report: QualityReport; field: string | string[] | undefined }) {
  const chosen = report.fields.find((measurement) => measurement.field === field) ?? report.fields[0]!;
  const providers = report.readers.filter((row) => row.field === chosen.field);
  const comparisons = report.comparisons.filter((comparison) => comparison.field === chosen.field);
  return (
    <>
      <KeyFigures report={report} />
      <p className="max-w-prose px-1 text-muted">
        These figures start on <Time at={report.since} style="day" />. A value counts as accepted if people accepted it,
        chose the same value, or left it unchanged until the ticket was solved. It counts as explicitly reviewed if
        people chose, accepted or rejected a value.
      </p>
      <Panel
        title="Accuracy by category"
        about="For each category that the AI chose. The thin line across a bar is the 95% interval."
      >
        <AccuracyBars
          caption="Accuracy by category"
          head="Category"
          rows={report.categories.map((row) => ({ ...row, key: row.slug }))}
        />
      </Panel>
      <FieldCurves fields={report.fields} chosen={chosen} />
      <Panel title="Accuracy by provider" about="Includes values that a provider predicted only for comparison.">
        <AccuracyBars
          caption="Accuracy by provider"
          head="Provider"
          rows={providers.map((row) => ({
            ...row,
            key: `${row.provider} ${row.source}`,
            name: PROVIDER_LABELS[row.provider],
            note: `${row.made} classified`,
          }))}
        />
        {comparisons.map((comparison) => (
          <p key={`${comparison.one} ${comparison.other}`} className="mt-3 max-w-prose border-line border-t pt-3">
            {formatComparison(comparison)}
          </p>
        ))}
      </Panel>
    </>
  );
}

function KeyFigures({ report: { whole, costMicros } }: { report: QualityReport }) {
  const { made, applied, decided, kept, byHand, keptShare } = whole;
  const figures = [
    { name: "Reviewed", value: decided.toLocaleString("en"), note: `of ${made} values, ${byHand} explicitly` },
    {
      name: "Accepted",
      value: formatShareOrDash(keptShare?.share),
      note: keptShare ? `${kept} of ${decided}, 95% interval ${formatRange(keptShare)}` : "Nothing reviewed yet",
    },
    { name: "Automated", value: made > 0 ? formatPercent(applied / made) : "–", note: `${applied} of ${made}` },
    { name: "Calibration error", value: formatCalibrationError(whole.ece), note: "0 is perfect; under 0.06 is good" },
    ...(costMicros === null ? [] : [{ name: "Model cost", value: formatCost(costMicros), note: "Without previews" }]),
  ];
  return (
    <dl className="sb-card grid grid-cols-2 gap-px overflow-hidden bg-line md:grid-flow-col md:auto-cols-fr md:grid-cols-none">
      {figures.map(({ name, value, note }) => (
        <div key={name} className="bg-base-100 px-4 py-3 max-md:last:odd:col-span-2">
          <dt className="text-muted">{name}</dt>
          <dd>
            <span className="num block font-semibold text-2xl">{value}</span>
            <span className="num text-muted text-xs">{note}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function OpenBreakers({ breakers }: { breakers: readonly OpenBreaker[] }) {
  if (breakers.length === 0) return null;
  return (
    <ul aria-label="Limited to suggestions" className="space-y-2">
      {breakers.map(({ id, name, kept, decided, target, trippedAt }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg bg-warn-soft px-4 py-3">
          <CircleArrowDown size={16} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-warning" />
          <p className="min-w-0 flex-1 basis-64">
            <strong className="font-semibold">{name}</strong> has been limited to suggestions since{" "}
            <Time at={trippedAt} style="day" />: people accepted {kept} of {decided} values, below the target of{" "}
            {formatPercent(target)}.
          </p>
          <ActionButton
            method="DELETE"
            path={`/api/triage/breakers/${id}`}
            label="Restore automation"
            busyLabel="Restoring"
            done={`Automation restored for ${name}. We count its values from zero again.`}
            ariaLabel={`Restore automation for ${name}`}
          />
        </li>
      ))}
    </ul>
  );
}
