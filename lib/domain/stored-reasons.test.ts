import { sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import type { Db } from "@/lib/db/client";
import { seedDemo } from "@/lib/demo/seed-demo";
import { testContext, testDatabase } from "@/tests/support/database";

let db: Db;

beforeAll(async () => {
  db = await testDatabase();
  await seedDemo(testContext(db, undefined, () => new Date("2027-01-01T00:02:00Z")));
});

/** Columns and paths in them that people or models write, and copies of what left the house; all else is ours. */
const WRITTEN_BY_OTHERS = [
  /^tickets\.(title|description|search|summary|resolution_notes|requester_department|phone)$/,
  /^(messages|ticket_text_versions)\.body$/,
  /^(approval_requests\.comment|handovers\.(note|answer_note))$/,
  /^(categories|skills|teams|people|approval_steps|chain_steps|routing_rules|training_imports)\.(name|description|keywords|aliases)\b/,
  /^(training_examples\.text|keyword_proposals\.phrase|llm_answers\.answer)\b/,
  /^triage_results\.summary$/,
  /^triage_results\.(fields|shadow)\.title\.value$/,
  // Pieces of a ticket's text.
  /\.(quotes|words)(\.\d+)*$/,
  // A mail as it was sent, and a response as it was given.
  /^(mails\.(subject|text_body|html_body)|idempotency_keys\.answer)\b/,
];

it("stored reasons hold no prose", async () => {
  const texts = await storedTexts();
  const codes = texts.filter(({ path }) => path.endsWith(".code"));
  // Reasons of the demo are there to be looked at.
  for (const column of [
    "assignments.reason",
    "assignments.scoreboard",
    "triage_results.fields",
    "tickets.helpful_notes",
  ]) {
    expect(codes.some(({ path }) => path.startsWith(column))).toBe(true);
  }
  const prose = texts
    .filter(({ text }) => isSentence(text))
    .filter(({ path, code }) => code !== "model" && !WRITTEN_BY_OTHERS.some((written) => written.test(path)));
  expect(prose).toEqual([]);
});

/** Four words or more. */
function isSentence(text: string): boolean {
  return (
    text
      .trim()
      .split(/\s+/)
      .filter((word) => /\p{L}/u.test(word)).length >= 4
  );
}

interface StoredText {
  /** `table.column.path.in.json` */
  path: string;
  text: string;
  /** The code beside it. */
  code?: unknown;
}

/** Every string in every text and JSON column of every table. */
async function storedTexts(): Promise<StoredText[]> {
  const columns = await rows<{ table: string; column: string }>(sql`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and data_type in ('text', 'json', 'jsonb', 'ARRAY')`);
  const texts: StoredText[] = [];
  for (const { table, column } of columns) {
    const values = await rows<{ value: unknown }>(sql`
      select to_jsonb(${sql.identifier(column)}) as value from ${sql.identifier(table)}
      where ${sql.identifier(column)} is not null`);
    for (const { value } of values) collect(`${table}.${column}`, parsed(value), undefined, texts);
  }
  return texts;
}

/** The engine keeps JSON as text. */
function parsed(value: unknown): unknown {
  if (typeof value !== "string" || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function collect(path: string, value: unknown, code: unknown, texts: StoredText[]): void {
  if (typeof value === "string") texts.push({ path, text: value, code });
  if (typeof value !== "object" || value === null) return;
  const own = "code" in value ? value.code : undefined;
  for (const [key, child] of Object.entries(value)) collect(`${path}.${key}`, child, own, texts);
}

async function rows<T>(query: ReturnType<typeof sql>): Promise<T[]> {
  return ((await db.execute(query)) as unknown as { rows: T[] }).rows;
}
