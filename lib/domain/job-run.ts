/** The states of a background job's run in the built-in job engine. */
export const RUN_STATES = ["queued", "running", "completed", "failed", "cancelled"] as const;
export type RunState = (typeof RUN_STATES)[number];

/**
 * `planned`: a later call runs the step. `waiting`: for a time or an event. `done`, `failed`: the outcome is stored.
 */
export type StepState = "planned" | "waiting" | "done" | "failed";
