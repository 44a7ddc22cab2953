import { ExternalLink } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { RefreshEvery } from "@/app/_client/refresh-every";
import { Empty } from "@/app/_components/empty";
import { ListPage } from "@/app/_components/list-page";
import { MoreLink } from "@/app/_components/more-link";
import { Cell, type Column, Row, Table } from "@/app/_components/table";
import { Time } from "@/app/_components/time";
import { pageContext } from "@/app/_server/auth/page";
import { ADMIN_ROLES } from "@/app/_server/auth/staff-roles";
import { formatDuration } from "@/lib/display-text/time";
import { engineMode, env } from "@/lib/env";
import { listRunFunctions, listRuns } from "@/lib/job-runs/queries";
import { formatFunction, formatTrigger } from "./function-text";
import { RunFilter } from "./run-filter";
import { RunStateLabel } from "./run-state-label";
import { readRuns, runsHref, runsInput } from "./runs-query";

export const metadata: Metadata = { title: "Runs" };

const COLUMNS: readonly Column[] = [
  { key: "function", head: "Function" },
  { key: "event", head: "Woken by", from: "md" },
  { key: "state", head: "State" },
  { key: "began", head: "Began", right: true },
  { key: "took", head: "Took", right: true, from: "sm" },
];

const LOOK_EVERY_MS = 5_000;

interface RunsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What the embedded engine has run. Where Inngest runs the functions, its own dashboard knows more. */
export default async function RunsPage({ searchParams }: RunsPageProps) {
  const ctx = await pageContext({ roles: ADMIN_ROLES, next: "/admin/runs" });
  if (engineMode() !== "embedded") return <Elsewhere />;
  const functions = await listRunFunctions(ctx);
  const state = readRuns(await searchParams, functions);
  const { runs, nextCursor } = await listRuns(ctx, runsInput(state));
  const isFirstPage = state.cursor === null;
  return (
    <ListPage title="Runs" bar={<RunFilter functions={functions} state={state} />}>
      {isFirstPage ? <RefreshEvery ms={LOOK_EVERY_MS} /> : null}
      {runs.length === 0 ? (
        <Empty title="Nothing ran">
          No function has run with these filters. Runs are kept for a while, then forgotten.
        </Empty>
      ) : (
        <Table caption="Runs" columns={COLUMNS}>
          {runs.map((run) => (
            <Row key={run.id}>
              <Cell name>
                <Link href={`/admin/runs/${run.id}`} className="rounded-sm font-semibold">
                  {formatFunction(run.functionId)}
                </Link>
              </Cell>
              <Cell from="md">
                <span className="text-muted">{formatTrigger(run.event.name)}</span>
              </Cell>
              <Cell>
                <RunStateLabel state={run.state} />
              </Cell>
              <Cell right>
                <Time at={(run.startedAt ?? run.createdAt).toISOString()} />
              </Cell>
              <Cell right from="sm">
                {run.durationMs === null ? <span className="text-faint">–</span> : formatDuration(run.durationMs)}
              </Cell>
            </Row>
          ))}
        </Table>
      )}
      <MoreLink href={nextCursor ? runsHref({ ...state, cursor: nextCursor }) : null} />
    </ListPage>
  );
}

const CLOUD = "https://app.inngest.com";
const DEV_SERVER = "http://localhost:8288";

/** Inngest runs the functions and shows them: a cloud's dashboard, or the dev server's. */
function Elsewhere() {
  const { INNGEST_DEV: dev, INNGEST_BASE_URL: own } = env();
  const isDev = engineMode() === "dev";
  const address = isDev ? (dev?.startsWith("http") ? dev : DEV_SERVER) : (own ?? CLOUD);
  return (
    <ListPage title="Runs">
      <Empty
        title="Inngest runs the functions here"
        action={
          <a href={address} className="btn btn-primary" target="_blank" rel="noreferrer">
            Open {isDev ? "the dev server" : "Inngest"}
            <ExternalLink size={14} strokeWidth={1.75} aria-hidden="true" />
            <span className="sr-only">in a new tab</span>
          </a>
        }
      >
        Every run, with its steps and tries, stands in its dashboard at {new URL(address).host}.
      </Empty>
    </ListPage>
  );
}
