import type { FieldResult, FieldResults } from "@/lib/domain/triage";
import type { Evaluation } from "./evaluation";
import { holdReasonFor } from "./hold-reason-for";
import { NO_EVIDENCE_REASONS } from "./hold-reasons";
import type { Prediction, Predictions, TriageProvider, ValueOf } from "./provider";

/** Of each field the word that counts: the first that may be applied, or else the best suggestion. */
export function decideFields(evaluation: Evaluation): FieldResults {
  const category = decideField("category", evaluation, undefined);
  return {
    category,
    priority: decideField("priority", evaluation, category?.value),
    skills: decideField("skills", evaluation, category?.value),
    title: decideField("title", evaluation, category?.value),
  };
}

function decideField<F extends keyof Predictions>(
  field: F,
  { results, decisionContext, hasInjection }: Evaluation,
  category: string | undefined,
): FieldResult<ValueOf<F>> | undefined {
  const candidates = results.flatMap(({ reader, result, shadow }) => {
    const prediction = result.fields[field] as Prediction<ValueOf<F>> | undefined;
    if (!prediction || shadow) return [];
    const { provider, source } = reader;
    const slug = field === "category" ? String(prediction.value) : category;
    return [
      {
        reader,
        prediction,
        holdReason: holdReasonFor(
          { field, prediction, provider, source, category: slug, hasInjection },
          decisionContext,
        ),
      },
    ];
  });
  const shown = candidates.filter(({ holdReason }) => holdReason !== "off");
  const ruled = shown.map((each) => ({
    ...each,
    holdReason: each.holdReason ?? contradiction(field, each, candidates),
  }));
  const applied = ruled.filter(({ holdReason, reader }) => holdReason === null && reader.source !== "fallback");
  const suggested = ruled.filter(
    ({ holdReason, prediction }) => holdReason !== null && isTelling(field, holdReason, prediction, ruled),
  );
  const chosen =
    applied.find(({ prediction }) => !prediction.isDefault) ??
    suggested.find(({ holdReason }) => !NO_EVIDENCE_REASONS.has(holdReason)) ??
    suggested[0] ??
    applied[0] ??
    ruled[0];
  if (!chosen) return undefined;
  return fieldResult(chosen.reader, chosen.prediction, chosen.holdReason);
}

interface Told {
  reader: TriageProvider;
  prediction: Prediction<unknown>;
  holdReason: FieldResult<unknown>["holdReason"];
}

/** A model that thinks itself rather wrong than right contradicts nobody. */
const LEAST_AGAINST = 0.5;

/** A rule and a model that disagree leave the category to people, unless the model has little to go by. */
function contradiction(
  field: keyof Predictions,
  { reader, prediction }: Told,
  all: Told[],
): FieldResult<unknown>["holdReason"] {
  if (field === "priority" && reader.provider === "learned") {
    const ruled = all.find((other) => other.reader.source === "rules" && !other.prediction.isDefault);
    return ruled?.prediction.value === prediction.value ? null : "model-alone";
  }
  if (field !== "category" || reader.source !== "rules") return null;
  // Also a value that is off stands against: who sorts such tickets by hand does not want them sorted elsewhere.
  const isAgainst = ({ reader: other, prediction: said }: Told) =>
    other.source === "ai" &&
    said.value !== prediction.value &&
    !NO_EVIDENCE_REASONS.has(said.holdReason) &&
    (said.confidence ?? 1) >= LEAST_AGAINST;
  return all.some(isAgainst) ? "unclear" : null;
}

/** A suggestion that is worth a person's look although something usual could be applied. */
function isTelling(
  field: keyof Predictions,
  holdReason: Told["holdReason"],
  prediction: Prediction<unknown>,
  all: Told[],
): boolean {
  if (field === "category") return true;
  const isDefault = all.find((other) => other.holdReason === null && other.prediction.isDefault);
  if (!isDefault) return true;
  const isGround = holdReason === "model-alone" || holdReason === "suggest-only";
  return isGround && JSON.stringify(isDefault.prediction.value) !== JSON.stringify(prediction.value);
}

/** A guess as a reading keeps it: with whose it is, and whether it may be applied. */
export function fieldResult<T>(
  reader: TriageProvider,
  prediction: Prediction<T>,
  holdReason: FieldResult<T>["holdReason"],
): FieldResult<T> {
  const { value, confidence, reason, quotes, alternatives } = prediction;
  const candidates = { value, provider: reader.provider, source: reader.source, confidence, reason, quotes };
  return { ...candidates, apply: holdReason === null, holdReason, ...(alternatives ? { alternatives } : {}) };
}
