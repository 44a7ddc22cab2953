import type { Context } from "@/lib/context";
import type { Priority } from "@/lib/domain/ticket";
import { titleOf } from "@/lib/text/first-lines";
import { chooseWords } from "@/lib/tickets/similar/choose-words";
import { compareTexts } from "@/lib/tickets/similar/compare-texts";
import { readTelling } from "@/lib/tickets/similar/telling-words";
import { workspaceWords } from "@/lib/tickets/similar/word-counts";
import type { Catalogue, TicketText } from "@/lib/triage/reader";
import { blankInstructions } from "@/lib/triage/safety/blank-instructions";
import { type DecidedText, decidedTickets, importedTexts } from "./decided-texts";

/** An earlier text and what people decided on it. What in it was addressed to a machine is blanked; it is not redacted yet. */
export interface Example {
  text: string;
  decided: { category?: string; priority?: Priority; skills?: string[] };
}

/** What examples are found for. */
export interface ExamplesFor {
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
  wanted: ExamplesFor,
): Promise<Example[]> {
  const { title, description } = wanted.text;
  const asked = readTelling(title, description);
  if (asked.words.size < LEAST_SHARED) return [];
  const opening = readTelling(title ?? titleOf(description), "");
  const { telling, weigh, query } = chooseWords(asked, opening, await workspaceWords(ctx));
  const found = [
    ...(await decidedTickets(ctx.db, { query, except: wanted.ticketId })),
    ...(await importedTexts(ctx.db, telling)),
  ];
  const how = { telling: new Set(telling.map(({ key }) => key)), weigh };
  const near = found
    .map((row) => ({ row, likeness: compareTexts(asked, readTelling(row.title, row.description), how) }))
    .map(({ row, likeness }) => ({ row, shared: likeness.shared.length, score: scoreOf(likeness) }))
    .filter(({ shared, score }) => shared >= LEAST_SHARED && score >= FLOOR)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_READ);
  const examples: Example[] = [];
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

async function toExample(row: DecidedText, wanted: ExamplesFor): Promise<Example | undefined> {
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
