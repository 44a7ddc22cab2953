import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, real, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { HelpfulNote, TriageReason } from "@/lib/domain/triage-reason";
import type {
  DecisionMode,
  Doubt,
  Priority,
  Provenance,
  Source,
  TriageField,
  TriageProvider,
  TriageState,
} from "@/lib/words";
import { instant, key } from "./columns";
import { tickets } from "./tickets";

/** What was read for one field, and what it rests on. */
export interface FieldReading<T> {
  value: T;
  /** Which provider said this value: a chain may fill fields from different readers. What it cost, `tries` says. */
  provider: TriageProvider;
  source: Source;
  /** 0 to 1, or null where the reader gives none. */
  confidence: number | null;
  reason: TriageReason | null;
  /** Exact pieces of the ticket's text. */
  quotes: string[];
  /** True: may be written to the ticket. False: shown as a suggestion only. */
  apply: boolean;
  /** Why it may not be written; null where it may. Missing in readings from before the levels. */
  doubt?: Doubt | null;
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
  /** True: asked for comparison only. */
  shadow?: boolean;
  /** A vendor's name of its model, or the id of a row of `models`. */
  model?: string;
  promptVersion?: string;
  inputTokens?: number;
  outputTokens?: number;
  /** Millionths of a US dollar; missing beside tokens where the model's price was not known. */
  costMicros?: number;
  /** True: the answer to the same question was kept, and nobody was asked. */
  cached?: true;
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
    /** What the reader that did not decide would have said; null where nobody was asked for comparison. */
    shadow: jsonb().$type<VerdictFields>(),
    helpfulNotes: jsonb().$type<HelpfulNote[]>().notNull().default([]),
    proposedSkills: text().array().notNull().default([]),
    needsReview: text().array().notNull().default(sql`'{}'`),
    /** SHA-256 of the title and description that were read. */
    inputHash: text(),
    inputTokens: integer(),
    outputTokens: integer(),
    /** Millionths of the currency that the price table is kept in; of all calls for this reading. */
    costMicros: integer(),
    tries: jsonb().$type<ProviderTry[]>().notNull().default([]),
    durationMs: integer().notNull(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [uniqueIndex("verdicts_event").on(t.eventId), index("verdicts_ticket").on(t.ticketId, t.id)],
);

/**
 * The ledger: one row an automatic decision, written with the change it speaks of and never changed; a trigger refuses
 * it. Only the requester's own words in it (quotes, and reasons that repeat them) may be blanked, when they are erased.
 */
export const decisions = pgTable(
  "decisions",
  {
    id: key(),
    ticketId: uuid()
      .notNull()
      .references(() => tickets.id),
    verdictId: uuid()
      .notNull()
      .references(() => verdicts.id),
    field: text().$type<TriageField>().notNull(),
    /** As in `FieldReading.value`: a slug, a priority, a list of slugs. Of a title null: it is the ticket's text. */
    value: jsonb().$type<string | string[] | null>(),
    mode: text().$type<DecisionMode>().notNull(),
    doubt: text().$type<Doubt>(),
    source: text().$type<Source>().notNull(),
    provider: text().$type<TriageProvider>().notNull(),
    /** A vendor's name of its model, or the id of a row of `models`. */
    model: text(),
    promptVersion: text(),
    confidence: real(),
    reason: jsonb().$type<TriageReason>(),
    quotes: text().array().notNull().default([]),
    inputHash: text(),
    /** Of the whole reading: rows of one verdict and provider share it. */
    inputTokens: integer(),
    outputTokens: integer(),
    costMicros: integer(),
    durationMs: integer().notNull(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("decisions_once").on(t.verdictId, t.field, t.provider),
    index("decisions_ticket").on(t.ticketId, t.id),
    index("decisions_field").on(t.field, t.createdAt),
  ],
);

/** How a person's word on a field came about. */
export type LabelOrigin = "set" | "accepted" | "stood";

/**
 * What people decided, one row a ticket and field, the latest word: what decisions are measured against and the model
 * learns from. `set`: a person chose it. `accepted`: confirmed in review. `stood`: a person solved the ticket with it.
 */
export const labels = pgTable(
  "labels",
  {
    ticketId: uuid()
      .notNull()
      .references(() => tickets.id),
    field: text().$type<TriageField>().notNull(),
    value: jsonb().$type<string | string[]>().notNull(),
    origin: text().$type<LabelOrigin>().notNull(),
    /** Who had said the value that stood; `person` for `set` and `accepted`. */
    source: text().$type<Source>().notNull(),
    personId: uuid(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.ticketId, t.field] }), index("labels_field").on(t.field, t.at)],
);

/** What somebody answered to the suggestions of one verdict in the review inbox. */
export type ReviewAnswer = "accepted" | "changed" | "rejected" | "skipped";

/** How the answered fields stood before an answer, so that it can be taken back. */
export interface ReviewBefore {
  triage: TriageState;
  values: Partial<Pick<typeof tickets.$inferSelect, "categoryId" | "teamId" | "priority" | "skills" | "title">>;
  /** Of the answered fields; a field that is missing was nobody's word. */
  provenance: Partial<Record<TriageField, Provenance>>;
  /** Of the answered fields; moments as ISO text. */
  labels: (Omit<typeof labels.$inferSelect, "ticketId" | "at"> & { at: string })[];
}

/** Answers in the review inbox, one row each. The latest that was not undone counts; `skipped` holds for its person alone. */
export const reviews = pgTable(
  "reviews",
  {
    id: key(),
    ticketId: uuid()
      .notNull()
      .references(() => tickets.id),
    verdictId: uuid()
      .notNull()
      .references(() => verdicts.id),
    answer: text().$type<ReviewAnswer>().notNull(),
    /** The fields that were answered. */
    fields: text().array().$type<TriageField[]>().notNull(),
    personId: uuid().notNull(),
    at: instant().notNull(),
    /** Null where nothing was changed, and once the ticket's texts were erased. */
    before: jsonb().$type<ReviewBefore>(),
    undoneAt: instant(),
  },
  (t) => [index("reviews_verdict").on(t.verdictId, t.id), index("reviews_person").on(t.personId, t.at)],
);
