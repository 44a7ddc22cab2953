import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { RefreshEvery } from "@/app/_client/refresh-every";
import { ListPage } from "@/app/_components/list-page";
import { Time } from "@/app/_components/time";
import { Timeline, TimelineItem, type TimelineItemState } from "@/app/_components/timeline";
import { pageContext } from "@/app/_server/auth/page";
import { ADMIN_ROLES } from "@/app/_server/auth/staff-roles";
import { orNull } from "@/app/_server/or-null";
import { formatFunction, formatTrigger } from "@/app/(admin)/admin/runs/function-text";
import { RunStateLabel } from "@/app/(admin)/admin/runs/run-state-label";
import { formatCount } from "@/lib/display-text/labels";
import { formatDuration } from "@/lib/display-text/time";
import { engineMode } from "@/lib/env";
import { findRun, type RunDetails, type RunFailure, type RunStep } from "@/lib/job-runs/queries";

export const metadata: Metadata = { title: "Background job" };

const REFRESH_EVERY_MS = 2_000;

/** One run of a background job: its trigger, its steps and their failed attempts. */
export default async function RunPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const ctx = await pageContext({ roles: ADMIN_ROLES, next: `/admin/runs/${id}` });
  const run = engineMode() === "embedded" ? await orNull(findRun(ctx, id)) : null;
  if (!run) notFound();
  const outsideSteps = run.failures.filter(({ stepId }) => stepId === null);
  return (
    <ListPage
      title="Background job"
      bar={
        <Link href="/admin/runs" className="link-in ml-auto">
          All background jobs
        </Link>
      }
    >
      {run.endedAt === null ? <RefreshEvery ms={REFRESH_EVERY_MS} /> : null}
      <div className="mx-auto max-w-3xl px-4 py-6 md:px-8">
        <h2 className="font-semibold text-xl">{formatFunction(run.functionId)}</h2>
        <Details run={run} />
        <h3 className="sb-section-title mt-6 mb-2">Steps</h3>
        {run.steps.length === 0 ? <p className="text-muted">No steps yet.</p> : null}
        <Timeline label="Steps in order">
          {run.steps.map((step, index) => (
            <StepItem
              key={step.id}
              step={step}
              next={run.steps[index + 1]}
              failures={run.failures.filter(({ stepId }) => stepId === step.id)}
            />
          ))}
        </Timeline>
        {outsideSteps.length > 0 ? (
          <>
            <h3 className="sb-section-title mt-6 mb-2">Errors outside the steps</h3>
            <ul className="space-y-1">
              {outsideSteps.map(({ attempt, error, at }) => (
                <li key={`${attempt}-${at.toISOString()}`} className="text-error">
                  Attempt {attempt}: {error.message} <Time at={at.toISOString()} style="seconds" />
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </div>
    </ListPage>
  );
}

function Details({ run }: { run: RunDetails }) {
  const { ticketId, personId } = run.event.ids;
  return (
    <dl className="mt-3 grid grid-cols-[6rem_minmax(0,1fr)] gap-y-1.5">
      <Detail label="Status">
        <RunStateLabel state={run.state} />
      </Detail>
      <Detail label="Trigger">
        <span className="break-all">
          {formatTrigger(run.event.name)}
          <span className="ml-2 text-faint text-xs">{run.event.id}</span>
        </span>
      </Detail>
      {ticketId ? (
        <Detail label="Ticket">
          <Link href={`/tickets/${ticketId}`} className="link-in">
            Open ticket
          </Link>
        </Detail>
      ) : null}
      {personId ? (
        <Detail label="Person">
          <Link href={`/people?person=${personId}`} className="link-in">
            Open person
          </Link>
        </Detail>
      ) : null}
      <Detail label="Started">
        <Time at={(run.startedAt ?? run.createdAt).toISOString()} />
      </Detail>
      <Detail label="Duration">
        <span className="num">{run.durationMs === null ? "Not finished" : formatDuration(run.durationMs)}</span>
      </Detail>
      {run.dueAt && run.endedAt === null ? (
        <Detail label="Continues">
          <Time at={run.dueAt.toISOString()} style="seconds" />
        </Detail>
      ) : null}
      {run.error ? (
        <Detail label="Error">
          <span className="text-error">{run.error.message}</span>
        </Detail>
      ) : null}
    </dl>
  );
}

function Detail({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

type StepItemProps = { step: RunStep; next: RunStep | undefined; failures: readonly RunFailure[] };

/** Lists the step's failed attempts with their errors and retry times. */
function StepItem({ step, next, failures }: StepItemProps) {
  return (
    <TimelineItem
      state={itemState(step)}
      name={step.name}
      detail={formatStep(step)}
      right={step.durationMs === null ? undefined : formatDuration(step.durationMs)}
      ahead={next !== undefined && itemState(next) === "waiting"}
    >
      {step.dueAt && step.endedAt === null ? (
        <p className="text-muted text-xs">
          {step.state === "waiting" ? "Waits until" : "Next attempt"}{" "}
          <Time at={step.dueAt.toISOString()} style="seconds" />
          {step.eventName ? ` or for the event ${step.eventName}` : ""}
        </p>
      ) : null}
      {step.error ? <p className="pb-1 text-error text-xs">{step.error.message}</p> : null}
      {failures.length > 0 ? (
        <ul className="pb-1.5 text-xs">
          {failures.map(({ attempt, error, at, retryAt }) => (
            <li key={attempt} className="flex flex-wrap gap-x-2">
              <span className="text-error">
                Attempt {attempt}: {error.message}
              </span>
              <span className="text-muted">
                <Time at={at.toISOString()} style="seconds" />
                {retryAt ? (
                  <>
                    , retried at <Time at={retryAt.toISOString()} style="seconds" />
                  </>
                ) : (
                  ", last attempt"
                )}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </TimelineItem>
  );
}

function itemState({ state, underWay }: RunStep): TimelineItemState {
  if (state === "done" || state === "failed") return state;
  return underWay ? "running" : "waiting";
}

const OP_LABELS: Record<string, string> = {
  Sleep: "Delay",
  WaitForEvent: "Waits for an event",
  InvokeFunction: "Runs another job",
};

function formatStep({ op, attempts }: RunStep): string {
  return [OP_LABELS[op] ?? "", attempts > 1 ? formatCount(attempts, "attempt") : ""].filter(Boolean).join(", ");
}
