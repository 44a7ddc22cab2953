import { doubtWords } from "@/app/_ui/doubt-words";
import { durationWords } from "@/app/_ui/time-words";
import { count, FIELD_WORDS, firstName, percent, upperFirst } from "@/app/_ui/words";
import { type DecisionMode, type Level, TRIAGE_FIELDS, type TriageProvider } from "@/lib/domain/triage";
import type { Decision, DecisionPage } from "@/lib/trust/ledger/queries";
import { categoryName, type DeskNames, listWords } from "../_parts/desk-names";
import { valueWords } from "../_parts/value-words";

/** All that one reading decided. */
export interface ReadDecisions {
  verdictId: string;
  at: string;
  /** In the order of fields; what was only asked for comparison stands last. */
  decisions: Decision[];
}

/** Decisions by reading, the newest first. */
export function readingsOf(decisions: readonly Decision[]): ReadDecisions[] {
  return [...groupBy(decisions, (each) => each.verdictId).values()].map((own) => ({
    verdictId: own[0]!.verdictId,
    at: own[0]!.at,
    decisions: own.toSorted((a, b) => rank(a) - rank(b)),
  }));
}

function groupBy<K>(decisions: readonly Decision[], keyOf: (decision: Decision) => K): Map<K, Decision[]> {
  const groups = new Map<K, Decision[]>();
  for (const each of decisions) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  return groups;
}

function rank({ field, mode }: Decision): number {
  return TRIAGE_FIELDS.indexOf(field) + (mode === "shadow" ? TRIAGE_FIELDS.length : 0);
}

/** A decision's value as the page writes it; a title is the ticket's own text and is not repeated. */
export function decidedWords({ field, value }: Pick<Decision, "field" | "value">, names: DeskNames): string {
  return field === "title" || value === null ? "A title" : valueWords(field, value, names);
}

export const MODE_WORDS: Record<DecisionMode, string> = {
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
export function sayerWords(decision: Pick<Decision, "provider" | "confidence" | "measured" | "doubt">): string {
  const { confidence, measured, doubt } = decision;
  const parts = [READERS[decision.provider], confidence === null ? "" : `${percent(confidence)} sure`];
  const said = parts.filter(Boolean).join(", ");
  const isTelling =
    confidence !== null &&
    measured !== null &&
    measured.seen >= TELLING_MANY &&
    Math.abs(measured.value - confidence) >= TELLING_DIFFERENCE;
  if (isTelling) return `${said}; people kept ${percent(measured.value)} of such`;
  // What was compared with the threshold is what its word is worth.
  const counted = measured && doubt === "below-threshold" ? percent(measured.value) : null;
  return counted && counted !== percent(confidence ?? 0) ? `${said}, counted as ${counted}` : said;
}

const READERS: Record<TriageProvider, string> = {
  gemini: "Gemini",
  learned: "Our own model",
  builtin: "The keyword rules",
  defaults: "Nobody knew, a default",
};

/** Why it was not set, as a sentence; null where it was, or where it was never meant to be. */
export function notSetWords({ mode, doubt, source }: Pick<Decision, "mode" | "doubt" | "source">): string | null {
  if (mode === "overruled") return "Somebody had decided already, and a person’s word stands.";
  if (mode === "suggested" && source === "fallback") return "Nothing in the text decides it.";
  return mode === "suggested" ? doubtWords(doubt) : null;
}

/** "Ines changed it to Network"; null where nobody said anything. */
export function answerWords({ field, answer }: Pick<Decision, "field" | "answer">, names: DeskNames): string | null {
  if (!answer) return null;
  const who = answer.by ? firstName(answer.by.name) : "A former colleague";
  if (answer.how === "rejected") return `${who} took nothing of it`;
  const value = answer.value === null ? "" : decidedWords({ field, value: answer.value }, names);
  if (answer.how === "stood") return `${who} solved the ticket with ${answer.kept ? "it" : value}`;
  if (!answer.kept) return `${who} changed it to ${value}`;
  return answer.how === "accepted" ? `${who} accepted it` : `${who} kept it`;
}

/** What each reader of one reading took: "Gemini (flash), prompt 7: 0.9 s, 500 tokens in, 60 out, $0.000074". */
export function priceWords(decisions: readonly Decision[]): string[] {
  return [...groupBy(decisions, (each) => each.provider).values()].map(([first]) => {
    const { provider, model, trained, promptVersion, durationMs, inputTokens, outputTokens, costMicros } = first!;
    const who = [
      model ? `${READERS[provider]} (${model})` : READERS[provider],
      trained ? `trained on ${count(trained.rows, "ticket")}` : "",
      promptVersion ? `prompt ${promptVersion}` : "",
    ];
    const took = [
      durationWords(durationMs),
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
export function levelWords(levels: DecisionPage["levels"], category: string | null, names: DeskNames): string[] {
  const of = category === null ? "here" : `for ${categoryName(names, category)}`;
  const at = (level: Level) =>
    TRIAGE_FIELDS.filter((field) => levels[field] === level).map((field) => FIELD_WORDS[field].toLowerCase());
  const what = (fields: string[]) =>
    fields.length === TRIAGE_FIELDS.length ? "Everything" : upperFirst(listWords(fields));
  const [off, suggest] = [at("off"), at("suggest")];
  return [
    off.length === TRIAGE_FIELDS.length ? `Automation is off ${of}: nothing is read into new tickets.` : "",
    off.length > 0 && off.length < TRIAGE_FIELDS.length ? `Automation is off ${of} for ${listWords(off)}.` : "",
    suggest.length > 0
      ? `${what(suggest)} ${isOne(suggest) ? "is" : "are"} only suggested ${of}: a person decides.`
      : "",
  ].filter(Boolean);
}

function isOne(fields: string[]): boolean {
  return fields.length === TRIAGE_FIELDS.length || (fields.length === 1 && fields[0] !== "skills");
}
