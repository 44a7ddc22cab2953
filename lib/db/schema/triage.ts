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

/** One row per triage run and event, even if the event arrives twice. Changes only when texts are erased. */
export const triageResults = pgTable(
  "triage_results",
  {
    id: key(),
    ticketId: uuid()
      .notNull()
      .references(() => tickets.id),
    eventId: uuid().notNull(),
    provider: text().$type<TriageProviderName>().notNull(),
    model: text(),
    promptVersion: text(),
    ticketVersion: integer().notNull(),
    fields: jsonb().$type<FieldResults>().notNull(),
    summary: text(),
    /** Values of models that only run for comparison ("shadow"), by field; null if there are none. */
    shadow: jsonb().$type<FieldResults>(),
    helpfulNotes: jsonb().$type<HelpfulNote[]>().notNull().default([]),
    proposedSkills: text().array().notNull().default([]),
    needsReview: text().array().notNull().default(sql`'{}'`),
    inputHash: text(),
    inputTokens: integer(),
    outputTokens: integer(),
    /** Millionths of the price table's currency, for all calls of this run. */
    costMicros: integer(),
    attempts: jsonb().$type<ProviderAttempt[]>().notNull().default([]),
    durationMs: integer().notNull(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [uniqueIndex("triage_results_event").on(t.eventId), index("triage_results_ticket").on(t.ticketId, t.id)],
);

/**
 * The decision log: one row per automatic value, written with the change itself. A trigger refuses updates, except
 * that the requester's own words (quotes, and reasons that repeat them) may be blanked when they are erased.
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
    /** A slug, a priority or a list of slugs; null for a title, which is the ticket's own text. */
    value: jsonb().$type<string | string[] | null>(),
    mode: text().$type<DecisionMode>().notNull(),
    holdReason: text().$type<HoldReason>(),
    source: text().$type<Source>().notNull(),
    provider: text().$type<TriageProviderName>().notNull(),
    /** A vendor's model name, or an id in `triage_models`. */
    model: text(),
    promptVersion: text(),
    confidence: real(),
    reason: jsonb().$type<TriageReason>(),
    quotes: text().array().notNull().default([]),
    inputHash: text(),
    /** The tokens of the whole run: all rows of one result and provider have the same number. */
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
 * Values that people decided, the latest per ticket and field: the training data, and the measure of AI accuracy.
 * `set`: a person chose it. `accepted`: confirmed in review. `implicit`: a person solved the ticket with it.
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
    /** The source of an `implicit` value; `person` for `set` and `accepted`. */
    source: text().$type<Source>().notNull(),
    personId: uuid(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.ticketId, t.field] }), index("triage_labels_field").on(t.field, t.at)],
);

/** Answers in the review inbox. The latest that is not undone counts; `skipped` counts only for its own person. */
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
    fields: text().array().$type<TriageField[]>().notNull(),
    personId: uuid().notNull(),
    at: instant().notNull(),
    /** Null when nothing was changed, or after the ticket was erased. */
    before: jsonb().$type<ReviewBefore>(),
    undoneAt: instant(),
  },
  (t) => [
    index("triage_reviews_result").on(t.triageResultId, t.id),
    index("triage_reviews_person").on(t.personId, t.at),
  ],
);
