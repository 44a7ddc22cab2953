/** States of a function run in the embedded engine. */
export const RUN_STATES = ["queued", "running", "completed", "failed", "cancelled"] as const;
export type RunState = (typeof RUN_STATES)[number];

/** `planned`: a separate call will run it. `waiting`: for time or an event. `done` and `failed` are memoised. */
export type StepState = "planned" | "waiting" | "done" | "failed";
