import Link from "next/link";
import { Meter } from "@/app/_ui/meter";
import type { CostReport } from "@/lib/triage/cost/queries";
import { AsTable } from "../../_parts/as-table";
import { CostChart } from "./cost-chart";
import { budgetWords, dayWords, PURPOSES, spentWords, takenWords, usedShare } from "./cost-words";
import { Sheet } from "./triage-frame";
import { costWords } from "./trust-words";

/** What vendors' models cost, by day and against the budgets. */
export function CostSheet({ report, cheaperModel }: { report: CostReport; cheaperModel: string | null }) {
  const { model, days, models } = report;
  const calls = days.reduce((all, day) => all + day.calls, 0);
  if (!model && calls === 0) {
    return (
      <Sheet title="Cost">
        <p className="text-muted">No key is set: nothing is sent outside, and reading costs nothing.</p>
      </Sheet>
    );
  }
  return (
    <Sheet
      title="Cost"
      about={
        model
          ? "What readings by Gemini took, by days in UTC. The same question within a day is answered from what was kept and costs nothing."
          : "No key is set: nothing is sent outside any more."
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
        <p className="mt-4 text-muted">Nobody outside was asked in the last 30 days.</p>
      ) : (
        <>
          <ul className="mt-4 mb-1 flex flex-wrap gap-x-4 gap-y-1 text-muted text-xs">
            {PURPOSES.map(({ purpose, name, dot }) => (
              <li key={purpose} className="inline-flex items-center gap-1.5">
                <i aria-hidden="true" className={`size-2.5 rounded-xs ${dot}`} />
                {name}
              </li>
            ))}
          </ul>
          <CostChart days={days} />
          <Models models={models} />
          <AsTable
            caption="Cost by day"
            heads={["Day", "Calls", "Tokens in", "Tokens out", ...PURPOSES.map(({ name }) => name), "Cost"]}
            rows={days
              .filter((day) => day.calls > 0)
              .map((day) => [
                dayWords(day.day),
                day.calls.toLocaleString("en"),
                day.inputTokens.toLocaleString("en"),
                day.outputTokens.toLocaleString("en"),
                ...PURPOSES.map(({ purpose }) => costWords(day.byPurpose[purpose])),
                costWords(day.costMicros),
              ])}
          />
        </>
      )}
    </Sheet>
  );
}

function Spent({
  name,
  spent,
  cheaperModel,
}: {
  name: string;
  spent: CostReport["today"];
  cheaperModel: string | null;
}) {
  const used = usedShare(spent);
  const warning = budgetWords(used, cheaperModel);
  return (
    <div>
      <dt className="text-muted">{name}</dt>
      <dd>
        <span className="num block font-semibold text-lg">{spentWords(spent)}</span>
        {used === null ? null : (
          <span className={`my-1.5 block ${warning ? "text-high" : "text-primary"}`}>
            <Meter share={used} width="100%" />
          </span>
        )}
        <span className="num text-muted text-xs">{takenWords(spent)}</span>
        {warning ? <span className="block text-high text-xs">{warning}</span> : null}
      </dd>
    </div>
  );
}

function Models({ models }: Pick<CostReport, "models">) {
  return (
    <ul aria-label="By model, in the last 30 days" className="mt-3 space-y-0.5">
      {models.map(({ model, priced, ...taken }) => (
        <li key={model} className="flex flex-wrap items-baseline gap-x-3">
          <span className="min-w-0 truncate font-mono text-xs">{model}</span>
          <span className="num text-muted text-xs">{takenWords(taken)}</span>
          <span className="num ml-auto">{costWords(taken.costMicros)}</span>
          {priced ? null : (
            <span className="basis-full text-high text-xs">
              Price unknown: counted at the dearest price in the table.
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
