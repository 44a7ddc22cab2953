import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { IT_PACK } from "@/lib/catalogue/it-pack";
import { STARTER_CATEGORIES, STARTER_SKILLS } from "@/lib/catalogue/starter";
import { PRIORITIES } from "@/lib/domain/ticket";

const CATEGORIES = [...STARTER_CATEGORIES, ...IT_PACK];

const Text = z.strictObject({
  id: z.string(),
  title: z.string().min(1).nullable(),
  body: z.string().trim().min(1),
  kind: z.string().min(1),
});

const Ticket = Text.extend({
  category: z.enum(CATEGORIES.map(({ slug }) => slug)),
  priority: z.enum(PRIORITIES),
  skills: z.array(z.enum(STARTER_SKILLS.map(({ slug }) => slug))),
  language: z.string().regex(/^[a-z]{2}$/),
  hard: z.boolean(),
});

type Text = z.infer<typeof Text>;

const tickets = read("tickets.jsonl", Ticket);
const outOfScope = read("out-of-scope.jsonl", Text);

describe("golden set", () => {
  it("The golden set has at least 250 tickets and 60 texts out of scope", () => {
    expect(tickets.length).toBeGreaterThanOrEqual(250);
    expect(outOfScope.length).toBeGreaterThanOrEqual(60);
  });

  it("Each text has its own id, and no ticket has a skill twice", () => {
    expect(repeated([...tickets, ...outOfScope].map(({ id }) => id))).toEqual([]);
    expect(tickets.filter(({ skills }) => repeated(skills).length > 0)).toEqual([]);
  });

  it("Each category has at least 12 tickets, each priority at least 30", () => {
    const categories = countBy(tickets, ({ category }) => category);
    const priorities = countBy(tickets, ({ priority }) => priority);
    expect(CATEGORIES.filter(({ slug }) => (categories.get(slug) ?? 0) < 12)).toEqual([]);
    expect(PRIORITIES.filter((priority) => (priorities.get(priority) ?? 0) < 30)).toEqual([]);
  });

  it("At least five languages have eight tickets or more", () => {
    const languages = countBy(tickets, ({ language }) => language);
    expect([...languages.values()].filter((count) => count >= 8).length).toBeGreaterThanOrEqual(5);
  });

  it("A quarter of the tickets are hard, in every category", () => {
    const hard = tickets.filter((ticket) => ticket.hard);
    expect(hard.length).toBeGreaterThanOrEqual(tickets.length / 4);
    expect(new Set(hard.map(({ category }) => category)).size).toBe(CATEGORIES.length);
  });

  it("No two texts share six of ten words", () => {
    expect(nearDuplicates(tickets)).toEqual([]);
    expect(nearDuplicates(outOfScope)).toEqual([]);
  });

  it("The check finds a text that was only edited slightly", () => {
    const [first] = tickets;
    expect(nearDuplicates([first!, { ...first!, id: "again", body: `Hello! ${first!.body}` }])).toHaveLength(1);
  });

  it("All addresses are of example.com, .org and .net", () => {
    const hosts = [...tickets, ...outOfScope].flatMap(({ body }) =>
      [...body.matchAll(/(?:@|https?:\/\/)([\w-]+(?:\.[\w-]+)+)/g)].map(([, host]) => host!),
    );
    expect(hosts.length).toBeGreaterThan(10);
    expect(hosts.filter((host) => !/(^|\.)example\.(com|org|net)$/.test(host))).toEqual([]);
  });
});

function read<T>(file: string, row: z.ZodType<T>): T[] {
  const lines = readFileSync(new URL(file, import.meta.url), "utf8")
    .trimEnd()
    .split("\n");
  return lines.map((line, i) => {
    const { data, error } = row.safeParse(JSON.parse(line));
    if (error) throw new Error(`${file}, line ${i + 1}: ${z.prettifyError(error)}`);
    return data;
  });
}

function repeated(values: string[]): string[] {
  return values.filter((value, i) => values.indexOf(value) < i);
}

function countBy<T>(rows: T[], keyOf: (row: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  return counts;
}

/** Pairs with a word overlap of 0.6 (Jaccard) or more. A text without words counts as one word: "..." is not "??". */
function nearDuplicates(texts: Text[]): string[] {
  const words = texts.map(({ title, body }) => wordsOf(`${title ?? ""} ${body}`));
  return texts.flatMap(({ id }, i) =>
    texts
      .slice(i + 1)
      .flatMap((other, j) => (overlap(words[i]!, words[i + 1 + j]!) >= 0.6 ? [`${id} ~ ${other.id}`] : [])),
  );
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [text.trim()]);
}

function overlap(a: Set<string>, b: Set<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared / (a.size + b.size - shared);
}
