import type { ValueEvidence } from "@/app/_features/evidence/why-card";
import { formatValue } from "@/app/_features/names/format-value";
import type { CatalogueNames } from "@/app/_features/names/names";
import { formatProvider } from "@/app/tickets/[id]/_agent/provider-text";
import { personName } from "@/app/tickets/[id]/_agent/timeline/person-name";
import { ruleBehind } from "@/app/tickets/[id]/_agent/timeline/rule-text";
import { formatPercent, SOURCE_LABELS, upperFirst } from "@/lib/display-text/labels";
import { isSetByPerson, type Provenance, type Source } from "@/lib/domain/ticket";
import type { TicketDetails } from "@/lib/tickets/queries";
import type { FieldResultView } from "@/lib/tickets/staff-details";

type ClassifiedKey = "category" | "priority" | "skills";

export interface ClassifiedField {
  key: ClassifiedKey;
  text: string | null;
  source: Source;
  confidence: number | null;
  /** Quotes that support the current value and still occur in the description. */
  quotes: string[];
  why: ValueEvidence;
  at: string | null;
  by: string | null;
  /** The latest triage run's prediction, if it differs from the current value; otherwise null. */
  otherPrediction: OtherPrediction | null;
}

type OtherPrediction = FieldResultView<unknown> & { text: string };

/** A field's current value and the evidence for it, from its provenance and the latest triage result. Pure. */
export function classifiedField(key: ClassifiedKey, ticket: TicketDetails, names: CatalogueNames): ClassifiedField {
  const triageResult = ticket.triage.triageResult;
  const prediction = triageResult?.fields[key] as FieldResultView<unknown> | undefined;
  const value = currentValue(key, ticket);
  const provenance: Provenance | undefined = ticket.provenance[key];
  const isPredicted = provenance !== undefined && !isSetByPerson(provenance.source);
  const applied = isPredicted && prediction && sameValue(prediction.value, value) ? prediction : undefined;
  const otherPrediction =
    prediction && !sameValue(prediction.value, value)
      ? { ...prediction, text: formatValue(key, prediction.value, names), quotes: quotesIn(ticket, prediction) }
      : null;
  const by = provenance?.by ? personName({ ticket, names }, provenance.by) : null;
  const quotes = quotesIn(ticket, applied);
  const rule = provenance?.source === "rules" && !applied ? ruleBehind(ticket.history ?? [], key) : undefined;
  return {
    key,
    text: isEmpty(value) ? null : formatValue(key, value, names),
    source: provenance?.source ?? "fallback",
    confidence: isPredicted ? (provenance.confidence ?? null) : null,
    quotes,
    why: {
      quotes,
      reason: applied?.reason ?? (otherPrediction && `${formatPrediction(otherPrediction)}.`),
      nextBest: (applied?.alternatives ?? []).map((next) => ({
        text: formatValue(key, next.value, names),
        confidence: next.confidence,
      })),
      readBy: by ?? (applied ? providerName(applied.provider, triageResult?.model) : rule && `Rule “${rule}”`),
    },
    at: provenance?.at ?? null,
    by,
    otherPrediction,
  };
}

/** A prediction as text: "AI suggested Medium, 62%". */
export function formatPrediction({ text, source, confidence }: OtherPrediction): string {
  const suggestion = `${SOURCE_LABELS[source]} suggested ${text}`;
  return confidence === null ? suggestion : `${suggestion}, ${formatPercent(confidence)}`;
}

function currentValue(key: ClassifiedKey, ticket: TicketDetails): unknown {
  if (key === "category") return ticket.category?.slug ?? null;
  return key === "priority" ? ticket.priority : ticket.skills;
}

function sameValue(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((item) => other.includes(item));
}

function isEmpty(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

function quotesIn({ description }: TicketDetails, prediction: FieldResultView<unknown> | undefined): string[] {
  return (prediction?.quotes ?? []).filter((quote) => quote !== "" && description.includes(quote));
}

function providerName(provider: FieldResultView<unknown>["provider"], model: string | null | undefined): string {
  const name = formatProvider(provider);
  return provider === "gemini" && model ? `Gemini (${model})` : upperFirst(name);
}
