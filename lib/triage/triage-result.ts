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

/** The result of one triage run: the value that counts for each field, and what other providers predicted. */
export interface TriageResult {
  /** Of the category, or else of any field; "defaults" without a value. */
  provider: TriageProviderName;
  model: string | null;
  promptVersion: string | null;
  fields: FieldResults;
  /** Values of models that were not used. */
  shadow: FieldResults | null;
  summary: string | null;
  helpfulNotes: HelpfulNote[];
  proposedSkills: string[];
  needsReview: string[];
  attempts: ProviderAttempt[];
  inputTokens: number | null;
  outputTokens: number | null;
  costMicros: number | null;
  durationMs: number;
}

/** Builds the result from what the providers returned, in the order of asking. */
export function makeTriageResult(evaluation: Evaluation, durationMs: number): TriageResult {
  const { results, attempts } = evaluation;
  const counted = results.filter(({ shadow }) => !shadow);
  const fields = decideFields(evaluation);
  const [first] = counted;
  const leader =
    [fields.category, fields.priority].find((field) => field && field.source !== "fallback")?.provider ??
    first?.provider.name ??
    "defaults";
  const leading = counted.find(({ provider }) => provider.name === leader) ?? first;
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
    summary: firstText(counted, ({ summary }) => summary) ?? null,
    helpfulNotes: firstText(counted, ({ helpfulNotes }) => (helpfulNotes.length > 0 ? helpfulNotes : null)) ?? [],
    proposedSkills:
      firstText(counted, ({ proposedSkills }) => (proposedSkills.length > 0 ? proposedSkills : null)) ?? [],
    needsReview: fieldsToReview(fields, counted),
    attempts,
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    costMicros: sum(({ costMicros }) => costMicros),
    durationMs: Math.round(durationMs),
  };
}

/** The triage state of a ticket with this result, before values that people set are considered. */
export function triageStateOf({ needsReview }: Pick<TriageResult, "needsReview">): "done" | "needs_review" {
  return needsReview.length > 0 ? "needs_review" : "done";
}

/** Costs nothing extra if both models were asked anyway. */
function shadowOf({ results }: Evaluation, fields: FieldResults): FieldResults | null {
  const shadow: FieldResults = {};
  const addOther = <F extends keyof Predictions>(field: F) => {
    const other = results.find(
      ({ provider, result }) =>
        provider.source === "ai" && result.fields[field] && provider.name !== fields[field]?.provider,
    );
    const prediction = other?.result.fields[field] as Prediction<ValueOf<F>> | undefined;
    if (other && prediction)
      Object.assign(shadow, { [field]: { ...fieldResult(other.provider, prediction, null), apply: false } });
  };
  addOther("category");
  addOther("priority");
  addOther("skills");
  return Object.keys(shadow).length > 0 ? shadow : null;
}

/** A model's texts come first. */
function firstText<T>(results: EvaluatedResult[], get: (result: ProviderResult) => T | null): T | undefined {
  const byModel = [...results].sort((a, b) => Number(b.provider.source === "ai") - Number(a.provider.source === "ai"));
  return byModel.map(({ result }) => get(result)).find((text) => text !== null) ?? undefined;
}

/** A default needs no review. */
function fieldsToReview(fields: FieldResults, results: EvaluatedResult[]): string[] {
  const isDefault = (field: TriageField, name: TriageProviderName) =>
    results.some(({ provider, result }) => provider.name === name && result.fields[field]?.isDefault);
  return TRIAGE_FIELDS.filter((name) => {
    const field = fields[name];
    if (!field) return name === "category";
    return field.source === "fallback" || (!field.apply && !isDefault(name, field.provider) && !foundNone(field));
  });
}

/** There is nothing to accept. */
function foundNone({ source, value }: FieldResult<string | string[]>): boolean {
  return source === "rules" && value.length === 0;
}
