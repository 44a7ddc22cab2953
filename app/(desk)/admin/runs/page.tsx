import { ExternalLink } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { pageContext } from "@/app/_auth/page";
import { Empty } from "@/app/_ui/empty";
import { Cell, type Column, Row, Table } from "@/app/_ui/table";
import { Time } from "@/app/_ui/time";
import { durationWords } from "@/app/_ui/time-words";
import { engineMode, env } from "@/lib/env";
import { listRunFunctions, listRuns } from "@/lib/runs/queries";
import { MoreLink } from "../../_parts/more-link";
import { PanePage } from "../../_parts/pane-page";
import { RefreshEvery } from "../../_parts/refresh-every";
import { ADMINS } from "../../_parts/staff";
import { eventWords, functionWords } from "./function-words";
import { RunFilter } from "./run-filter";
import { RunState } from "./run-state";
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
  const ctx = await pageContext({ roles: ADMINS, next: "/admin/runs" });
  if (engineMode() !== "embedded") return <Elsewhere />;
  const functions = await listRunFunctions(ctx);
  const state = readRuns(await searchParams, functions);
  const { runs, nextCursor } = await listRuns(ctx, runsInput(state));
  const isFirstPage = state.cursor === null;
  return (
    <PanePage title="Runs" bar={<RunFilter functions={functions} state={state} />}>
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
                  {functionWords(run.functionId)}
                </Link>
              </Cell>
              <Cell from="md">
                <span className="text-muted">{eventWords(run.event.name)}</span>
              </Cell>
              <Cell>
                <RunState state={run.state} />
              </Cell>
              <Cell right>
                <Time at={(run.startedAt ?? run.createdAt).toISOString()} />
              </Cell>
              <Cell right from="sm">
                {run.durationMs === null ? <span className="text-faint">–</span> : durationWords(run.durationMs)}
              </Cell>
            </Row>
          ))}
        </Table>
      )}
      <MoreLink href={nextCursor ? runsHref({ ...state, cursor: nextCursor }) : null} />
    </PanePage>
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
    <PanePage title="Runs">
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
    </PanePage>
  );
}
