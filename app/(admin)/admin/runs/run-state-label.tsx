import type { RunState as State } from "@/lib/domain/job-run";

const WORDS: Record<State, string> = {
  queued: "Waiting",
  running: "Running",
  completed: "Completed",
  failed: "Failed",
  cancelled: "Cancelled",
};
const MARKS: Record<State, string> = {
  queued: "rounded-full border-2 border-track",
  running: "rounded-full border-2 border-primary bg-accent",
  completed: "rounded-full bg-primary",
  failed: "rounded-xs bg-error",
  cancelled: "rounded-full border-2 border-edge",
};

/** A run's state, as a station and in a word. */
export function RunStateLabel({ state }: { state: State }) {
  return (
    <span className={`inline-flex items-center gap-2 ${state === "failed" ? "text-error" : ""}`}>
      <span className={`size-2.5 shrink-0 ${MARKS[state]}`} aria-hidden="true" />
      {WORDS[state]}
    </span>
  );
}
