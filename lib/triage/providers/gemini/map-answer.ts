import { normalizeSkillName, slugsBySkillName } from "@/lib/catalogue/skill-names";
import { slugFrom } from "@/lib/catalogue/slugs";
import { cutWhole, plainLine } from "@/lib/text/plain-text";
import type { Catalogue, Prediction, Predictions, ProviderResult, TicketText } from "@/lib/triage/provider";
import { MAX_NOTE, MAX_NOTES } from "@/lib/triage/providers/keywords/write-notes";
import { findQuote } from "@/lib/triage/quotes";
import { plainLinks } from "@/lib/triage/redaction/plain-links";
import type { ModelAnswer } from "./answer";

/** Characters of one text of an answer; more is never shown. */
const LOOKED_AT = 4_000;
const MAX_REASON = 200;
const MAX_SUMMARY = 400;
const MAX_TITLE = 80;
const MAX_SKILLS = 12;
const MAX_PROPOSED = 5;
const MAX_SLUG = 40;

/**
 * What of a model's answer may be used: values that are exactly a row of ours, quotes that stand in the ticket, and
 * cleaned plain text in which links show their host. Everything else falls away; a field without a known value is missing,
 * never the nearest one. `quoteOf` leads a quote of the text that the model got back to the ticket's own words.
 */
export function mapAnswer(
  answer: ModelAnswer,
  { text, catalogue }: { text: TicketText; catalogue: Catalogue },
  quoteOf = (quote: string) => findQuote(text, quote),
): ProviderResult {
  const title = text.title?.trim() ? "" : plainWords(answer.title ?? "", MAX_TITLE);
  const skills = mapSkills(answer, catalogue);
  const fields: Predictions = {
    category: judged(knownCategory(answer.category?.value, catalogue), answer.category, quoteOf),
    priority: judged(knownPriority(answer.priority.value, catalogue), answer.priority, quoteOf),
    skills: judged(skills.known, answer.skills, quoteOf),
    title: title === "" ? undefined : { value: title, confidence: null, reason: null, quotes: [], isConfident: true },
  };
  return {
    fields,
    summary: plainWords(answer.summary, MAX_SUMMARY) || null,
    helpfulNotes: answer.helpfulNotes
      .map((note) => plainWords(note, MAX_NOTE))
      .filter(Boolean)
      .slice(0, MAX_NOTES)
      .map((text) => ({ code: "model", text })),
    proposedSkills: skills.proposed,
  };
}

type Judged = Pick<Prediction<unknown>, "confidence" | "quotes"> & { reason: string };

/** Sure only when there is a quote and all quotes are in the ticket; an empty list needs none. */
function judged<T>(
  value: T | undefined,
  said: Judged | null | undefined,
  quoteOf: (quote: string) => string | undefined,
): Prediction<T> | undefined {
  if (value === undefined || !said) return undefined;
  const found = said.quotes.map(quoteOf);
  const isEmpty = Array.isArray(value) && value.length === 0;
  const text = plainWords(said.reason, MAX_REASON);
  const isConfident = found.every((quote) => quote !== undefined) && (found.length > 0 || isEmpty);
  return {
    value,
    confidence: said.confidence,
    reason: text === "" ? null : { code: "model", text },
    quotes: [...new Set(found.filter((quote) => quote !== undefined))].slice(0, 4),
    isConfident,
    ...(isConfident ? {} : { holdReason: "quote-missing" as const }),
  };
}

/** Markup may hide behind signs that nobody sees, so those go first. */
function plainWords(said: string, max: number): string {
  return plainLine(plainLinks(plainLine(said, LOOKED_AT)), max);
}

function knownCategory(said: string | null | undefined, { categories }: Catalogue): string | undefined {
  const label = normalizeSkillName(said ?? "");
  return (
    categories.find(({ slug }) => slug === label) ?? categories.find(({ name }) => normalizeSkillName(name) === label)
  )?.slug;
}

function knownPriority(said: string, { priorities }: Catalogue) {
  const label = normalizeSkillName(said);
  return priorities.find((priority) => priority === label);
}

/** Known ones by slug, name or alias, wherever the model put them; unknown ones as clean slugs for an admin to look at. */
function mapSkills(
  { skills, otherSkills }: ModelAnswer,
  catalogue: Catalogue,
): { known: string[]; proposed: string[] } {
  const slugs = slugsBySkillName(catalogue.skills);
  const said = [...skills.value, ...otherSkills];
  const known = new Set(said.flatMap((name) => slugs.get(normalizeSkillName(name)) ?? []));
  const proposed = new Set(said.filter((name) => !slugs.has(normalizeSkillName(name))).flatMap(proposedSlug));
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
