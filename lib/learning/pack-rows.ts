import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { LabelledRow } from "./labelled-row";

const [squeeze, unfold] = [promisify(gzip), promisify(gunzip)];

/** Checked rows as they wait in `imports.waiting`: one line of JSON each, compressed. */
export async function packRows(rows: readonly LabelledRow[]): Promise<Uint8Array> {
  return squeeze(rows.map((row) => JSON.stringify(row)).join("\n"), { level: 3 });
}

/** The packed rows by number; each is parsed only when it is asked for. */
export async function unpackRows(packed: Uint8Array): Promise<(at: number) => LabelledRow> {
  const lines = (await unfold(packed)).toString("utf8").split("\n");
  return (at) => JSON.parse(lines[at]!) as LabelledRow;
}
