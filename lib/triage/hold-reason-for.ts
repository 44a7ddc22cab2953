import type { Source } from "@/lib/domain/ticket";
import type { HoldReason, TriageField, TriageProviderName } from "@/lib/domain/triage";
import { automationLevel } from "@/lib/settings/automation-level";
import { DEFAULT_TRIAGE_SETTINGS, type TriageSettings } from "@/lib/settings/input";
import { HARD_HOLD_REASONS } from "./hold-reasons";
import type { Prediction } from "./provider";

/** What decisions rest on besides the text: what admins set, and what was measured. */
export interface DecisionContext {
  policy: Pick<TriageSettings, "fields" | "categories">;
  /** Categories that were turned down because people kept too few of them, as "category/slug". */
  breakers: ReadonlySet<string>;
  /** What a provider's stated confidence was worth so far; its own word where nothing is known. */
  calibrate(provider: TriageProviderName, field: TriageField, stated: number): number;
}

/** The grounds of a workspace where nobody set or decided anything yet. */
export const DEFAULT_DECISION_CONTEXT: DecisionContext = {
  policy: DEFAULT_TRIAGE_SETTINGS,
  breakers: new Set(),
  calibrate: (_provider, _field, stated) => stated,
};

/** A guess that is to be decided on, and the surroundings that matter for it. */
export interface PredictionToDecide {
  field: TriageField;
  prediction: Prediction<unknown>;
  provider: TriageProviderName;
  source: Source;
  /** The category that the text was put to, or would be: its own level counts for all fields. */
  category: string | undefined;
  /** True where something in the text was addressed to a machine. */
  hasInjection: boolean;
}

/**
 * Why a guess may not be written to a ticket by itself; null where it may. The one place where that is decided.
 * `cautious`: a model's value needs the threshold, a rule's its own bar. `full`: whatever has ground is applied.
 */
export function holdReasonFor(
  question: PredictionToDecide,
  { policy, breakers, calibrate }: DecisionContext,
): HoldReason | null {
  const { field, prediction, provider, source, category, hasInjection } = question;
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
  const isModels = source === "ai" && prediction.confidence !== null;
  return isModels && calibrate(provider, field, prediction.confidence!) < thresholdOf(field, category, policy)
    ? "below-threshold"
    : null;
}

function thresholdOf(field: TriageField, category: string | undefined, policy: DecisionContext["policy"]): number {
  const own = category === undefined ? undefined : policy.categories[category]?.threshold;
  return own ?? policy.fields[field].threshold;
}
