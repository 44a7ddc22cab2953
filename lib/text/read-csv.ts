import { finished } from "node:stream/promises";
import { CsvError, type Parser, parse } from "csv-parse";

/** A row of a file and the line that it begins at, from 1. */
export interface CsvRecord {
  line: number;
  fields: string[];
}

/** What makes the rest of a file unreadable, and the line of the row where it is. */
export class CsvFault extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
    this.name = "CsvFault";
  }
}

/**
 * Reads a file row by row, a bounded piece at a time, so that a large one keeps nobody waiting. Rows without any value
 * are left out. Line breaks inside a field come as `\n`, whatever the file has. Throws `CsvFault`.
 */
export async function* readCsv(text: string, separator: string): AsyncGenerator<CsvRecord> {
  const normal = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const ready: CsvRecord[] = [];
  let last = 0;
  const keep = (fields: string[], { lines }: { lines: number }) => {
    ready.push({ line: lines - breaksIn(fields), fields });
    last = lines;
    return null;
  };
  const parser = parse({ ...OPTIONS, delimiter: separator, on_record: keep });
  try {
    for await (const _piece of feed(parser, Buffer.from(normal))) yield* ready.splice(0);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield* ready.splice(0);
    throw new CsvFault(nextRow(normal, last), SENTENCES[error.code] ?? "this row can't be read as CSV.");
  }
}

/** Of one row; beyond it a quotation mark was most likely never closed. */
const MOST_CHARACTERS = 500_000;

const OPTIONS = {
  relax_column_count: true,
  max_record_size: MOST_CHARACTERS,
  skip_empty_lines: true,
  skip_records_with_empty_values: true,
} as const;

const SENTENCES: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: "a quotation mark opens in this row and is never closed.",
  CSV_INVALID_CLOSING_QUOTE:
    "a quotation mark ends a field and something follows it; inside a field it has to be doubled.",
  INVALID_OPENING_QUOTE:
    "a quotation mark stands inside a field without quotes; put the whole field in quotes and double the mark.",
  CSV_MAX_RECORD_SIZE: "this row is longer than a row may be; is a quotation mark not closed?",
};

const PIECE_BYTES = 64 * 1024;

/** Gives the parser a piece at a time and lets others have their turn between; ends once all of it was read. */
async function* feed(parser: Parser, bytes: Buffer): AsyncGenerator<void> {
  const end = finished(parser.resume());
  end.catch(() => {});
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    const piece = bytes.subarray(at, at + PIECE_BYTES);
    await new Promise<void>((done, failed) => parser.write(piece, (error) => (error ? failed(error) : done())));
    yield;
    await new Promise((turn) => setImmediate(turn));
  }
  parser.end();
  await end;
  yield;
}

function breaksIn(fields: string[]): number {
  return fields.reduce((sum, field) => sum + (field.match(/\n/g)?.length ?? 0), 0);
}

/** The line of the first row after this many lines. */
function nextRow(text: string, after: number): number {
  const lines = text.split("\n");
  const at = lines.findIndex((line, index) => index >= after && line !== "");
  return (at < 0 ? after : at) + 1;
}
