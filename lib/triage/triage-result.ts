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
import type { Prediction } from "./provider";

/** The result of one triage run: each field's value, and what the providers did. */
export interface TriageResult {
  /** The category's provider, or else the priority's. If both are the last resort's, the first one with a result. */
  provider: TriageProviderName;
  model: string | null;
  promptVersion: string | null;
  fields: FieldResults;
  /** For each field, a value that another model predicted and that does not count; null if there is none. */
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

/** Builds the result from the providers' answers. */
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
  const modelsFirst = counted.toSorted(
    (a, b) => Number(b.provider.source === "ai") - Number(a.provider.source === "ai"),
  );
  const texts = modelsFirst.map(({ result }) => result);
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
    summary: texts.find(({ summary }) => summary !== null)?.summary ?? null,
    helpfulNotes: texts.find(({ helpfulNotes }) => helpfulNotes.length > 0)?.helpfulNotes ?? [],
    proposedSkills: texts.find(({ proposedSkills }) => proposedSkills.length > 0)?.proposedSkills ?? [],
    needsReview: fieldsToReview(fields, counted),
    attempts,
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    costMicros: sum(({ costMicros }) => costMicros),
    durationMs: Math.round(durationMs),
  };
}

/** The triage state that follows from this result, if people have set no value yet. */
export function triageStateOf({ needsReview }: Pick<TriageResult, "needsReview">): "done" | "needs_review" {
  return needsReview.length > 0 ? "needs_review" : "done";
}

function shadowOf({ results }: Evaluation, fields: FieldResults): FieldResults | null {
  const shadow: FieldResults = {};
  for (const field of ["category", "priority", "skills"] as const) {
    const other = results.find(
      ({ provider, result }) =>
        provider.source === "ai" && result.fields[field] && provider.name !== fields[field]?.provider,
    );
    const prediction: Prediction<unknown> | undefined = other?.result.fields[field];
    if (other && prediction)
      Object.assign(shadow, { [field]: { ...fieldResult(other.provider, prediction, null), apply: false } });
  }
  return Object.keys(shadow).length > 0 ? shadow : null;
}

/** A field needs review if its value was not applied or is the last resort. A default value needs none. */
function fieldsToReview(fields: FieldResults, results: EvaluatedResult[]): string[] {
  const isDefault = (field: TriageField, name: TriageProviderName) =>
    results.some(({ provider, result }) => provider.name === name && result.fields[field]?.isDefault);
  return TRIAGE_FIELDS.filter((name) => {
    const field = fields[name];
    if (!field) return name === "category";
    return field.source === "fallback" || (!field.apply && !isDefault(name, field.provider) && !foundNone(field));
  });
}

/** The rules found no skill: there is nothing that a person could accept. */
function foundNone({ source, value }: FieldResult<string | string[]>): boolean {
  return source === "rules" && value.length === 0;
}
