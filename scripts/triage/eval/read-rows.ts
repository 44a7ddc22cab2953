import { readFile } from "node:fs/promises";
import type { TitledText } from "@/lib/triage/text-classifier/terms";
import { UsageError } from "../../usage-error";
import { parseCsv } from "./parse-csv";
import { parseJsonl } from "./parse-jsonl";
import type { EvalRow, RawRow } from "./rows";

/**
 * The rows of a JSONL or CSV file that have any text; how many had none is told on stderr. Throws `Fault` that names
 * the lines that can't be read, or the fields that are missing.
 */
export async function readRows(file: string, { text, label }: { text: string[]; label: string }): Promise<EvalRow[]> {
  const raw = await readRaw(file);
  for (const name of [...text, label]) mustHave(name, raw, file);
  return rowsOf(raw, { file, text, label });
}

/** The same without labels, of a file that may have other fields: then text, title and body are taken that are there. */
export async function readUnlabelledRows(file: string, text: string[]): Promise<EvalRow[]> {
  const raw = await readRaw(file);
  const own = text.filter((name) => has(name, raw));
  const names = own.length > 0 ? own : ["title", "text", "body"].filter((name) => has(name, raw));
  if (names.length === 0) mustHave(text[0]!, raw, file);
  return rowsOf(raw, { file, text: names });
}

async function readRaw(file: string): Promise<RawRow[]> {
  const content = await readFile(file, "utf8").catch(() => {
    throw new UsageError(`${file} can't be read.`);
  });
  return /\.[ct]sv$/i.test(file) ? await parseCsv(file, content) : parseJsonl(file, content);
}

function has(name: string, raw: RawRow[]): boolean {
  return raw.some(({ fields }) => name in fields);
}

function mustHave(name: string, raw: RawRow[], file: string): void {
  if (has(name, raw)) return;
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
  const kept = rows.filter(({ text: { title, body } }) => title || body);
  reportLeftOut(file, rows.length - kept.length, "text");
  return kept;
}

/** Says on stderr how many rows can't be used. */
export function reportLeftOut(file: string, count: number, lack: string): void {
  if (count > 0) console.error(`${file}: ${count} ${count === 1 ? "row" : "rows"} without ${lack} left out.`);
}

/** Of several fields the first is the title, the others are the body. */
function textOf(fields: Record<string, string>, names: string[]): TitledText {
  const [first, ...others] = names.map((name) => (fields[name] ?? "").trim());
  if (others.length === 0) return { title: null, body: first ?? "" };
  return { title: first || null, body: others.filter(Boolean).join("\n") };
}
