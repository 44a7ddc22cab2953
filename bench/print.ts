import { cpus } from "node:os";

/** Figures by name, in the order measured. */
export type BenchFigures = Record<string, number | string>;

/** Prints a table for people, then one line of JSON for machines. */
export function printFigures(columns: Record<string, BenchFigures>): void {
  const names = [...new Set(Object.values(columns).flatMap(Object.keys))];
  const heads = Object.keys(columns);
  const width = Math.max(...names.map((name) => name.length)) + 2;
  console.log(`\n${"".padEnd(width)}${heads.map((head) => head.padStart(12)).join("")}`);
  for (const name of names) {
    const cells = heads.map((head) => String(columns[head]?.[name] ?? "–").padStart(12));
    console.log(`${name.padEnd(width)}${cells.join("")}`);
  }
  console.log(`\nNode ${process.version}, ${cpus().length} cores, ${cpus()[0]?.model ?? "unknown processor"}`);
  console.log(JSON.stringify(columns));
}
