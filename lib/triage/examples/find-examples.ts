import type { Context } from "@/lib/context";
import type { Priority } from "@/lib/domain/ticket";
import { titleFromText } from "@/lib/text/first-lines";
import { chooseSearchTerms } from "@/lib/tickets/similar/choose-search-terms";
import { compareTexts } from "@/lib/tickets/similar/compare-texts";
import { workspaceFrequencies } from "@/lib/tickets/similar/document-frequencies";
import { significantTerms } from "@/lib/tickets/similar/significant-terms";
import { blankInstructions } from "@/lib/triage/prompt-injection/blank-instructions";
import type { Catalogue, TicketText } from "@/lib/triage/provider";
import { type DecidedText, findDecidedTickets, findImportedTexts } from "./decided-texts";

/** An earlier text and what people decided on it. What in it was addressed to a machine is blanked; it is not redacted yet. */
export interface DecidedExample {
  text: string;
  decided: { category?: string; priority?: Priority; skills?: string[] };
}

/** What examples are found for. */
export interface ExampleQuery {
  text: TicketText;
  catalogue: Catalogue;
  /** The ticket itself, where it is one. */
  ticketId?: string;
  /** Categories whose texts never leave the house. */
  neverOutside: ReadonlySet<string>;
  /** True for a text that our own readers put in such a category, whatever was decided on it. */
  isKeptInside(text: TicketText): Promise<boolean>;
}

/** More would crowd out the request itself, and the fifth is seldom as near as the first. */
const MOST_EXAMPLES = 5;
/** Of the nearest, so many are read before giving up on five that may go out. */
const MOST_READ = 15;
/** Below this two texts share some words and no subject. */
const FLOOR = 0.3;
const LEAST_SHARED = 2;

/**
 * The nearest texts that people decided on, the nearest first, with only such decisions as the lists of today still have:
 * what was set or accepted on tickets, and rows of imports. Never a deleted ticket's, never one of a category that stays inside.
 */
export async function findExamples(
  ctx: Pick<Context, "db" | "now" | "after">,
  wanted: ExampleQuery,
): Promise<DecidedExample[]> {
  const { title, description } = wanted.text;
  const asked = significantTerms(title, description);
  if (asked.words.size < LEAST_SHARED) return [];
  const opening = significantTerms(title ?? titleFromText(description), "");
  const { telling, weigh, query } = chooseSearchTerms(asked, opening, await workspaceFrequencies(ctx));
  const found = [
    ...(await findDecidedTickets(ctx.db, { query, except: wanted.ticketId })),
    ...(await findImportedTexts(ctx.db, telling)),
  ];
  const how = { telling: new Set(telling.map(({ key }) => key)), weigh };
  const near = found
    .map((row) => ({ row, likeness: compareTexts(asked, significantTerms(row.title, row.description), how) }))
    .map(({ row, likeness }) => ({ row, shared: likeness.shared.length, score: scoreOf(likeness) }))
    .filter(({ shared, score }) => shared >= LEAST_SHARED && score >= FLOOR)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_READ);
  const examples: DecidedExample[] = [];
  for (const { row } of near) {
    const example = await toExample(row, wanted);
    if (example) examples.push(example);
    if (examples.length === MOST_EXAMPLES) break;
  }
  return examples;
}

function scoreOf({ cosine, covered }: { cosine: number; covered: number }): number {
  return 0.5 * cosine + 0.5 * covered;
}

async function toExample(row: DecidedText, wanted: ExampleQuery): Promise<DecidedExample | undefined> {
  const { catalogue, neverOutside, isKeptInside } = wanted;
  const { title, description, decided } = row;
  if ([row.category, decided.category].some((slug) => slug && neverOutside.has(slug))) return undefined;
  const { text } = blankInstructions({ title, description });
  if (neverOutside.size > 0 && (await isKeptInside(text))) return undefined;
  const known = {
    ...(catalogue.categories.some(({ slug }) => slug === decided.category) ? { category: decided.category } : {}),
    ...(decided.priority ? { priority: decided.priority } : {}),
    ...(decided.skills ? { skills: decided.skills.filter((slug) => hasSkill(catalogue, slug)) } : {}),
  };
  if (Object.keys(known).length === 0) return undefined;
  return { text: text.title ? `${text.title}\n${text.description}` : text.description, decided: known };
}

function hasSkill({ skills }: Catalogue, wanted: string): boolean {
  return skills.some(({ slug }) => slug === wanted);
}
