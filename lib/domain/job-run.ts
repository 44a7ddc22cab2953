/** What became of a function's run, as the embedded engine keeps it. */
export const RUN_STATES = ["queued", "running", "completed", "failed", "cancelled"] as const;
export type RunState = (typeof RUN_STATES)[number];

/** `planned`: to be run by a call of its own. `waiting`: for time or an event. `done` and `failed` are memoised. */
export type StepState = "planned" | "waiting" | "done" | "failed";
