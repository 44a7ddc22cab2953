import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, real, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Priority } from "@/lib/domain/ticket";
import type { ImportState, ModelMetrics, TrainingState } from "@/lib/domain/training";
import type { TriageField } from "@/lib/domain/triage";
import type { TrainingNote } from "@/lib/domain/triage-reason";
import { bytes, instant, key } from "./columns";

/** Learned models, newest by id; the last few of each field are kept. */
export const triageModels = pgTable(
  "triage_models",
  {
    id: key(),
    field: text().$type<TriageField>().notNull(),
    /** Of the layout of `body`; a model of another format is not read. */
    format: integer().notNull(),
    body: bytes().notNull(),
    rows: integer().notNull(),
    classes: integer().notNull(),
    seed: integer().notNull(),
    metrics: jsonb().$type<ModelMetrics>().notNull(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [index("triage_models_field").on(t.field, t.id)],
);

/** Trainings, one at a time: the partial unique index is the claim. */
export const trainings = pgTable(
  "trainings",
  {
    id: key(),
    state: text().$type<TrainingState>().notNull().default("running"),
    /** A training that is silent beyond this is dead, and another may take its place. */
    leasedUntil: instant().notNull(),
    /** 0 to 100. */
    progress: integer().notNull().default(0),
    /** How many labels there were when it began: the next is due when enough came after. */
    labels: integer().notNull().default(0),
    /** Why it failed or learned nothing; rows from before there were codes hold a sentence. */
    note: text().$type<TrainingNote>(),
    startedBy: uuid(),
    startedAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [uniqueIndex("trainings_one").on(t.state).where(sql`${t.state} = 'running'`)],
);

/** Files of decided tickets from elsewhere. Their rows count from the moment the state is `done`. */
export const trainingImports = pgTable(
  "training_imports",
  {
    id: key(),
    name: text().notNull(),
    /** SHA-256 of the file: the same one is not taken twice. */
    contentHash: text().notNull(),
    state: text().$type<ImportState>().notNull().default("running"),
    total: integer().notNull(),
    done: integer().notNull().default(0),
    /** The checked rows, packed, until all of them are in `examples`. */
    waiting: bytes(),
    /** A running import that made no progress by then is dead; a failed one is forgotten then. */
    leasedUntil: instant().notNull(),
    startedBy: uuid(),
    startedAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [uniqueIndex("training_imports_content").on(t.contentHash).where(sql`${t.state} <> 'failed'`)],
);

/** Imported rows: labelled texts that were never tickets here. */
export const trainingExamples = pgTable(
  "training_examples",
  {
    id: key(),
    importId: uuid()
      .notNull()
      .references(() => trainingImports.id, { onDelete: "cascade" }),
    text: text().notNull(),
    category: text(),
    priority: text().$type<Priority>(),
    skills: text().array(),
  },
  (t) => [
    index("training_examples_import").on(t.importId, t.id),
    index("training_examples_text").using("gin", sql`to_tsvector('simple'::regconfig, left(${t.text}, 1200))`),
  ],
);

/** In the words of the index `examples_text`: the beginning of a text, for finding examples that are like a ticket. */
export const SEARCHED_EXAMPLE = sql`to_tsvector('simple'::regconfig, left(${trainingExamples.text}, 1200))`;

/** Words that people's corrections point to, for an admin to accept or reject. */
export const keywordProposals = pgTable(
  "keyword_proposals",
  {
    id: key(),
    kind: text().$type<"keyword" | "alias">().notNull(),
    /** The category or skill it would belong to. */
    target: text().notNull(),
    phrase: text().notNull(),
    /** Corrected tickets that hold the phrase, and those that hold it and ended elsewhere. */
    speaksFor: integer().notNull(),
    speaksAgainst: integer().notNull(),
    state: text().$type<"open" | "accepted" | "rejected">().notNull().default("open"),
    decidedBy: uuid(),
    decidedAt: instant(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("keyword_proposals_once").on(t.kind, t.target, t.phrase),
    index("keyword_proposals_state").on(t.state, t.id),
  ],
);

/** Categories that were turned down to "suggest", because people kept too few of their values. Ends with `resetAt`. */
export const triageBreakers = pgTable(
  "triage_breakers",
  {
    id: key(),
    field: text().$type<TriageField>().notNull(),
    /** A category's slug, or of another field its value. */
    value: text().notNull(),
    kept: integer().notNull(),
    decided: integer().notNull(),
    /** Share, 0 to 1. */
    target: real().notNull(),
    trippedAt: instant().notNull(),
    resetAt: instant(),
    resetBy: uuid(),
  },
  (t) => [uniqueIndex("triage_breakers_one").on(t.field, t.value).where(sql`${t.resetAt} is null`)],
);

/** What vendors' models cost, by day and model: budgets are read from it. */
export const llmSpendDays = pgTable(
  "llm_spend_days",
  {
    /** `YYYY-MM-DD`, UTC. */
    day: text().notNull(),
    model: text().notNull(),
    purpose: text().$type<"triage" | "preview" | "shadow">().notNull(),
    calls: integer().notNull().default(0),
    inputTokens: integer().notNull().default(0),
    outputTokens: integer().notNull().default(0),
    costMicros: integer().notNull().default(0),
  },
  (t) => [uniqueIndex("llm_spend_days_once").on(t.day, t.model, t.purpose)],
);

/** Answers of vendors' models, kept a day: the same text is not paid for twice. */
export const llmAnswers = pgTable(
  "llm_answers",
  {
    /** SHA-256 of model, prompt version, lists and text. */
    key: text().primaryKey(),
    /** SHA-256 of the text alone: how the answer is found when the text is erased. */
    inputHash: text().notNull(),
    answer: jsonb().$type<unknown>().notNull(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [index("llm_answers_age").on(t.createdAt), index("llm_answers_input").on(t.inputHash)],
);
