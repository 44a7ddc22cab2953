import {
  type FieldResult,
  type FieldResults,
  type ProviderAttempt,
  TRIAGE_FIELDS,
  type TriageField,
  type TriageProviderName,
} from "@/lib/domain/triage";
import type { HelpfulNote } from "@/lib/domain/triage-reason";
import { decideFields, fieldResult } from "./decide-fields";
import type { EvaluatedResult, Evaluation } from "./evaluation";
import type { Prediction, Predictions, ProviderResult, ValueOf } from "./provider";

/** A whole reading of one ticket: of each field the word that counts, and what others would have said. */
export interface TriageResult {
  /** Whose word on the category counts, or else on anything; "defaults" means that nobody could read it. */
  provider: TriageProviderName;
  model: string | null;
  promptVersion: string | null;
  fields: FieldResults;
  /** Of each field what the model said that was not taken; null where no second one was heard. */
  shadow: FieldResults | null;
  summary: string | null;
  helpfulNotes: HelpfulNote[];
  proposedSkills: string[];
  /** Fields that a person should look at. */
  needsReview: string[];
  /** Every provider that was asked, and what came of it. */
  attempts: ProviderAttempt[];
  inputTokens: number | null;
  outputTokens: number | null;
  costMicros: number | null;
  durationMs: number;
}

/** Puts together what was heard, in the order of hearing. */
export function makeTriageResult(evaluation: Evaluation, durationMs: number): TriageResult {
  const { results, attempts } = evaluation;
  const counting = results.filter(({ shadow }) => !shadow);
  const fields = decideFields(evaluation);
  const [first] = counting;
  const leader =
    [fields.category, fields.priority].find((field) => field && field.source !== "fallback")?.provider ??
    first?.reader.provider ??
    "defaults";
  const leading = counting.find(({ reader }) => reader.provider === leader) ?? first;
  const sum = (count: (each: ProviderAttempt) => number | undefined) =>
    attempts.some((each) => count(each) !== undefined)
      ? attempts.reduce((total, each) => total + (count(each) ?? 0), 0)
      : null;
  return {
    provider: leader,
    model: leading?.result.model ?? null,
    promptVersion: leading?.result.promptVersion ?? null,
    fields,
    shadow: shadowOf(evaluation, fields),
    summary: wordsOf(counting, ({ summary }) => summary) ?? null,
    helpfulNotes: wordsOf(counting, ({ helpfulNotes }) => (helpfulNotes.length > 0 ? helpfulNotes : null)) ?? [],
    proposedSkills:
      wordsOf(counting, ({ proposedSkills }) => (proposedSkills.length > 0 ? proposedSkills : null)) ?? [],
    needsReview: reviewed(fields, counting),
    attempts,
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    costMicros: sum(({ costMicros }) => costMicros),
    durationMs: Math.round(durationMs),
  };
}

/** How a ticket stands after this verdict, before what people have set is taken into account. */
export function triageStateOf({ needsReview }: Pick<TriageResult, "needsReview">): "done" | "needs_review" {
  return needsReview.length > 0 ? "needs_review" : "done";
}

/** What the two models said whose word on a field was not taken: free where both were heard anyway. */
function shadowOf({ results }: Evaluation, fields: FieldResults): FieldResults | null {
  const shadow: FieldResults = {};
  const keep = <F extends keyof Predictions>(field: F) => {
    const other = results.find(
      ({ reader, result }) =>
        reader.source === "ai" && result.fields[field] && reader.provider !== fields[field]?.provider,
    );
    const prediction = other?.result.fields[field] as Prediction<ValueOf<F>> | undefined;
    if (other && prediction)
      Object.assign(shadow, { [field]: { ...fieldResult(other.reader, prediction, null), apply: false } });
  };
  keep("category");
  keep("priority");
  keep("skills");
  return Object.keys(shadow).length > 0 ? shadow : null;
}

/** A model's own words come before the rules' ones, whoever sorted. */
function wordsOf<T>(results: EvaluatedResult[], get: (result: ProviderResult) => T | null): T | undefined {
  const byModel = [...results].sort((a, b) => Number(b.reader.source === "ai") - Number(a.reader.source === "ai"));
  return byModel.map(({ result }) => get(result)).find((words) => words !== null) ?? undefined;
}

/** What is only suggested, what nobody could say, and a category that is missing. What is usual anyway nobody need look at. */
function reviewed(fields: FieldResults, results: EvaluatedResult[]): string[] {
  const isUsual = (name: TriageField, provider: TriageProviderName) =>
    results.some(({ reader, result }) => reader.provider === provider && result.fields[name]?.isDefault);
  return TRIAGE_FIELDS.filter((name) => {
    const field = fields[name];
    if (!field) return name === "category";
    return field.source === "fallback" || (!field.apply && !isUsual(name, field.provider) && !foundNone(field));
  });
}

/** A rule that found no skill names nothing to accept. */
function foundNone({ source, value }: FieldResult<string | string[]>): boolean {
  return source === "rules" && value.length === 0;
}
