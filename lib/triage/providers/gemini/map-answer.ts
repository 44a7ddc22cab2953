import { normalizeSkillName, slugsBySkillName } from "@/lib/catalogue/skill-names";
import { slugFrom } from "@/lib/catalogue/slugs";
import { cutWhole, plainLine } from "@/lib/text/plain-text";
import type { Catalogue, Prediction, Predictions, ProviderResult, TicketText } from "@/lib/triage/provider";
import { MAX_NOTE, MAX_NOTES } from "@/lib/triage/providers/keywords/write-notes";
import { findQuote } from "@/lib/triage/quotes";
import { plainLinks } from "@/lib/triage/redaction/plain-links";
import type { ModelAnswer } from "./answer";

const MAX_READ = 4_000;
const MAX_REASON = 200;
const MAX_SUMMARY = 400;
const MAX_TITLE = 80;
const MAX_SKILLS = 12;
const MAX_PROPOSED = 5;
const MAX_SLUG = 40;

/**
 * Keeps the usable parts of an answer: values that exist in the catalogue, quotes that are in the ticket, texts as
 * plain text. Drops everything else and never takes the nearest value instead. `quoteOf` finds the ticket's words for a
 * quote.
 */
export function mapAnswer(
  answer: ModelAnswer,
  { text, catalogue }: { text: TicketText; catalogue: Catalogue },
  quoteOf = (quote: string) => findQuote(text, quote),
): ProviderResult {
  const title = text.title?.trim() ? "" : cleanText(answer.title ?? "", MAX_TITLE);
  const skills = mapSkills(answer, catalogue);
  const fields: Predictions = {
    category: predictionOf(knownCategory(answer.category?.value, catalogue), answer.category, quoteOf),
    priority: predictionOf(knownPriority(answer.priority.value, catalogue), answer.priority, quoteOf),
    skills: predictionOf(skills.known, answer.skills, quoteOf),
    title: title === "" ? undefined : { value: title, confidence: null, reason: null, quotes: [], isConfident: true },
  };
  return {
    fields,
    summary: cleanText(answer.summary, MAX_SUMMARY) || null,
    helpfulNotes: answer.helpfulNotes
      .map((note) => cleanText(note, MAX_NOTE))
      .filter(Boolean)
      .slice(0, MAX_NOTES)
      .map((text) => ({ code: "model", text })),
    proposedSkills: skills.proposed,
  };
}

type ModelField = Pick<Prediction<unknown>, "confidence" | "quotes"> & { reason: string };

/** The prediction is confident if it has quotes and all of them are in the ticket. An empty list needs no quotes. */
function predictionOf<T>(
  value: T | undefined,
  stated: ModelField | null | undefined,
  quoteOf: (quote: string) => string | undefined,
): Prediction<T> | undefined {
  if (value === undefined || !stated) return undefined;
  const found = stated.quotes.map(quoteOf);
  const isEmpty = Array.isArray(value) && value.length === 0;
  const text = cleanText(stated.reason, MAX_REASON);
  const isConfident = found.every((quote) => quote !== undefined) && (found.length > 0 || isEmpty);
  return {
    value,
    confidence: stated.confidence,
    reason: text === "" ? null : { code: "model", text },
    quotes: [...new Set(found.filter((quote) => quote !== undefined))].slice(0, 4),
    isConfident,
    ...(isConfident ? {} : { holdReason: "quote-missing" as const }),
  };
}

/** The first `plainLine` drops invisible characters, which may hide markup from `plainLinks`. */
function cleanText(text: string, max: number): string {
  return plainLine(plainLinks(plainLine(text, MAX_READ)), max);
}

function knownCategory(stated: string | null | undefined, { categories }: Catalogue): string | undefined {
  const label = normalizeSkillName(stated ?? "");
  return (
    categories.find(({ slug }) => slug === label) ?? categories.find(({ name }) => normalizeSkillName(name) === label)
  )?.slug;
}

function knownPriority(stated: string, { priorities }: Catalogue) {
  const label = normalizeSkillName(stated);
  return priorities.find((priority) => priority === label);
}

/** An admin decides on the new skills. */
function mapSkills(
  { skills, otherSkills }: ModelAnswer,
  catalogue: Catalogue,
): { known: string[]; proposed: string[] } {
  const slugs = slugsBySkillName(catalogue.skills);
  const names = [...skills.value, ...otherSkills];
  const known = new Set(names.flatMap((name) => slugs.get(normalizeSkillName(name)) ?? []));
  const proposed = new Set(names.filter((name) => !slugs.has(normalizeSkillName(name))).flatMap(proposedSlug));
  return {
    known: [...known].slice(0, MAX_SKILLS),
    proposed: [...proposed].filter((slug) => !slugs.has(slug)).slice(0, MAX_PROPOSED),
  };
}

function proposedSlug(name: string): string[] {
  const short = plainLine(name, MAX_SLUG * 2);
  if (short.length > MAX_SLUG || !/[a-z0-9]/i.test(short)) return [];
  return [cutWhole(slugFrom(short), MAX_SLUG)];
}
