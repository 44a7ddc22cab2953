/* The history of tickets and people: names of events and who caused them. */

// Names

export const EVENT_TYPES = [
  "user/signup",
  "ticket/created",
  "ticket/updated",
  "ticket/triage.requested",
  "ticket/triaged",
  "ticket/approval.requested",
  "ticket/approval.decided",
  "ticket/approval.delegated",
  "ticket/approval.escalated",
  "ticket/approval.ended",
  "ticket/rules.applied",
  "ticket/handover.offered",
  "ticket/handover.answered",
  "ticket/assigned",
  "ticket/unassigned",
  "ticket/message.added",
  "ticket/status.changed",
  "ticket/sla.due",
  "person/updated",
  "person/availability.changed",
  "person/deactivated",
  "triage/import.requested",
  "triage/training.requested",
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

// Actors

export const ACTOR_KINDS = ["person", "visitor", "link", "job"] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** What acts without a person: background jobs, the start of the app and commands. History shows these names. */
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
