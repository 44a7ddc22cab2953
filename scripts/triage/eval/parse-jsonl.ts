import { UsageError } from "../../usage-error";
import type { RawRow } from "./rows";

/** Lines that are told of at once; a file of another kind would fill the screen. */
const MOST_TOLD = 10;

/** One JSON object a line; empty lines are passed over. Throws `Fault` that names the lines that are none. */
export function parseJsonl(file: string, content: string): RawRow[] {
  const faults: string[] = [];
  const rows: RawRow[] = [];
  for (const [at, line] of content
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === "") continue;
    const fields = fieldsOf(line);
    if (fields) rows.push({ fields });
    else faults.push(`${file}, line ${at + 1}: this is no JSON object.`);
  }
  if (faults.length > MOST_TOLD)
    faults.splice(MOST_TOLD, Number.POSITIVE_INFINITY, `… and ${faults.length - MOST_TOLD} more.`);
  if (faults.length > 0) throw new UsageError(faults.join("\n"));
  return rows;
}

function fieldsOf(line: string): Record<string, string> | null {
  try {
    const row: unknown = JSON.parse(line);
    if (typeof row !== "object" || row === null || Array.isArray(row)) return null;
    return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, wordsOf(value)]));
  } catch {
    return null;
  }
}

function wordsOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
