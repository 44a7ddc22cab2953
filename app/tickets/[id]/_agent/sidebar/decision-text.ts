import { formatValue } from "@/app/_features/names/format-value";
import { type CatalogueNames, categoryName, formatList } from "@/app/_features/names/names";
import { formatHoldReason } from "@/lib/display-text/hold-reason";
import { FIELD_LABELS, firstName, formatCount, formatPercent, upperFirst } from "@/lib/display-text/labels";
import { formatDuration } from "@/lib/display-text/time";
import { type AutomationLevel, type DecisionMode, TRIAGE_FIELDS, type TriageProviderName } from "@/lib/domain/triage";
import type { DecisionPage, DecisionView } from "@/lib/triage-quality/decision-log/queries";

/** All that one reading decided. */
export interface TriageRunDecisions {
  triageResultId: string;
  at: string;
  /** In the order of fields; what was only asked for comparison stands last. */
  decisions: DecisionView[];
}

/** Decisions by reading, the newest first. */
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

/** A decision's value as the page writes it; a title is the ticket's own text and is not repeated. */
export function formatDecidedValue(
  { field, value }: Pick<DecisionView, "field" | "value">,
  names: CatalogueNames,
): string {
  return field === "title" || value === null ? "A title" : formatValue(field, value, names);
}

export const MODE_LABELS: Record<DecisionMode, string> = {
  applied: "set",
  suggested: "suggested",
  overruled: "not taken",
  shadow: "for comparison",
};

/** Below this nobody would decide otherwise for knowing it. */
const TELLING_DIFFERENCE = 0.1;
/** Fewer judged decisions say more about chance than about the reader. */
const TELLING_MANY = 20;

/** "Our own model, 94% sure; people kept 71% of such" */
export function formatProviderConfidence(
  decision: Pick<DecisionView, "provider" | "confidence" | "measured" | "holdReason">,
): string {
  const { confidence, measured, holdReason } = decision;
  const parts = [READERS[decision.provider], confidence === null ? "" : `${formatPercent(confidence)} sure`];
  const said = parts.filter(Boolean).join(", ");
  const isTelling =
    confidence !== null &&
    measured !== null &&
    measured.seen >= TELLING_MANY &&
    Math.abs(measured.value - confidence) >= TELLING_DIFFERENCE;
  if (isTelling) return `${said}; people kept ${formatPercent(measured.value)} of such`;
  // What was compared with the threshold is what its word is worth.
  const counted = measured && holdReason === "below-threshold" ? formatPercent(measured.value) : null;
  return counted && counted !== formatPercent(confidence ?? 0) ? `${said}, counted as ${counted}` : said;
}

const READERS: Record<TriageProviderName, string> = {
  gemini: "Gemini",
  learned: "Our own model",
  builtin: "The keyword rules",
  defaults: "Nobody knew, a default",
};

/** Why it was not set, as a sentence; null where it was, or where it was never meant to be. */
export function formatNotApplied({
  mode,
  holdReason,
  source,
}: Pick<DecisionView, "mode" | "holdReason" | "source">): string | null {
  if (mode === "overruled") return "Somebody had decided already, and a person’s word stands.";
  if (mode === "suggested" && source === "fallback") return "Nothing in the text decides it.";
  return mode === "suggested" ? formatHoldReason(holdReason) : null;
}

/** "Ines changed it to Network"; null where nobody said anything. */
export function formatLabel(
  { field, answer }: Pick<DecisionView, "field" | "answer">,
  names: CatalogueNames,
): string | null {
  if (!answer) return null;
  const who = answer.by ? firstName(answer.by.name) : "A former colleague";
  if (answer.how === "rejected") return `${who} took nothing of it`;
  const value = answer.value === null ? "" : formatDecidedValue({ field, value: answer.value }, names);
  if (answer.how === "implicit") return `${who} solved the ticket with ${answer.kept ? "it" : value}`;
  if (!answer.kept) return `${who} changed it to ${value}`;
  return answer.how === "accepted" ? `${who} accepted it` : `${who} kept it`;
}

/** What each reader of one reading took: "Gemini (flash), prompt 7: 0.9 s, 500 tokens in, 60 out, $0.000074". */
export function formatCosts(decisions: readonly DecisionView[]): string[] {
  return [...groupBy(decisions, (each) => each.provider).values()].map(([first]) => {
    const { provider, model, trained, promptVersion, durationMs, inputTokens, outputTokens, costMicros } = first!;
    const who = [
      model ? `${READERS[provider]} (${model})` : READERS[provider],
      trained ? `trained on ${formatCount(trained.rows, "ticket")}` : "",
      promptVersion ? `prompt ${promptVersion}` : "",
    ];
    const took = [
      formatDuration(durationMs),
      inputTokens === null ? "" : `${inputTokens.toLocaleString("en")} tokens in`,
      outputTokens === null ? "" : `${outputTokens.toLocaleString("en")} out`,
      costMicros === null ? "" : dollars(costMicros),
    ];
    return `${who.filter(Boolean).join(", ")}: ${took.filter(Boolean).join(", ")}`;
  });
}

/** Two digits that say something: a reading costs a small part of a cent. */
function dollars(micros: number): string {
  const amount = micros / 1_000_000;
  return `$${amount >= 0.01 || amount === 0 ? amount.toFixed(2) : amount.toFixed(6).replace(/0+$/, "")}`;
}

/** Where automation is turned down for this ticket, a sentence for each level; none where it goes as far as usual. */
export function formatLevels(levels: DecisionPage["levels"], category: string | null, names: CatalogueNames): string[] {
  const of = category === null ? "here" : `for ${categoryName(names, category)}`;
  const at = (level: AutomationLevel) =>
    TRIAGE_FIELDS.filter((field) => levels[field] === level).map((field) => FIELD_LABELS[field].toLowerCase());
  const what = (fields: string[]) =>
    fields.length === TRIAGE_FIELDS.length ? "Everything" : upperFirst(formatList(fields));
  const [off, suggest] = [at("off"), at("suggest")];
  return [
    off.length === TRIAGE_FIELDS.length ? `Automation is off ${of}: nothing is read into new tickets.` : "",
    off.length > 0 && off.length < TRIAGE_FIELDS.length ? `Automation is off ${of} for ${formatList(off)}.` : "",
    suggest.length > 0
      ? `${what(suggest)} ${isOne(suggest) ? "is" : "are"} only suggested ${of}: a person decides.`
      : "",
  ].filter(Boolean);
}

function isOne(fields: string[]): boolean {
  return fields.length === TRIAGE_FIELDS.length || (fields.length === 1 && fields[0] !== "skills");
}
