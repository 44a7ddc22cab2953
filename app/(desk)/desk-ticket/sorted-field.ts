import type { Why } from "@/app/_ui/why-card";
import { percent, upperFirst } from "@/app/_ui/words";
import type { Provenance, Source } from "@/lib/domain/ticket";
import type { TicketDetails } from "@/lib/tickets/queries";
import type { ReadingView } from "@/lib/tickets/staff-details";
import type { DeskNames } from "../_parts/desk-names";
import { valueWords } from "../_parts/value-words";
import { personName } from "./facts-of";
import { providerWords } from "./reader-words";
import { ruleBehind } from "./rule-sentences";

type SortedKey = "category" | "priority" | "skills";

/** One sorted value with everything that is said about it. */
export interface SortedField {
  key: SortedKey;
  /** In words; null where nobody set one. */
  text: string | null;
  source: Source;
  confidence: number | null;
  /** The requester's words that the present value rests on, as long as the text has them. */
  quotes: string[];
  why: Why;
  /** When it was set, for values of people; ISO. */
  at: string | null;
  /** Whose it is, for values of people. */
  by: string | null;
  /** What the reading said instead: a person decided otherwise, or it was too unsure to be written. */
  said: { text: string; source: Source; confidence: number | null; quotes: string[]; value: unknown } | null;
}

/** What stands for a field and what it rests on, from provenance and the latest reading. Pure. */
export function sortedField(key: SortedKey, ticket: TicketDetails, names: DeskNames): SortedField {
  const verdict = ticket.triage.verdict;
  const reading = verdict?.fields[key] as ReadingView<unknown> | undefined;
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
    text: isEmpty(value) ? null : valueWords(key, value, names),
    source: provenance?.source ?? "fallback",
    confidence: isRead ? (provenance.confidence ?? null) : null,
    quotes,
    why: {
      quotes,
      reason: rests?.reason ?? (otherwise ? saidWords(otherwise, key, names) : null),
      nextBest: (rests?.alternatives ?? []).map((next) => ({
        text: valueWords(key, next.value, names),
        confidence: next.confidence,
      })),
      readBy: by ?? (rests ? readerName(rests.provider, verdict?.model) : rule && `Rule “${rule}”`),
    },
    at: provenance?.at ?? null,
    by,
    said: otherwise
      ? {
          text: valueWords(key, otherwise.value, names),
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
export function saidSentence(said: { text: string; source: Source; confidence: number | null }): string {
  const sure = said.confidence === null ? "" : `, ${percent(said.confidence)}`;
  return `${SAYERS[said.source]} said ${said.text}${sure}`;
}

function saidWords(reading: ReadingView<unknown>, key: SortedKey, names: DeskNames): string {
  return `${saidSentence({ ...reading, text: valueWords(key, reading.value, names) })}.`;
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
  const name = providerWords(provider);
  return provider === "gemini" && model ? `Gemini (${model})` : upperFirst(name);
}
