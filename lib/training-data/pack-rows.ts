import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { createGzip, gunzip } from "node:zlib";
import type { LabelledRow } from "./labelled-row";

const unfold = promisify(gunzip);

/** Packs checked rows for `training_imports.waiting`: one line of JSON per row, compressed. */
export async function packRows(rows: readonly LabelledRow[]): Promise<Uint8Array> {
  return buffer(Readable.from(pieces(rows)).pipe(createGzip({ level: 3 })));
}

/** Unpacks rows. Returns a function that parses the row at an index. */
export async function unpackRows(packed: Uint8Array): Promise<(at: number) => LabelledRow> {
  const lines = (await unfold(packed)).toString("utf8").split("\n");
  return (at) => JSON.parse(lines[at]!) as LabelledRow;
}

const PIECE_ROWS = 200;

function* pieces(rows: readonly LabelledRow[]): Generator<Buffer> {
  for (let at = 0; at < rows.length; at += PIECE_ROWS) {
    const lines = rows.slice(at, at + PIECE_ROWS).map((row) => `${JSON.stringify(row)}\n`);
    yield Buffer.from(lines.join(""));
  }
}
