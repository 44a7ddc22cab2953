import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, real, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Source } from "@/lib/domain/ticket";
import type {
  DecisionMode,
  FieldResults,
  HoldReason,
  LabelOrigin,
  ProviderAttempt,
  ReviewAnswer,
  ReviewBefore,
  TriageField,
  TriageProviderName,
} from "@/lib/domain/triage";
import type { HelpfulNote, TriageReason } from "@/lib/domain/triage-reason";
import { instant, key } from "./columns";
import { tickets } from "./tickets";

/** One row a reading of a ticket; never changed after it was written. One event gives one verdict, however often it is delivered. */
export const triageResults = pgTable(
  "triage_results",
  {
    id: key(),
    ticketId: uuid()
      .notNull()
      .references(() => tickets.id),
    /** The event that asked for the reading. */
    eventId: uuid().notNull(),
    provider: text().$type<TriageProviderName>().notNull(),
    model: text(),
    promptVersion: text(),
    /** The ticket's version that was read. */
    ticketVersion: integer().notNull(),
    fields: jsonb().$type<FieldResults>().notNull(),
    summary: text(),
    /** What the reader that did not decide would have said; null where nobody was asked for comparison. */
    shadow: jsonb().$type<FieldResults>(),
    helpfulNotes: jsonb().$type<HelpfulNote[]>().notNull().default([]),
    proposedSkills: text().array().notNull().default([]),
    needsReview: text().array().notNull().default(sql`'{}'`),
    /** SHA-256 of the title and description that were read. */
    inputHash: text(),
    inputTokens: integer(),
    outputTokens: integer(),
    /** Millionths of the currency that the price table is kept in; of all calls for this reading. */
    costMicros: integer(),
    attempts: jsonb().$type<ProviderAttempt[]>().notNull().default([]),
    durationMs: integer().notNull(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [uniqueIndex("triage_results_event").on(t.eventId), index("triage_results_ticket").on(t.ticketId, t.id)],
);

/**
 * The ledger: one row an automatic decision, written with the change it speaks of and never changed; a trigger refuses
 * it. Only the requester's own words in it (quotes, and reasons that repeat them) may be blanked, when they are erased.
 */
export const triageDecisions = pgTable(
  "triage_decisions",
  {
    id: key(),
    ticketId: uuid()
      .notNull()
      .references(() => tickets.id),
    triageResultId: uuid()
      .notNull()
      .references(() => triageResults.id),
    field: text().$type<TriageField>().notNull(),
    /** As in `FieldReading.value`: a slug, a priority, a list of slugs. Of a title null: it is the ticket's text. */
    value: jsonb().$type<string | string[] | null>(),
    mode: text().$type<DecisionMode>().notNull(),
    holdReason: text().$type<HoldReason>(),
    source: text().$type<Source>().notNull(),
    provider: text().$type<TriageProviderName>().notNull(),
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
    uniqueIndex("triage_decisions_once").on(t.triageResultId, t.field, t.provider),
    index("triage_decisions_ticket").on(t.ticketId, t.id),
    index("triage_decisions_field").on(t.field, t.createdAt),
  ],
);

/**
 * What people decided, one row a ticket and field, the latest word: what decisions are measured against and the model
 * learns from. `set`: a person chose it. `accepted`: confirmed in review. `stood`: a person solved the ticket with it.
 */
export const triageLabels = pgTable(
  "triage_labels",
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
  (t) => [primaryKey({ columns: [t.ticketId, t.field] }), index("triage_labels_field").on(t.field, t.at)],
);

/** Answers in the review inbox, one row each. The latest that was not undone counts; `skipped` holds for its person alone. */
export const triageReviews = pgTable(
  "triage_reviews",
  {
    id: key(),
    ticketId: uuid()
      .notNull()
      .references(() => tickets.id),
    triageResultId: uuid()
      .notNull()
      .references(() => triageResults.id),
    answer: text().$type<ReviewAnswer>().notNull(),
    /** The fields that were answered. */
    fields: text().array().$type<TriageField[]>().notNull(),
    personId: uuid().notNull(),
    at: instant().notNull(),
    /** Null where nothing was changed, and once the ticket's texts were erased. */
    before: jsonb().$type<ReviewBefore>(),
    undoneAt: instant(),
  },
  (t) => [
    index("triage_reviews_result").on(t.triageResultId, t.id),
    index("triage_reviews_person").on(t.personId, t.at),
  ],
);
