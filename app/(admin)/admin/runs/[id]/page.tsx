import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { RefreshEvery } from "@/app/_client/refresh-every";
import { ListPage } from "@/app/_components/list-page";
import { Time } from "@/app/_components/time";
import { Timeline } from "@/app/_components/timeline";
import { pageContext } from "@/app/_server/auth/page";
import { ADMIN_ROLES } from "@/app/_server/auth/staff-roles";
import { orNull } from "@/app/_server/or-null";
import { formatFunction, formatTrigger } from "@/app/(admin)/admin/runs/function-text";
import { RunStateLabel } from "@/app/(admin)/admin/runs/run-state-label";
import { formatDuration } from "@/lib/display-text/time";
import { engineMode } from "@/lib/env";
import { findRun, type RunDetails } from "@/lib/job-runs/queries";
import { StepItem } from "./step-item";

export const metadata: Metadata = { title: "Run" };

const LOOK_EVERY_MS = 2_000;

interface RunPageProps {
  params: Promise<{ id: string }>;
}

/** One run: what woke it, and each step on the track with its tries. */
export default async function RunPage({ params }: RunPageProps) {
  const { id } = await params;
  const ctx = await pageContext({ roles: ADMIN_ROLES, next: `/admin/runs/${id}` });
  const run = engineMode() === "embedded" ? await orNull(findRun(ctx, id)) : null;
  if (!run) notFound();
  const between = run.failures.filter(({ stepId }) => stepId === null);
  return (
    <ListPage
      title="Run"
      bar={
        <Link href="/admin/runs" className="link-in ml-auto">
          All runs
        </Link>
      }
    >
      {run.endedAt === null ? <RefreshEvery ms={LOOK_EVERY_MS} /> : null}
      <div className="mx-auto max-w-3xl px-4 py-6 md:px-8">
        <h2 className="font-semibold text-xl">{formatFunction(run.functionId)}</h2>
        <Facts run={run} />
        <h3 className="sb-section-title mt-6 mb-2">Steps</h3>
        {run.steps.length === 0 ? <p className="text-muted">No step yet.</p> : null}
        <Timeline label="Steps, in the order in which they began">
          {run.steps.map((step, index) => (
            <StepItem
              key={step.id}
              step={step}
              next={run.steps[index + 1]}
              failures={run.failures.filter(({ stepId }) => stepId === step.id)}
            />
          ))}
        </Timeline>
        {between.length > 0 ? (
          <>
            <h3 className="sb-section-title mt-6 mb-2">Outside of a step</h3>
            <ul className="space-y-1">
              {between.map(({ attempt, error, at }) => (
                <li key={`${attempt}-${at.toISOString()}`} className="text-error">
                  Try {attempt}: {error.message} <Time at={at.toISOString()} style="seconds" />
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </div>
    </ListPage>
  );
}

function Facts({ run }: { run: RunDetails }) {
  const { ticketId, personId } = run.event.ids;
  return (
    <dl className="mt-3 grid grid-cols-[6rem_minmax(0,1fr)] gap-y-1.5">
      <dt className="text-muted">State</dt>
      <dd>
        <RunStateLabel state={run.state} />
      </dd>
      <dt className="text-muted">Woken by</dt>
      <dd className="break-all">
        {formatTrigger(run.event.name)}
        <span className="ml-2 text-faint text-xs">{run.event.id}</span>
      </dd>
      {ticketId ? (
        <>
          <dt className="text-muted">Ticket</dt>
          <dd>
            <Link href={`/tickets/${ticketId}`} className="link-in">
              Open it
            </Link>
          </dd>
        </>
      ) : null}
      {personId ? (
        <>
          <dt className="text-muted">Person</dt>
          <dd>
            <Link href={`/people?person=${personId}`} className="link-in">
              Open
            </Link>
          </dd>
        </>
      ) : null}
      <dt className="text-muted">Began</dt>
      <dd>
        <Time at={(run.startedAt ?? run.createdAt).toISOString()} />
      </dd>
      <dt className="text-muted">Took</dt>
      <dd className="num">{run.durationMs === null ? "not over yet" : formatDuration(run.durationMs)}</dd>
      {run.dueAt && run.endedAt === null ? (
        <>
          <dt className="text-muted">Goes on</dt>
          <dd>
            <Time at={run.dueAt.toISOString()} style="seconds" />
          </dd>
        </>
      ) : null}
      {run.error ? (
        <>
          <dt className="text-muted">Ended by</dt>
          <dd className="text-error">{run.error.message}</dd>
        </>
      ) : null}
    </dl>
  );
}
