import { Time } from "@/app/_components/time";
import { TimelineItem, type TimelineItemState } from "@/app/_components/timeline";
import { formatCount } from "@/lib/display-text/labels";
import { formatDuration } from "@/lib/display-text/time";
import type { RunFailure, RunStep } from "@/lib/job-runs/queries";

interface StepStopProps {
  step: RunStep;
  next: RunStep | undefined;
  failures: readonly RunFailure[];
}

/** A step on the track; tries that failed stand under it, each with its error and when it was tried again. */
export function StepItem({ step, next, failures }: StepStopProps) {
  const state = stopState(step);
  return (
    <TimelineItem
      state={state}
      name={step.name}
      fact={factOf(step)}
      right={step.durationMs === null ? undefined : formatDuration(step.durationMs)}
      ahead={next !== undefined && stopState(next) === "waiting"}
    >
      {step.dueAt && step.endedAt === null ? (
        <p className="text-muted text-xs">
          {step.state === "waiting" ? "Waits until" : "Next try"} <Time at={step.dueAt.toISOString()} style="seconds" />
          {step.eventName ? `, or for ${step.eventName}` : ""}
        </p>
      ) : null}
      {step.error ? <p className="pb-1 text-error text-xs">{step.error.message}</p> : null}
      {failures.length > 0 ? (
        <ul className="pb-1.5 text-xs">
          {failures.map(({ attempt, error, at, retryAt }) => (
            <li key={attempt} className="flex flex-wrap gap-x-2">
              <span className="text-error">
                Try {attempt}: {error.message}
              </span>
              <span className="text-muted">
                <Time at={at.toISOString()} style="seconds" />
                {retryAt ? (
                  <>
                    , again at <Time at={retryAt.toISOString()} style="seconds" />
                  </>
                ) : (
                  ", the last one"
                )}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </TimelineItem>
  );
}

function stopState({ state, underWay }: RunStep): TimelineItemState {
  if (state === "done" || state === "failed") return state;
  return underWay ? "running" : "waiting";
}

const OPS: Record<string, string> = {
  Sleep: "a wait",
  WaitForEvent: "waits for an event",
  InvokeFunction: "calls another function",
};

function factOf({ op, attempts }: RunStep): string {
  return [OPS[op] ?? "", attempts > 1 ? formatCount(attempts, "try", "tries") : ""].filter(Boolean).join(", ");
}
