import type { RunState } from "@/lib/domain/job-run";

export const RUN_STATE_LABELS: Record<RunState, string> = {
  queued: "Queued",
  running: "Running",
  completed: "Completed",
  failed: "Failed",
  cancelled: "Cancelled",
};
const MARKS: Record<RunState, string> = {
  queued: "rounded-full border-2 border-track",
  running: "rounded-full border-2 border-primary bg-accent",
  completed: "rounded-full bg-primary",
  failed: "rounded-xs bg-error",
  cancelled: "rounded-full border-2 border-edge",
};

export function RunStateLabel({ state }: { state: RunState }) {
  return (
    <span className={`inline-flex items-center gap-2 ${state === "failed" ? "text-error" : ""}`}>
      <span className={`size-2.5 shrink-0 ${MARKS[state]}`} aria-hidden="true" />
      {RUN_STATE_LABELS[state]}
    </span>
  );
}
