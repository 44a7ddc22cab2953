import Link from "next/link";
import { Cell, type Column, Row, Table } from "@/app/_components/table";
import { FiguresTable } from "@/app/_features/charts/figures-table";
import { formatCount, formatShortNumber } from "@/lib/display-text/labels";
import type { DryRun, MovedTicket } from "@/lib/routing/dry-run/views";
import { formatBeforeAfter, formatDryRunScope, formatDryRunSummary, formatNumber, formatShare } from "./dry-run-text";
import { PeopleChart } from "./people-chart";

/** The chart's limit of people; the table below shows all. */
const MAX_CHARTED = 10;

const TEAM_COLUMNS: readonly Column[] = [
  { key: "name", head: "Team" },
  { key: "tickets", head: "Tickets", right: true },
  { key: "match", head: "Assignee has a skill", right: true, from: "sm" },
  { key: "waited", head: "Waited", right: true },
];

/** The result of a dry run, which tests unsaved routing changes on past tickets: by person, by team and by ticket. */
export function DryRunReport({ run }: { run: DryRun }) {
  const { whole, people, teams } = run;
  if (whole.before.tickets === 0) return <p>{formatDryRunSummary(run)}</p>;
  return (
    <div className="space-y-5">
      <div className="space-y-1">
        <p className="font-medium text-base">{formatDryRunSummary(run)}</p>
        <p className="text-muted">{formatDryRunScope(run)}</p>
      </div>
      <section>
        <div className="mb-2 flex flex-wrap items-baseline gap-x-4 gap-y-1">
          <h3 className="sb-section-title">Tickets by person</h3>
          <Legend />
          {people.length > MAX_CHARTED ? (
            <span className="text-muted text-xs">the {MAX_CHARTED} largest changes</span>
          ) : null}
        </div>
        <PeopleChart people={people.slice(0, MAX_CHARTED)} />
        <FiguresTable
          caption="Tickets by person"
          heads={["Person", "Now", "With the change", "Skill match now", "Skill match with the change"]}
          rows={people.map(({ name, before, after }) => [
            name,
            formatNumber(before.tickets),
            formatNumber(after.tickets),
            formatShare(before.skillMatch),
            formatShare(after.skillMatch),
          ])}
        />
      </section>
      <section>
        <h3 className="sb-section-title mb-1">By team</h3>
        <div className="-mx-4 overflow-x-auto">
          <Table caption="By team" columns={TEAM_COLUMNS}>
            {teams.map(({ id, name, before, after }) => (
              <Row key={id ?? ""}>
                <Cell name>{name}</Cell>
                <Cell right>{formatBeforeAfter(before.tickets, after.tickets, formatNumber)}</Cell>
                <Cell right from="sm">
                  {formatBeforeAfter(before.skillMatch, after.skillMatch, formatShare)}
                </Cell>
                <Cell right>
                  <span className={after.waited > before.waited ? "text-warning" : undefined}>
                    {formatBeforeAfter(before.waited, after.waited, formatWaited)}
                  </span>
                </Cell>
              </Row>
            ))}
          </Table>
        </div>
      </section>
      {run.movedCount > 0 ? (
        <section>
          <h3 className="sb-section-title mb-1">
            {run.moved.length < run.movedCount
              ? `Newest ${run.moved.length} of ${formatCount(run.movedCount, "reassigned ticket")}`
              : "Reassigned tickets"}
          </h3>
          <MovedTickets moved={run.moved} />
        </section>
      ) : null}
    </div>
  );
}

const formatWaited = (waited: number): string => (waited === 0 ? "none" : formatNumber(waited));

function Legend() {
  return (
    <span className="flex gap-4 text-muted text-xs">
      {[
        ["now", "bg-faint"],
        ["with the change", "bg-chart-1"],
      ].map(([label, colour]) => (
        <span key={label} className="inline-flex items-center gap-1.5">
          <i aria-hidden="true" className={`size-2.5 rounded-xs ${colour}`} />
          {label}
        </span>
      ))}
    </span>
  );
}

/** Tickets that the change would have given to another assignee. */
function MovedTickets({ moved }: { moved: readonly MovedTicket[] }) {
  return (
    <ul className="divide-y divide-line">
      {moved.map(({ id, number, title, from, to, why }) => (
        <li key={id} className="py-2">
          <div className="flex flex-wrap items-baseline gap-x-3">
            <Link
              href={`/tickets/${number}`}
              className="min-w-40 flex-1 truncate rounded-sm underline-offset-2 hover:underline pointer-coarse:py-2"
              title={number}
            >
              <span className="num mr-2 text-muted text-xs">{formatShortNumber(number)}</span>
              {title ?? <span className="text-muted">no title yet</span>}
            </Link>
            <span className="whitespace-nowrap">
              <span className="text-muted">{from?.name ?? "Unassigned"} → </span>
              <span className={`font-medium ${to ? "" : "text-warning"}`}>{to?.name ?? "Unassigned"}</span>
            </span>
          </div>
          <p className="text-muted text-xs">{why}</p>
        </li>
      ))}
    </ul>
  );
}
