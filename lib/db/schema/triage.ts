import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Priority, Source, TriageProvider } from "@/lib/words";
import { instant, key } from "./columns";
import { tickets } from "./tickets";

/** What was read for one field, and what it rests on. */
export interface FieldReading<T> {
  value: T;
  /** Which provider said this value: a chain may fill fields from different readers. */
  provider: TriageProvider;
  source: Source;
  /** 0 to 1, or null where the reader gives none. */
  confidence: number | null;
  reason: string | null;
  /** Exact pieces of the ticket's text. */
  quotes: string[];
  /** True: may be written to the ticket. False: shown as a suggestion only. */
  apply: boolean;
  /** The next best values, for the "why" card. */
  alternatives?: { value: T; confidence: number }[];
}

export interface VerdictFields {
  category?: FieldReading<string>;
  priority?: FieldReading<Priority>;
  skills?: FieldReading<string[]>;
  title?: FieldReading<string>;
}

/** A provider that was asked, and what came of it, in codes. */
export interface ProviderTry {
  provider: TriageProvider;
  /** `answered`, `repaired` (at the second try), `partial` (see `missing`), or why it could not: `timeout`, `rate_limited` … */
  outcome: string;
  /** Fields for which it named no value of ours. */
  missing?: string[];
  retryAfterSeconds?: number;
  ms: number;
}

/** One row a reading of a ticket; never changed after it was written. One event gives one verdict, however often it is delivered. */
export const verdicts = pgTable(
  "verdicts",
  {
    id: key(),
    ticketId: uuid()
      .notNull()
      .references(() => tickets.id),
    /** The event that asked for the reading. */
    eventId: uuid().notNull(),
    provider: text().$type<TriageProvider>().notNull(),
    model: text(),
    promptVersion: text(),
    /** The ticket's version that was read. */
    ticketVersion: integer().notNull(),
    fields: jsonb().$type<VerdictFields>().notNull(),
    summary: text(),
    helpfulNotes: text().array().notNull().default([]),
    proposedSkills: text().array().notNull().default([]),
    needsReview: text().array().notNull().default(sql`'{}'`),
    /** SHA-256 of the title and description that were read. */
    inputHash: text(),
    inputTokens: integer(),
    outputTokens: integer(),
    tries: jsonb().$type<ProviderTry[]>().notNull().default([]),
    durationMs: integer().notNull(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [uniqueIndex("verdicts_event").on(t.eventId), index("verdicts_ticket").on(t.ticketId, t.id)],
);
