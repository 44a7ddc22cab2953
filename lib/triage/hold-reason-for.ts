import type { Source } from "@/lib/domain/ticket";
import type { HoldReason, TriageField, TriageProviderName } from "@/lib/domain/triage";
import { automationLevel } from "@/lib/settings/automation-level";
import { DEFAULT_TRIAGE_SETTINGS, type TriageSettings } from "@/lib/settings/input";
import { HARD_HOLD_REASONS } from "./hold-reasons";
import type { Prediction } from "./provider";

/** What decides if a prediction may be applied, apart from the prediction itself. */
export interface DecisionContext {
  policy: Pick<TriageSettings, "fields" | "categories">;
  breakers: ReadonlySet<string>;
  /** Turns a stated confidence into the share of such values that people keep. */
  calibrate(provider: TriageProviderName, field: TriageField, stated: number): number;
}

/** The context of a workspace with default settings, in which nobody has reviewed a decision yet. */
export const DEFAULT_DECISION_CONTEXT: DecisionContext = {
  policy: DEFAULT_TRIAGE_SETTINGS,
  breakers: new Set(),
  calibrate: (_provider, _field, stated) => stated,
};

export interface PredictionToDecide {
  field: TriageField;
  prediction: Prediction<unknown>;
  provider: TriageProviderName;
  source: Source;
  /** The ticket's category, or the predicted one if `field` is the category. It may have an automation level. */
  category: string | undefined;
  hasInjection: boolean;
}

/**
 * Why a prediction may not be applied; null if it may. At level "cautious" a model's value must reach the threshold, a
 * rule's value the rule's own bar. At level "full" only a few reasons count: see `HARD_HOLD_REASONS`.
 */
export function holdReasonFor(
  toDecide: PredictionToDecide,
  { policy, breakers, calibrate }: DecisionContext,
): HoldReason | null {
  const { field, prediction, provider, source, category, hasInjection } = toDecide;
  if (source === "fallback") return null;
  const level = automationLevel(field, category, policy);
  if (level === "off") return "off";
  const own = !prediction.isConfident ? (prediction.holdReason ?? "unclear") : null;
  if (own && HARD_HOLD_REASONS.has(own)) return own;
  if (hasInjection && provider === "gemini" && field !== "title") return "instructions";
  if (level === "suggest") return "suggest-only";
  if (level === "full") return null;
  if (field === "category" && breakers.has(`category/${String(prediction.value)}`)) return "breaker";
  if (own) return own;
  const isMeasurable = source === "ai" && prediction.confidence !== null;
  return isMeasurable && calibrate(provider, field, prediction.confidence!) < thresholdOf(field, category, policy)
    ? "below-threshold"
    : null;
}

function thresholdOf(field: TriageField, category: string | undefined, policy: DecisionContext["policy"]): number {
  const own = category === undefined ? undefined : policy.categories[category]?.threshold;
  return own ?? policy.fields[field].threshold;
}
