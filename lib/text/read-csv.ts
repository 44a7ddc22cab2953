import { finished } from "node:stream/promises";
import { CsvError, type Parser, parse } from "csv-parse";

/** A row of a file and its first line, from 1. */
export interface CsvRecord {
  line: number;
  fields: string[];
}

/** An error that makes the rest of a file unreadable, with the first line of its row. */
export class CsvFault extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
    this.name = "CsvFault";
  }
}

/** Reads a file in chunks, so that other work goes on. Skips empty rows; line breaks become `\n`. Throws `CsvFault`. */
export async function* readCsv(text: string, separator: string): AsyncGenerator<CsvRecord> {
  const normal = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const ready: CsvRecord[] = [];
  let lastLine = 0;
  const onRecord = (fields: string[], { lines }: { lines: number }) => {
    ready.push({ line: lines - countBreaks(fields), fields });
    lastLine = lines;
    return null;
  };
  const parser = parse({ ...OPTIONS, delimiter: separator, on_record: onRecord });
  try {
    for await (const _chunk of feed(parser, Buffer.from(normal))) yield* ready.splice(0);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield* ready.splice(0);
    throw new CsvFault(nextRow(normal, lastLine), MESSAGES[error.code] ?? "this row can't be read as CSV.");
  }
}

/** Maximum length of a row; a longer one most likely lacks a closing quotation mark. */
const MAX_ROW_CHARACTERS = 500_000;

const OPTIONS = {
  relax_column_count: true,
  max_record_size: MAX_ROW_CHARACTERS,
  skip_empty_lines: true,
  skip_records_with_empty_values: true,
} as const;

const MESSAGES: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: "a quotation mark in this row is never closed.",
  CSV_INVALID_CLOSING_QUOTE: "there is text after a closing quotation mark. Double quotation marks inside a field.",
  INVALID_OPENING_QUOTE:
    "there is a quotation mark in a field without quotes. Put the field in quotes and double the mark inside it.",
  CSV_MAX_RECORD_SIZE: "this row is too long. A closing quotation mark may be missing.",
};

const CHUNK_BYTES = 64 * 1024;

/** Passes the file to the parser in chunks, and gives other work a turn between them. */
async function* feed(parser: Parser, bytes: Buffer): AsyncGenerator<void> {
  const end = finished(parser.resume());
  end.catch(() => {});
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    const chunk = bytes.subarray(start, start + CHUNK_BYTES);
    await new Promise<void>((done, failed) => parser.write(chunk, (error) => (error ? failed(error) : done())));
    yield;
    await new Promise((turn) => setImmediate(turn));
  }
  parser.end();
  await end;
  yield;
}

function countBreaks(fields: string[]): number {
  return fields.reduce((sum, field) => sum + (field.match(/\n/g)?.length ?? 0), 0);
}

/** The number of the first line with text after this line. */
function nextRow(text: string, after: number): number {
  const lines = text.split("\n");
  const found = lines.findIndex((line, index) => index >= after && line !== "");
  return (found < 0 ? after : found) + 1;
}
