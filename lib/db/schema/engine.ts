import { sql } from "drizzle-orm";
import { index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { RunState, StepState } from "@/lib/domain/job-run";
import { instant, key } from "./columns";

/* Payloads are JSON as text: the SDK must get back exactly what it sent, and jsonb refuses NUL and lone surrogates. */

/** Received events. A row stays until it is processed, and at least 24 hours, to recognise a repeated id. */
export const engineEvents = pgTable(
  "engine_events",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    body: text().notNull(),
    receivedAt: instant().notNull(),
    /** When the engine processed the event; null until then. */
    scheduledAt: instant(),
  },
  (t) => [
    index("engine_events_unscheduled").on(t.receivedAt, t.id).where(sql`${t.scheduledAt} is null`),
    index("engine_events_age").on(t.receivedAt),
  ],
);

const due = {
  /** When the engine must act on the row; null while a run waits for its steps, and after the end. */
  dueAt: instant(),
  attempt: integer().notNull().default(0),
  /** How often a call was lost: the process ended, or its result could not be stored. */
  losses: integer().notNull().default(0),
  /** Identifies the running call; a call with another claim is stale. */
  claim: uuid(),
};

/** A run is one function, started by one event. When it is due, the engine calls the function, which continues. */
export const engineRuns = pgTable(
  "engine_runs",
  {
    id: key(),
    functionId: text().notNull(),
    eventId: text().notNull(),
    eventName: text().notNull(),
    event: text().notNull(),
    state: text().$type<RunState>().notNull().default("queued"),
    output: text(),
    error: text(),
    concurrencyKey: text(),
    ...due,
    createdAt: instant().notNull(),
    startedAt: instant(),
    endedAt: instant(),
  },
  (t) => [
    index("engine_runs_due").on(t.dueAt, t.id).where(sql`${t.dueAt} is not null and ${t.claim} is null`),
    index("engine_runs_claimed").on(t.id).where(sql`${t.claim} is not null`),
    index("engine_runs_function").on(t.functionId, t.id),
    index("engine_runs_state").on(t.state, t.id),
    index("engine_runs_live").on(t.functionId).where(sql`${t.endedAt} is null`),
    index("engine_runs_ended").on(t.endedAt).where(sql`${t.endedAt} is not null`),
  ],
);

/** The finished steps of a run, which never run again, and the steps that it waits for. */
export const engineSteps = pgTable(
  "engine_steps",
  {
    runId: uuid()
      .notNull()
      .references(() => engineRuns.id, { onDelete: "cascade" }),
    id: text().notNull(),
    op: text().notNull(),
    name: text().notNull(),
    state: text().$type<StepState>().notNull(),
    /** `{data}` or `{error}` in the SDK's form; null until it finishes. */
    memo: text(),
    /** Sorts finished steps in the order in which the SDK replays them. */
    finishedAs: uuid(),
    eventName: text(),
    condition: text(),
    ...due,
    startedAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.runId, t.id] }),
    index("engine_steps_due").on(t.dueAt).where(sql`${t.dueAt} is not null and ${t.claim} is null`),
    index("engine_steps_claimed").on(t.runId).where(sql`${t.claim} is not null`),
    index("engine_steps_waiting").on(t.eventName).where(sql`${t.state} = 'waiting'`),
  ],
);

/** Failed attempts, with their errors. */
export const engineFailures = pgTable(
  "engine_failures",
  {
    id: key(),
    runId: uuid()
      .notNull()
      .references(() => engineRuns.id, { onDelete: "cascade" }),
    stepId: text(),
    stepName: text(),
    attempt: integer().notNull(),
    error: text().notNull(),
    at: instant().notNull(),
    retryAt: instant(),
  },
  (t) => [index("engine_failures_run").on(t.runId, t.id)],
);

/** When each cron fires next. A time that passed while no process ran is still here, so the cron then fires late. */
export const engineCrons = pgTable(
  "engine_crons",
  { functionId: text().notNull(), cron: text().notNull(), nextAt: instant().notNull() },
  (t) => [primaryKey({ columns: [t.functionId, t.cron] })],
);

export const engineKeys = pgTable("engine_keys", { key: text().primaryKey(), until: instant().notNull() }, (t) => [
  index("engine_keys_until").on(t.until),
]);
