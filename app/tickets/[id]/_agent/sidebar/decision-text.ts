import { formatValue } from "@/app/_features/names/format-value";
import { type CatalogueNames, categoryName, formatList } from "@/app/_features/names/names";
import { formatHoldReason } from "@/lib/display-text/hold-reason";
import { FIELD_LABELS, firstName, formatCount, formatPercent } from "@/lib/display-text/labels";
import { formatDuration } from "@/lib/display-text/time";
import { type AutomationLevel, type DecisionMode, TRIAGE_FIELDS, type TriageProviderName } from "@/lib/domain/triage";
import type { DecisionPage, DecisionView } from "@/lib/triage-quality/decision-log/queries";

export interface TriageRunDecisions {
  triageResultId: string;
  at: string;
  /** Ordered by field. Decisions made only for comparison come last. */
  decisions: DecisionView[];
}

/** Groups a ticket's decisions by triage run. The runs keep their order. */
export function decisionsByRun(decisions: readonly DecisionView[]): TriageRunDecisions[] {
  return [...groupBy(decisions, (each) => each.triageResultId).values()].map((own) => ({
    triageResultId: own[0]!.triageResultId,
    at: own[0]!.at,
    decisions: own.toSorted((a, b) => rank(a) - rank(b)),
  }));
}

function groupBy<K>(decisions: readonly DecisionView[], keyOf: (decision: DecisionView) => K): Map<K, DecisionView[]> {
  const groups = new Map<K, DecisionView[]>();
  for (const each of decisions) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  return groups;
}

function rank({ field, mode }: DecisionView): number {
  return TRIAGE_FIELDS.indexOf(field) + (mode === "shadow" ? TRIAGE_FIELDS.length : 0);
}

/** A decision's value as text. For a title always "New title": the page shows the title itself at the top. */
export function formatDecidedValue(
  { field, value }: Pick<DecisionView, "field" | "value">,
  names: CatalogueNames,
): string {
  return field === "title" || value === null ? "New title" : formatValue(field, value, names);
}

export const MODE_LABELS: Record<DecisionMode, string> = {
  applied: "applied",
  suggested: "suggested",
  overruled: "overruled",
  shadow: "comparison",
};

/** We show the share of accepted values if it differs this much from the confidence. */
const MIN_DIFFERENCE = 0.1;
/** With fewer reviews, the share of accepted values is mostly chance. */
const MIN_REVIEWED = 20;

/** A decision's provider and confidence: "Our own model: 94% (71% accepted)". Without a confidence, the provider only. */
export function formatProviderConfidence(
  decision: Pick<DecisionView, "provider" | "confidence" | "measured" | "holdReason">,
): string {
  const { confidence, measured, holdReason } = decision;
  const provider = PROVIDERS[decision.provider];
  if (confidence === null) return provider;
  const text = `${provider}: ${formatPercent(confidence)}`;
  if (measured === null) return text;
  const differs = Math.abs(measured.value - confidence) >= MIN_DIFFERENCE;
  if (differs && measured.seen >= MIN_REVIEWED) return `${text} (${formatPercent(measured.value)} accepted)`;
  const calibrated = formatPercent(measured.value);
  // The threshold was compared with the calibrated confidence, so only that explains the hold.
  const isShown = holdReason === "below-threshold" && calibrated !== formatPercent(confidence);
  return isShown ? `${text} (calibrated ${calibrated})` : text;
}

const PROVIDERS: Record<TriageProviderName, string> = {
  gemini: "Gemini",
  learned: "Our own model",
  builtin: "Keyword rules",
  defaults: "Default",
};

/** Why a predicted value was not applied. Null if it was applied, or predicted only for comparison. */
export function formatNotApplied({
  mode,
  holdReason,
  source,
}: Pick<DecisionView, "mode" | "holdReason" | "source">): string | null {
  if (mode === "overruled") return "A person had already set this value.";
  if (mode === "suggested" && source === "fallback") return "Nothing in the text supports a value.";
  return mode === "suggested" ? formatHoldReason(holdReason) : null;
}

/** What a person did with a predicted value: "Ines changed it to Network". Null if nobody decided yet. */
export function formatLabel(
  { field, answer }: Pick<DecisionView, "field" | "answer">,
  names: CatalogueNames,
): string | null {
  if (!answer) return null;
  const name = answer.by ? firstName(answer.by.name) : "A former colleague";
  if (answer.how === "rejected") return `${name} rejected it`;
  const value = answer.value === null ? "" : formatDecidedValue({ field, value: answer.value }, names);
  if (answer.how === "implicit") {
    return `${name} resolved the ticket with ${answer.kept ? "this value" : value}`;
  }
  if (!answer.kept) return `${name} changed it to ${value}`;
  return answer.how === "accepted" ? `${name} accepted it` : `${name} confirmed it`;
}

/** One line for each provider: "Gemini (flash), prompt 7: 900 ms, 1,500 tokens in, 60 out, $0.000074". */
export function formatCosts(decisions: readonly DecisionView[]): string[] {
  return [...groupBy(decisions, (each) => each.provider).values()].map(([first]) => {
    const { provider, model, trained, promptVersion, durationMs, inputTokens, outputTokens, costMicros } = first!;
    const provenance = [
      model ? `${PROVIDERS[provider]} (${model})` : PROVIDERS[provider],
      trained ? `trained on ${formatCount(trained.rows, "ticket")}` : "",
      promptVersion ? `prompt ${promptVersion}` : "",
    ];
    const usage = [
      formatDuration(durationMs),
      inputTokens === null ? "" : `${inputTokens.toLocaleString("en")} tokens in`,
      outputTokens === null ? "" : `${outputTokens.toLocaleString("en")} out`,
      costMicros === null ? "" : dollars(costMicros),
    ];
    return `${provenance.filter(Boolean).join(", ")}: ${usage.filter(Boolean).join(", ")}`;
  });
}

/** Millionths of a dollar as text: "$0.03" or "$0.000074". */
function dollars(micros: number): string {
  const amount = micros / 1_000_000;
  return `$${amount >= 0.01 || amount === 0 ? amount.toFixed(2) : amount.toFixed(6).replace(/0+$/, "")}`;
}

/** Names the fields that automation leaves to people, for a category's slug or for all. Empty if there are none. */
export function formatLevels(levels: DecisionPage["levels"], category: string | null, names: CatalogueNames): string[] {
  const where = category === null ? "" : ` for ${categoryName(names, category)}`;
  const at = (level: AutomationLevel) =>
    TRIAGE_FIELDS.filter((field) => levels[field] === level).map((field) => FIELD_LABELS[field].toLowerCase());
  const [off, suggest] = [at("off"), at("suggest")];
  if (off.length === TRIAGE_FIELDS.length) return [`Automation is off${where}.`];
  if (suggest.length === TRIAGE_FIELDS.length) return [`Automation only suggests values${where}. A person decides.`];
  return [
    off.length > 0 ? `Automation does not set ${formatList(off)}${where}.` : "",
    suggest.length > 0 ? `Automation only suggests ${formatList(suggest)}${where}. A person decides.` : "",
  ].filter(Boolean);
}
