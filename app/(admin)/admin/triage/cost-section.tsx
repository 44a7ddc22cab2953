import Link from "next/link";
import { LoadBar } from "@/app/_components/load-bar";
import { FiguresTable } from "@/app/_features/charts/figures-table";
import type { CostReport } from "@/lib/triage/llm-cost/queries";
import { CostChart } from "./cost-chart";
import { formatBudget, formatCalls, formatSpent, formatUtcDay, PURPOSE_LABELS, usedShare } from "./cost-text";
import { formatCost } from "./quality-text";
import { Panel } from "./triage-frame";

/** The cost of outside models by day, and the used share of each budget. */
export function CostSection({ report, cheaperModel }: { report: CostReport; cheaperModel: string | null }) {
  const { model, days, models } = report;
  const calls = days.reduce((sum, day) => sum + day.calls, 0);
  if (!model && calls === 0) {
    return (
      <Panel title="Cost">
        <p className="text-muted">No API key is set. Nothing is sent to outside models, and there are no costs.</p>
      </Panel>
    );
  }
  return (
    <Panel
      title="Cost"
      about={
        model
          ? "What Gemini calls cost, by day in UTC. If we ask the same question twice within a day, the second answer is free."
          : "No API key is set, so we send nothing to outside models any more."
      }
      end={
        <Link className="link text-xs pointer-coarse:py-3" href="/admin/triage/levels#outside">
          Budgets and prices
        </Link>
      }
    >
      <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
        <Spent name="Today" spent={report.today} cheaperModel={cheaperModel} />
        <Spent name="This month" spent={report.month} cheaperModel={cheaperModel} />
      </dl>
      {calls === 0 ? (
        <p className="mt-4 text-muted">No calls in the last 30 days.</p>
      ) : (
        <>
          <ul className="mt-4 mb-1 flex flex-wrap gap-x-4 gap-y-1 text-muted text-xs">
            {PURPOSE_LABELS.map(({ purpose, name, dot }) => (
              <li key={purpose} className="inline-flex items-center gap-1.5">
                <i aria-hidden="true" className={`size-2.5 rounded-xs ${dot}`} />
                {name}
              </li>
            ))}
          </ul>
          <CostChart days={days} />
          <Models models={models} />
          <FiguresTable
            caption="Cost by day"
            heads={["Day", "Calls", "Tokens in", "Tokens out", ...PURPOSE_LABELS.map(({ name }) => name), "Cost"]}
            rows={days
              .filter((day) => day.calls > 0)
              .map((day) => [
                formatUtcDay(day.day),
                day.calls.toLocaleString("en"),
                day.inputTokens.toLocaleString("en"),
                day.outputTokens.toLocaleString("en"),
                ...PURPOSE_LABELS.map(({ purpose }) => formatCost(day.byPurpose[purpose])),
                formatCost(day.costMicros),
              ])}
          />
        </>
      )}
    </Panel>
  );
}

type SpentProps = { name: string; spent: CostReport["today"]; cheaperModel: string | null };

function Spent({ name, spent, cheaperModel }: SpentProps) {
  const used = usedShare(spent);
  const warning = formatBudget(used, cheaperModel);
  return (
    <div>
      <dt className="text-muted">{name}</dt>
      <dd>
        <span className="num block font-semibold text-lg">{formatSpent(spent)}</span>
        {used === null ? null : (
          <span className={`my-1.5 block ${warning ? "text-high" : "text-primary"}`}>
            <LoadBar share={used} width="100%" />
          </span>
        )}
        <span className="num text-muted text-xs">{formatCalls(spent)}</span>
        {warning ? <span className="block text-high text-xs">{warning}</span> : null}
      </dd>
    </div>
  );
}

function Models({ models }: Pick<CostReport, "models">) {
  return (
    <ul aria-label="Cost by model, last 30 days" className="mt-3 space-y-0.5">
      {models.map(({ model, priced, ...totals }) => (
        <li key={model} className="flex flex-wrap items-baseline gap-x-3">
          <span className="min-w-0 truncate font-mono text-xs">{model}</span>
          <span className="num text-muted text-xs">{formatCalls(totals)}</span>
          <span className="num ml-auto">{formatCost(totals.costMicros)}</span>
          {priced ? null : (
            <span className="basis-full text-high text-xs">
              This model has no price, so we use the highest price of the price table.
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
