import { UsageError } from "../../usage-error";
import type { RawRow } from "./types";

const MAX_LISTED = 10;

/** Parses one JSON object per line and skips empty lines. Throws `UsageError` with the first ten bad lines. */
export function parseJsonl(file: string, content: string): RawRow[] {
  const errors: string[] = [];
  const rows: RawRow[] = [];
  const lines = content.replace(/^\uFEFF/, "").split(/\r?\n/);
  for (const [at, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const fields = fieldsOf(line);
    if (fields) rows.push({ fields });
    else errors.push(`${file}, line ${at + 1}: not a JSON object.`);
  }
  if (errors.length > MAX_LISTED)
    errors.splice(MAX_LISTED, Number.POSITIVE_INFINITY, `… and ${errors.length - MAX_LISTED} more.`);
  if (errors.length > 0) throw new UsageError(errors.join("\n"));
  return rows;
}

function fieldsOf(line: string): Record<string, string> | null {
  try {
    const row: unknown = JSON.parse(line);
    if (typeof row !== "object" || row === null || Array.isArray(row)) return null;
    return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, textOf(value)]));
  } catch {
    return null;
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
