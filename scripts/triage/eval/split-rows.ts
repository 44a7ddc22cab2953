import { randomFrom, shuffle } from "@/lib/triage/text-classifier/random";
import { UsageError } from "../../usage-error";
import { nearGroups } from "./near-groups";
import type { EvalRow } from "./types";

/** Holds out rows for the test: random ones, near-duplicates together, or those with the greatest values of a field. */
export function splitRows(
  rows: EvalRow[],
  { split, splitBy, seed }: { split: number; splitBy?: string; seed: number },
): { train: EvalRow[]; test: EvalRow[] } {
  return splitBy === undefined ? splitAtRandom(rows, split, seed) : splitByField(rows, split, splitBy);
}

/** Draws `count` rows at random; all if there are fewer. */
export function drawRows(rows: EvalRow[], count: number | undefined, seed: number): EvalRow[] {
  return count === undefined || count >= rows.length ? rows : shuffle([...rows], randomFrom(seed)).slice(0, count);
}

function splitAtRandom(rows: EvalRow[], share: number, seed: number) {
  const groups = new Map<number, EvalRow[]>();
  const groupOf = nearGroups(rows.map(({ text: { title, body } }) => (title ? `${title}\n${body}` : body)));
  rows.forEach((row, i) => {
    const members = groups.get(groupOf[i]!);
    if (members) members.push(row);
    else groups.set(groupOf[i]!, [row]);
  });
  const test = new Set<EvalRow>();
  for (const members of shuffle([...groups.values()], randomFrom(seed))) {
    if (test.size >= rows.length * share) break;
    for (const row of members) test.add(row);
  }
  return { train: rows.filter((row) => !test.has(row)), test: rows.filter((row) => test.has(row)) };
}

function splitByField(rows: EvalRow[], share: number, field: string) {
  if (!rows.some(({ fields }) => fields[field])) throw new UsageError(`No row has the field “${field}” to split by.`);
  const { compare } = new Intl.Collator("en", { numeric: true });
  const ascending = [...rows].sort((a, b) => compare(a.fields[field] ?? "", b.fields[field] ?? ""));
  const trainCount = Math.floor(rows.length * (1 - share));
  return { train: ascending.slice(0, trainCount), test: ascending.slice(trainCount) };
}
