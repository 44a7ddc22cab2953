import { Time } from "@/app/_components/time";
import { TimelineItem, type TimelineItemState } from "@/app/_components/timeline";
import { formatCount } from "@/lib/display-text/labels";
import { formatDuration } from "@/lib/display-text/time";
import type { RunFailure, RunStep } from "@/lib/job-runs/queries";

interface StepItemProps {
  step: RunStep;
  next: RunStep | undefined;
  failures: readonly RunFailure[];
}

/** A step in the timeline, with its failed attempts: the error and the time of the retry. */
export function StepItem({ step, next, failures }: StepItemProps) {
  return (
    <TimelineItem
      state={itemState(step)}
      name={step.name}
      fact={formatStep(step)}
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
