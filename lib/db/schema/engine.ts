import { sql } from "drizzle-orm";
import { index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { RunState, StepState } from "@/lib/domain/job-run";
import { instant, key } from "./columns";

/*
 * The embedded engine's state. Payloads are JSON kept as text: a step may answer with a NUL or a lone surrogate,
 * which jsonb refuses, and what the SDK gets back must be what it gave.
 */

/** Events as they came in. Rows stay 24 hours, because the id is what a repeat is recognised by. */
export const engineEvents = pgTable(
  "engine_events",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** The whole event as functions get it. */
    body: text().notNull(),
    receivedAt: instant().notNull(),
    /** When it became runs, or was found to wake nobody. */
    scheduledAt: instant(),
  },
  (t) => [
    index("engine_events_unscheduled").on(t.receivedAt, t.id).where(sql`${t.scheduledAt} is null`),
    index("engine_events_age").on(t.receivedAt),
  ],
);

/** What a call or a wake-up that is to come is kept by, on the run or the step that it is for. */
const due = {
  /** Null while nothing is to be done: it waits for steps, or has ended. */
  dueAt: instant(),
  /** Attempts that failed since the last success. */
  attempt: integer().notNull().default(0),
  /** How often a call was lost: the process ended, or its result could not be stored. */
  losses: integer().notNull().default(0),
  /** Names the call that is under way; a call that no longer bears it is stale. */
  claim: uuid(),
};

/** One function called by one event. While it is due, the function is called to go on by itself. */
export const engineRuns = pgTable(
  "engine_runs",
  {
    id: key(),
    functionId: text().notNull(),
    eventId: text().notNull(),
    eventName: text().notNull(),
    event: text().notNull(),
    state: text().$type<RunState>().notNull().default("queued"),
    /** The result, or null while there is none. */
    output: text(),
    /** `{name, message, stack}` of what ended a failed or cancelled run. */
    error: text(),
    /** Runs with the same lane share one concurrency limit. */
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

/** What a run has done (memoised, never done again) and what it waits for. While one is due, it is to be run or woken. */
export const engineSteps = pgTable(
  "engine_steps",
  {
    runId: uuid()
      .notNull()
      .references(() => engineRuns.id, { onDelete: "cascade" }),
    /** The SDK's: SHA-1 of the step's name and index. */
    id: text().notNull(),
    op: text().notNull(),
    name: text().notNull(),
    state: text().$type<StepState>().notNull(),
    /** `{data}` or `{error}` in the SDK's form; null while not finished. */
    memo: text(),
    /** Grows with each step that finishes: the order in which the SDK replays them. */
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

/** Attempts that failed, with what they said. */
export const engineFailures = pgTable(
  "engine_failures",
  {
    id: key(),
    runId: uuid()
      .notNull()
      .references(() => engineRuns.id, { onDelete: "cascade" }),
    /** Null where the function failed outside of a step. */
    stepId: text(),
    stepName: text(),
    attempt: integer().notNull(),
    error: text().notNull(),
    at: instant().notNull(),
    /** Null after the last attempt. */
    retryAt: instant(),
  },
  (t) => [index("engine_failures_run").on(t.runId, t.id)],
);

/** When each cron fires next: one that was missed while no process lived is found here. */
export const engineCrons = pgTable(
  "engine_crons",
  { functionId: text().notNull(), cron: text().notNull(), nextAt: instant().notNull() },
  (t) => [primaryKey({ columns: [t.functionId, t.cron] })],
);

/** Idempotency keys of functions, 24 hours each. */
export const engineKeys = pgTable("engine_keys", { key: text().primaryKey(), until: instant().notNull() }, (t) => [
  index("engine_keys_until").on(t.until),
]);
