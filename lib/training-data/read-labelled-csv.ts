import { CsvFault, readCsv } from "@/lib/text/read-csv";
import { type CsvColumn, readHeader, separatorOf } from "./csv-header";
import { MAX_IMPORT_BYTES } from "./input";
import type { LabelLists } from "./label-lists";
import type { LabelledRow, RowFault } from "./labelled-row";
import { readRow } from "./read-row";

const MAX_ROWS = 50_000;
/** At most this many faults are reported. The rest appear at the next try. */
export const MAX_FAULTS = 100;

/** All rows of a file, or what is wrong with the file. */
export type LabelledFile = { rows: LabelledRow[] } | { faults: RowFault[] };

/**
 * Reads a CSV file of labelled texts, separated by comma, semicolon or tab. It needs the column `text` and at least one
 * of `category` (or `department`), `priority` and `skills`; `title` is optional. Returns at most 100 faults.
 */
export async function readLabelledCsv(file: Uint8Array, lists: LabelLists): Promise<LabelledFile> {
  if (file.byteLength > MAX_IMPORT_BYTES) return { faults: [{ line: 1, message: "the file is larger than 50 MB." }] };
  const text = decodeFile(file);
  if (text === null) return { faults: [{ line: 1, message: "the file is not UTF-8. Save it as “CSV UTF-8”." }] };
  const rows: LabelledRow[] = [];
  const faults: RowFault[] = [];
  try {
    await collect(text, lists, rows, faults);
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    faults.push({ line: error.line, message: error.message });
  }
  if (faults.length > 0) return { faults };
  if (rows.length === 0) return { faults: [{ line: 1, message: "the file has no rows." }] };
  return { rows };
}

function decodeFile(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Spreadsheets save "Unicode text" as UTF-16 with a byte order mark. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return "utf-8";
}

async function collect(text: string, lists: LabelLists, rows: LabelledRow[], faults: RowFault[]): Promise<void> {
  let columns: CsvColumn[] | undefined;
  for await (const { line, fields } of readCsv(text, separatorOf(text))) {
    if (!columns) {
      const header = readHeader(fields, line);
      if ("faults" in header) return void faults.push(...header.faults.slice(0, MAX_FAULTS));
      columns = header.columns;
      continue;
    }
    if (rows.length === MAX_ROWS)
      return void faults.push({ line, message: "the file has more than 50,000 rows. Import it in parts." });
    const read = readRow(fields, columns, lists);
    if ("row" in read) rows.push(read.row);
    else faults.push(...read.messages.map((message) => ({ line, message })));
    if (faults.length >= MAX_FAULTS) return void faults.splice(MAX_FAULTS);
  }
}
