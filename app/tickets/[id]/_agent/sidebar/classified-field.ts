import type { ValueEvidence } from "@/app/_features/evidence/why-card";
import { formatValue } from "@/app/_features/names/format-value";
import type { CatalogueNames } from "@/app/_features/names/names";
import { formatProvider } from "@/app/tickets/[id]/_agent/provider-text";
import { personName } from "@/app/tickets/[id]/_agent/timeline/event-values";
import { ruleBehind } from "@/app/tickets/[id]/_agent/timeline/rule-text";
import { formatPercent, upperFirst } from "@/lib/display-text/labels";
import type { Provenance, Source } from "@/lib/domain/ticket";
import type { TicketDetails } from "@/lib/tickets/queries";
import type { ReadingView } from "@/lib/tickets/staff-details";

type SortedKey = "category" | "priority" | "skills";

/** One sorted value with everything that is said about it. */
export interface ClassifiedField {
  key: SortedKey;
  /** In words; null where nobody set one. */
  text: string | null;
  source: Source;
  confidence: number | null;
  /** The requester's words that the present value rests on, as long as the text has them. */
  quotes: string[];
  why: ValueEvidence;
  /** When it was set, for values of people; ISO. */
  at: string | null;
  /** Whose it is, for values of people. */
  by: string | null;
  /** What the reading said instead: a person decided otherwise, or it was too unsure to be written. */
  said: { text: string; source: Source; confidence: number | null; quotes: string[]; value: unknown } | null;
}

/** What stands for a field and what it rests on, from provenance and the latest reading. Pure. */
export function classifiedField(key: SortedKey, ticket: TicketDetails, names: CatalogueNames): ClassifiedField {
  const triageResult = ticket.triage.triageResult;
  const reading = triageResult?.fields[key] as ReadingView<unknown> | undefined;
  const value = presentValue(key, ticket);
  const provenance: Provenance | undefined = ticket.provenance[key];
  const isRead = provenance !== undefined && provenance.source !== "person" && provenance.source !== "requester";
  const rests = isRead && reading && sameValue(reading.value, value) ? reading : undefined;
  const otherwise = reading && !sameValue(reading.value, value) ? reading : undefined;
  const by = provenance?.by ? personName({ ticket, names }, provenance.by) : null;
  const quotes = quotesIn(ticket, rests);
  const rule = provenance?.source === "rules" && !rests ? ruleBehind(ticket.history ?? [], key) : undefined;
  return {
    key,
    text: isEmpty(value) ? null : formatValue(key, value, names),
    source: provenance?.source ?? "fallback",
    confidence: isRead ? (provenance.confidence ?? null) : null,
    quotes,
    why: {
      quotes,
      reason: rests?.reason ?? (otherwise ? saidWords(otherwise, key, names) : null),
      nextBest: (rests?.alternatives ?? []).map((next) => ({
        text: formatValue(key, next.value, names),
        confidence: next.confidence,
      })),
      readBy: by ?? (rests ? readerName(rests.provider, triageResult?.model) : rule && `Rule “${rule}”`),
    },
    at: provenance?.at ?? null,
    by,
    said: otherwise
      ? {
          text: formatValue(key, otherwise.value, names),
          source: otherwise.source,
          confidence: otherwise.confidence,
          quotes: quotesIn(ticket, otherwise),
          value: otherwise.value,
        }
      : null,
  };
}

const SAYERS: Record<Source, string> = {
  ai: "AI",
  rules: "A rule",
  fallback: "The default",
  person: "A person",
  requester: "The requester",
};

/** "AI said Medium, 62%" */
export function formatPrediction(said: { text: string; source: Source; confidence: number | null }): string {
  const sure = said.confidence === null ? "" : `, ${formatPercent(said.confidence)}`;
  return `${SAYERS[said.source]} said ${said.text}${sure}`;
}

function saidWords(reading: ReadingView<unknown>, key: SortedKey, names: CatalogueNames): string {
  return `${formatPrediction({ ...reading, text: formatValue(key, reading.value, names) })}.`;
}

function presentValue(key: SortedKey, ticket: TicketDetails): unknown {
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

function quotesIn({ description }: TicketDetails, reading: ReadingView<unknown> | undefined): string[] {
  return (reading?.quotes ?? []).filter((quote) => quote !== "" && description.includes(quote));
}

function readerName(provider: ReadingView<unknown>["provider"], model: string | null | undefined): string {
  const name = formatProvider(provider);
  return provider === "gemini" && model ? `Gemini (${model})` : upperFirst(name);
}
