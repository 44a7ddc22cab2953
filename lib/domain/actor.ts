export const ACTOR_KINDS = ["person", "visitor", "link", "job"] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** Actors that are programs: background jobs, the start of the app, and commands. History shows these names. */
export const JOBS = [
  "account-mail",
  "admin:create",
  "approval",
  "handover",
  "import",
  "learning",
  "mail",
  "pipeline",
  "routing",
  "start-up",
  "sweep",
  "training",
  "triage",
  "triage:import",
  "triage:train",
  "watch-trust",
] as const;
export type JobName = (typeof JOBS)[number];
