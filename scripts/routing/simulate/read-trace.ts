import { readFile } from "node:fs/promises";
import { PRIORITIES, type Priority } from "@/lib/domain/ticket";
import { CsvFault, type CsvRecord, readCsv } from "@/lib/text/read-csv";
import { UsageError } from "../../usage-error";
import { workingHoursOf } from "./working-hours";
import type { Arrival } from "./world";

type Ticket = Omit<Arrival, "labels">;

const COLUMNS = ["arrival", "skills", "priority", "hours"] as const;
type Column = (typeof COLUMNS)[number];

/**
 * Reads tickets from a CSV file with the columns `arrival` (working hours since the first day began, or a time such as
 * 2026-11-20T09:30:00Z), `skills` (slugs separated by `|`), `priority` and `hours` (of work for a skilled person).
 * Throws `UsageError` with the first invalid line.
 */
export async function readTrace(file: string): Promise<Ticket[]> {
  const content = await readFile(file, "utf8").catch(() => {
    throw new UsageError(`${file} cannot be read.`);
  });
  const [header, ...rows] = await recordsOf(file, content);
  if (!header || rows.length === 0) throw new UsageError(`${file} has no tickets.`);
  const names = header.fields.map((name) => name.trim().toLowerCase());
  const missing = COLUMNS.filter((column) => !names.includes(column));
  if (missing.length > 0)
    throw new UsageError(`${file} has no column ${missing.join(", ")}; its first line is ${names.join(",")}.`);
  const cells = rows.map(({ line, fields }) => {
    const fault = (what: string) => new UsageError(`${file}, line ${line}: ${what}`);
    if (fields.length !== names.length) {
      throw fault(`this line has ${fields.length} fields, but the first line has ${names.length}.`);
    }
    return { cell: (column: Column) => fields[names.indexOf(column)]!.trim(), fault };
  });
  return inWorkingHours(cells).map(({ at, cell, fault }) => ticketOf(at, cell, fault));
}

interface Row {
  cell(column: Column): string;
  fault(what: string): UsageError;
}

async function recordsOf(file: string, content: string): Promise<CsvRecord[]> {
  const records: CsvRecord[] = [];
  try {
    for await (const record of readCsv(content, ",")) records.push(record);
  } catch (error) {
    if (error instanceof CsvFault) throw new UsageError(`${file}, line ${error.line}: ${error.message}`);
    throw error;
  }
  return records;
}

/** Converts arrivals to working hours since the first day began. */
function inWorkingHours(rows: readonly Row[]): (Row & { at: number })[] {
  const isTime = rows[0]!.cell("arrival").includes("-");
  const at = rows.map((row) => (isTime ? timeOf(row) : hoursOf(row, "arrival", 0)));
  const first = isTime ? Math.min(...at) : 0;
  return rows.map((row, i) => ({ ...row, at: isTime ? workingHoursOf(at[i]!, first) : at[i]! }));
}

function timeOf({ cell, fault }: Row): number {
  const text = cell("arrival");
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?Z$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) throw fault(`arrival “${shortened(text)}” is not a time such as 2026-11-20T09:30:00Z.`);
  return time;
}

function ticketOf(at: number, cell: Row["cell"], fault: Row["fault"]): Ticket {
  const needs = [...new Set(cell("skills").split(/\s*\|\s*/))].filter(Boolean);
  const priority = PRIORITIES.find((one) => one === cell("priority").toLowerCase()) as Priority | undefined;
  if (!priority) throw fault(`priority “${shortened(cell("priority"))}” is not one of ${PRIORITIES.join(", ")}.`);
  return { at, needs, priority, hours: hoursOf({ cell, fault }, "hours", Number.MIN_VALUE) };
}

/** A larger value is most likely in another unit. */
const MAX_HOURS = 100_000;

function hoursOf({ cell, fault }: Row, column: Column, least: number): number {
  const text = cell(column);
  const hours = /^\d{1,9}(\.\d{1,9})?$/.test(text) ? Number(text) : Number.NaN;
  if (hours >= least && hours <= MAX_HOURS) return hours;
  throw fault(
    `${column} “${shortened(text)}” is not a number of hours${least > 0 ? " above 0" : ""} up to ${MAX_HOURS}.`,
  );
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
