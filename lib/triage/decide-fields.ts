import type { FieldResult, FieldResults } from "@/lib/domain/triage";
import type { Evaluation } from "./evaluation";
import { holdReasonFor } from "./hold-reason-for";
import { NO_EVIDENCE_REASONS } from "./hold-reasons";
import type { Prediction, Predictions, TriageProvider, ValueOf } from "./provider";

/** Chooses each field's value from the providers' predictions. A category's automation level counts for all fields. */
export function decideFields(evaluation: Evaluation): FieldResults {
  const category = decideField("category", evaluation, undefined);
  return {
    category,
    priority: decideField("priority", evaluation, category?.value),
    skills: decideField("skills", evaluation, category?.value),
    title: decideField("title", evaluation, category?.value),
  };
}

interface Candidate<T = unknown> {
  provider: TriageProvider;
  prediction: Prediction<T>;
  holdReason: FieldResult<T>["holdReason"];
}

function decideField<F extends keyof Predictions>(
  field: F,
  evaluation: Evaluation,
  category: string | undefined,
): FieldResult<ValueOf<F>> | undefined {
  const candidates = candidatesFor(field, evaluation, category);
  const visible = candidates
    .filter(({ holdReason }) => holdReason !== "off")
    .map((each) => ({ ...each, holdReason: each.holdReason ?? contradiction(field, each, candidates) }));
  const chosen = choose(field, visible);
  return chosen && fieldResult(chosen.provider, chosen.prediction, chosen.holdReason);
}

function candidatesFor<F extends keyof Predictions>(
  field: F,
  { results, decisionContext, hasInjection }: Evaluation,
  category: string | undefined,
): Candidate<ValueOf<F>>[] {
  return results.flatMap(({ provider, result, shadow }) => {
    const prediction = result.fields[field] as Prediction<ValueOf<F>> | undefined;
    if (!prediction || shadow) return [];
    const { name, source } = provider;
    const slug = field === "category" ? String(prediction.value) : category;
    const toDecide = { field, prediction, provider: name, source, category: slug, hasInjection };
    return [{ provider, prediction, holdReason: holdReasonFor(toDecide, decisionContext) }];
  });
}

/** Of one kind below, the provider that was asked first wins. */
function choose<T>(field: keyof Predictions, visible: Candidate<T>[]): Candidate<T> | undefined {
  const applicable = visible.filter(
    ({ holdReason, provider }) => holdReason === null && provider.source !== "fallback",
  );
  const suggestions = visible.filter((each) => each.holdReason !== null && isWorthReview(field, each, visible));
  return (
    // 1. An applicable value with evidence.
    applicable.find(({ prediction }) => !prediction.isDefault) ??
    // 2. A suggestion with evidence.
    suggestions.find(({ holdReason }) => !NO_EVIDENCE_REASONS.has(holdReason)) ??
    // 3. Any other suggestion.
    suggestions[0] ??
    // 4. A value without evidence that can be applied, such as medium priority.
    applicable[0] ??
    // 5. The last resort.
    visible[0]
  );
}

/** A model's category contradicts a rule only with at least this confidence. */
const MIN_CONTRADICTING = 0.5;

/** The hold reason if a model contradicts a rule's category, or if no rule confirms our own model's priority. */
function contradiction(
  field: keyof Predictions,
  { provider, prediction }: Candidate,
  candidates: Candidate[],
): Candidate["holdReason"] {
  if (field === "priority" && provider.name === "learned") {
    const rule = candidates.find((other) => other.provider.source === "rules" && !other.prediction.isDefault);
    return rule?.prediction.value === prediction.value ? null : "model-alone";
  }
  if (field !== "category" || provider.source !== "rules") return null;
  // A model's category with automation "off" counts too: admins want people, not a rule, to classify such tickets.
  const contradicts = ({ provider: { source }, prediction: other }: Candidate) =>
    source === "ai" &&
    other.value !== prediction.value &&
    !NO_EVIDENCE_REASONS.has(other.holdReason) &&
    (other.confidence ?? 1) >= MIN_CONTRADICTING;
  return candidates.some(contradicts) ? "unclear" : null;
}

/** False if a default value can be applied and this suggestion is weak or has the same value. */
function isWorthReview(field: keyof Predictions, { holdReason, prediction }: Candidate, visible: Candidate[]): boolean {
  if (field === "category") return true;
  const fallback = visible.find((other) => other.holdReason === null && other.prediction.isDefault);
  if (!fallback) return true;
  const isStrong = holdReason === "model-alone" || holdReason === "suggest-only";
  return isStrong && JSON.stringify(fallback.prediction.value) !== JSON.stringify(prediction.value);
}

/** Turns a prediction into the form that triage results store, with its provider and hold reason. */
export function fieldResult<T>(
  provider: TriageProvider,
  prediction: Prediction<T>,
  holdReason: FieldResult<T>["holdReason"],
): FieldResult<T> {
  const { value, confidence, reason, quotes, alternatives } = prediction;
  const stored = { value, provider: provider.name, source: provider.source, confidence, reason, quotes };
  return { ...stored, apply: holdReason === null, holdReason, ...(alternatives ? { alternatives } : {}) };
}
