import { readFile } from "node:fs/promises";
import type { TitledText } from "@/lib/triage/text-classifier/terms";
import { UsageError } from "../../usage-error";
import { parseCsv } from "./parse-csv";
import { parseJsonl } from "./parse-jsonl";
import type { EvalRow, RawRow } from "./types";

/** Reads the rows that have text from a JSONL or CSV file. Throws `UsageError` for bad lines or missing fields. */
export async function readRows(file: string, { text, label }: { text: string[]; label: string }): Promise<EvalRow[]> {
  const raw = await readRaw(file);
  for (const name of [...text, label]) assertHas(name, raw, file);
  return rowsOf(raw, { file, text, label });
}

/** Reads rows without their labels. If the file has none of the `text` fields, uses title, text and body. */
export async function readUnlabelledRows(file: string, text: string[]): Promise<EvalRow[]> {
  const raw = await readRaw(file);
  const existing = text.filter((name) => hasField(name, raw));
  const names = existing.length > 0 ? existing : ["title", "text", "body"].filter((name) => hasField(name, raw));
  if (names.length === 0) assertHas(text[0]!, raw, file);
  return rowsOf(raw, { file, text: names });
}

async function readRaw(file: string): Promise<RawRow[]> {
  const content = await readFile(file, "utf8").catch(() => {
    throw new UsageError(`${file} can't be read.`);
  });
  return /\.[ct]sv$/i.test(file) ? await parseCsv(file, content) : parseJsonl(file, content);
}

function hasField(name: string, raw: RawRow[]): boolean {
  return raw.some(({ fields }) => name in fields);
}

function assertHas(name: string, raw: RawRow[], file: string): void {
  if (hasField(name, raw)) return;
  const names = [...new Set(raw.flatMap(({ fields }) => Object.keys(fields)))];
  throw new UsageError(
    names.length > 0 ? `${file} has no field “${name}”; it has ${names.join(", ")}.` : `${file} has no rows.`,
  );
}

function rowsOf(raw: RawRow[], { file, text, label }: { file: string; text: string[]; label?: string }): EvalRow[] {
  const rows = raw.map(({ fields }) => ({
    text: textOf(fields, text),
    label: label === undefined ? "" : (fields[label] ?? "").trim(),
    fields,
  }));
  const withText = rows.filter(({ text: { title, body } }) => title || body);
  reportLeftOut(file, rows.length - withText.length, "text");
  return withText;
}

export function reportLeftOut(file: string, count: number, lack: string): void {
  if (count > 0) console.error(`${file}: ${count} ${count === 1 ? "row" : "rows"} without ${lack} left out.`);
}

function textOf(fields: Record<string, string>, names: string[]): TitledText {
  const [first, ...others] = names.map((name) => (fields[name] ?? "").trim());
  if (others.length === 0) return { title: null, body: first ?? "" };
  return { title: first || null, body: others.filter(Boolean).join("\n") };
}
