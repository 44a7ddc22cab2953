import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, real, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Priority } from "@/lib/domain/ticket";
import type { ImportState, ModelMetrics, TrainingState } from "@/lib/domain/training";
import type { TriageField } from "@/lib/domain/triage";
import type { TrainingNote } from "@/lib/domain/triage-reason";
import { bytes, instant, key } from "./columns";

/** Trained models, newest by id; only the last few of each field are stored. */
export const triageModels = pgTable(
  "triage_models",
  {
    id: key(),
    field: text().$type<TriageField>().notNull(),
    /** Version of the layout of `body`; models of other versions are ignored. */
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

export const trainings = pgTable(
  "trainings",
  {
    id: key(),
    state: text().$type<TrainingState>().notNull().default("running"),
    /** Each progress moves this time. If it passes, the training counts as dead, and another may start. */
    leasedUntil: instant().notNull(),
    progress: integer().notNull().default(0),
    /** Number of labels (values that people set) at the start. Enough newer ones make the next training due. */
    labels: integer().notNull().default(0),
    /** A code for why the training failed or learned nothing; in old rows a sentence. */
    note: text().$type<TrainingNote>(),
    startedBy: uuid(),
    startedAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [uniqueIndex("trainings_one").on(t.state).where(sql`${t.state} = 'running'`)],
);

export const trainingImports = pgTable(
  "training_imports",
  {
    id: key(),
    name: text().notNull(),
    contentHash: text().notNull(),
    state: text().$type<ImportState>().notNull().default("running"),
    total: integer().notNull(),
    done: integer().notNull().default(0),
    /** The checked rows, packed, until all of them are in `training_examples`. */
    waiting: bytes(),
    /** Each progress moves this time. If it passes, an import that is not done is deleted. */
    leasedUntil: instant().notNull(),
    startedBy: uuid(),
    startedAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [uniqueIndex("training_imports_content").on(t.contentHash).where(sql`${t.state} <> 'failed'`)],
);

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

/** The expression of the index `training_examples_text`; queries must use it verbatim. */
export const SEARCHED_EXAMPLE = sql`to_tsvector('simple'::regconfig, left(${trainingExamples.text}, 1200))`;

/** Keywords and aliases suggested by people's corrections, for an admin to accept or reject. */
export const keywordProposals = pgTable(
  "keyword_proposals",
  {
    id: key(),
    kind: text().$type<"keyword" | "alias">().notNull(),
    target: text().notNull(),
    phrase: text().notNull(),
    /** How many tickets with `phrase` people moved to `target`; `speaksAgainst` counts those with another value. */
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

/** Categories limited to "suggest" because people changed too many of their values. Ends at `resetAt`. */
export const triageBreakers = pgTable(
  "triage_breakers",
  {
    id: key(),
    field: text().$type<TriageField>().notNull(),
    /** A category's slug; for other fields the value itself. */
    value: text().notNull(),
    kept: integer().notNull(),
    decided: integer().notNull(),
    target: real().notNull(),
    trippedAt: instant().notNull(),
    resetAt: instant(),
    resetBy: uuid(),
  },
  (t) => [uniqueIndex("triage_breakers_one").on(t.field, t.value).where(sql`${t.resetAt} is null`)],
);

/** Cost of vendors' models by day and model; budgets are checked against it. */
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

export const llmAnswers = pgTable(
  "llm_answers",
  {
    key: text().primaryKey(),
    /** SHA-256 of the text alone, to find the answer when the text is erased. */
    inputHash: text().notNull(),
    answer: jsonb().$type<unknown>().notNull(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [index("llm_answers_age").on(t.createdAt), index("llm_answers_input").on(t.inputHash)],
);
