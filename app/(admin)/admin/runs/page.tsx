import { ExternalLink } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { RefreshEvery } from "@/app/_client/refresh-every";
import { Empty } from "@/app/_components/empty";
import { ListPage } from "@/app/_components/list-page";
import { MoreLink } from "@/app/_components/more-link";
import { Cell, type Column, Row, Table } from "@/app/_components/table";
import { Time } from "@/app/_components/time";
import type { SearchPageProps } from "@/app/_features/resources/search-params";
import { pageContext } from "@/app/_server/auth/page";
import { ADMIN_ROLES } from "@/app/_server/auth/staff-roles";
import { formatDuration } from "@/lib/display-text/time";
import { engineMode, env } from "@/lib/env";
import { listRunFunctions, listRuns } from "@/lib/job-runs/queries";
import { formatFunction, formatTrigger } from "./function-text";
import { RunFilter } from "./run-filter";
import { RunStateLabel } from "./run-state-label";
import { readRuns, runsHref, runsInput } from "./runs-query";

export const metadata: Metadata = { title: "Background jobs" };

const COLUMNS: readonly Column[] = [
  { key: "function", head: "Job" },
  { key: "trigger", head: "Trigger", from: "lg" },
  { key: "state", head: "Status" },
  { key: "started", head: "Started", right: true },
  { key: "duration", head: "Duration", right: true, from: "sm" },
];

const REFRESH_EVERY_MS = 5_000;

/** The runs of background jobs, newest first. If Inngest runs the jobs, the page links to its dashboard instead. */
export default async function RunsPage({ searchParams }: SearchPageProps) {
  const ctx = await pageContext({ roles: ADMIN_ROLES, next: "/admin/runs" });
  if (engineMode() !== "embedded") return <InngestLink />;
  const functions = await listRunFunctions(ctx);
  const state = readRuns(await searchParams, functions);
  const { runs, nextCursor } = await listRuns(ctx, runsInput(state));
  const isFirstPage = state.cursor === null;
  return (
    <ListPage title="Background jobs" bar={<RunFilter functions={functions} state={state} />}>
      {isFirstPage ? <RefreshEvery ms={REFRESH_EVERY_MS} /> : null}
      {runs.length === 0 ? (
        <Empty title="No background jobs">
          No job matches these filters. We delete finished jobs after 7 days or less.
        </Empty>
      ) : (
        <Table caption="Background jobs" columns={COLUMNS}>
          {runs.map((run) => (
            <Row key={run.id}>
              <Cell name>
                <Link href={`/admin/runs/${run.id}`} className="rounded-sm font-semibold">
                  {formatFunction(run.functionId)}
                </Link>
              </Cell>
              <Cell from="lg">
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

function InngestLink() {
  const { INNGEST_DEV: devUrl, INNGEST_BASE_URL: baseUrl } = env();
  const isDev = engineMode() === "dev";
  const url = isDev ? (devUrl?.startsWith("http") ? devUrl : DEV_SERVER) : (baseUrl ?? CLOUD);
  return (
    <ListPage title="Background jobs">
      <Empty
        title="Inngest runs the background jobs"
        action={
          <a href={url} className="btn btn-primary" target="_blank" rel="noreferrer">
            {isDev ? "Open the Inngest dev server" : "Open Inngest"}
            <ExternalLink size={14} strokeWidth={1.75} aria-hidden="true" />
            <span className="sr-only">(opens in a new tab)</span>
          </a>
        }
      >
        The dashboard at {new URL(url).host} shows every job with its steps and attempts.
      </Empty>
    </ListPage>
  );
}
