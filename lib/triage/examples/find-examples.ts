import type { Context } from "@/lib/context";
import { titleFromText } from "@/lib/text/first-lines";
import { chooseSearchTerms } from "@/lib/tickets/similar/choose-search-terms";
import { compareTexts } from "@/lib/tickets/similar/compare-texts";
import { workspaceFrequencies } from "@/lib/tickets/similar/document-frequencies";
import { significantTerms } from "@/lib/tickets/similar/significant-terms";
import { blankInstructions } from "@/lib/triage/prompt-injection/blank-instructions";
import type { Catalogue, TicketText } from "@/lib/triage/provider";
import { type DecidedText, findDecidedTickets, findImportedTexts } from "./decided-texts";

/** An earlier text and the values that people chose. Instructions to a machine are blanked, personal data is not. */
export interface DecidedExample {
  text: string;
  decided: DecidedText["decided"];
}

/** The text to find examples for. */
export interface ExampleQuery {
  text: TicketText;
  catalogue: Catalogue;
  /** The text's ticket, which is no example of itself. */
  ticketId?: string;
  /** Slugs of the private categories. */
  neverOutside: ReadonlySet<string>;
  isPrivate(text: TicketText): Promise<boolean>;
}

const MAX_EXAMPLES = 5;
/** At most this many texts are checked for private content, which is slow. */
const MAX_CHECKED = 15;
/** Two texts with a lower score share words, but not the subject. */
const MIN_SCORE = 0.3;
/** Two texts must share this many significant words. */
const MIN_SHARED = 2;

/** Finds the most similar texts for which people chose values that still exist. Leaves out deleted and private ones. */
export async function findExamples(
  ctx: Pick<Context, "db" | "now" | "after">,
  exampleQuery: ExampleQuery,
): Promise<DecidedExample[]> {
  const { title, description } = exampleQuery.text;
  const terms = significantTerms(title, description);
  if (terms.words.size < MIN_SHARED) return [];
  const opening = significantTerms(title ?? titleFromText(description), "");
  const { telling: significant, weigh, query } = chooseSearchTerms(terms, opening, await workspaceFrequencies(ctx));
  const found = [
    ...(await findDecidedTickets(ctx.db, { query, except: exampleQuery.ticketId })),
    ...(await findImportedTexts(ctx.db, significant)),
  ];
  const how = { telling: new Set(significant.map(({ key }) => key)), weigh };
  const nearest = found
    .map((row) => ({ row, ...compareTexts(terms, significantTerms(row.title, row.description), how) }))
    .map(({ row, shared, cosine, covered }) => ({ row, shared, score: (cosine + covered) / 2 }))
    .filter(({ shared, score }) => shared.length >= MIN_SHARED && score >= MIN_SCORE)
    .sort((a, b) => b.score - a.score)
    .slice(0, MAX_CHECKED);
  const examples: DecidedExample[] = [];
  for (const { row } of nearest) {
    const example = await toExample(row, exampleQuery);
    if (example) examples.push(example);
    if (examples.length === MAX_EXAMPLES) break;
  }
  return examples;
}

async function toExample(row: DecidedText, exampleQuery: ExampleQuery): Promise<DecidedExample | undefined> {
  const { catalogue, neverOutside, isPrivate } = exampleQuery;
  const { title, description, decided } = row;
  if ([row.category, decided.category].some((slug) => slug && neverOutside.has(slug))) return undefined;
  const { text } = blankInstructions({ title, description });
  if (neverOutside.size > 0 && (await isPrivate(text))) return undefined;
  const knownSkills = new Set(catalogue.skills.map(({ slug }) => slug));
  const known = {
    ...(catalogue.categories.some(({ slug }) => slug === decided.category) ? { category: decided.category } : {}),
    ...(decided.priority ? { priority: decided.priority } : {}),
    ...(decided.skills ? { skills: decided.skills.filter((slug) => knownSkills.has(slug)) } : {}),
  };
  if (Object.keys(known).length === 0) return undefined;
  return { text: text.title ? `${text.title}\n${text.description}` : text.description, decided: known };
}
