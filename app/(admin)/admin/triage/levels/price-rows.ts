import type { TriageSettings } from "@/lib/settings/input";
import { readAmount } from "./read-amount";

type Prices = TriageSettings["cost"]["prices"];

/** A row of the price table while it is typed: texts, and a key of its own, because names change. */
export interface PriceRow {
  key: number;
  model: string;
  input: string;
  output: string;
}

/** The table as rows of fields, by the models' names. */
export function priceRows(prices: Prices): PriceRow[] {
  return Object.entries(prices)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([model, { input, output }], key) => ({ key, model, input: String(input), output: String(output) }));
}

/** What is wrong with a row; null where nothing is. */
export function faultOf(row: PriceRow, rows: readonly PriceRow[]): string | null {
  const name = row.model.trim();
  if (!/^[a-z0-9][a-z0-9._-]{0,99}$/i.test(name)) return "The model's name as the vendor writes it.";
  if (rows.some((other) => other.key !== row.key && other.model.trim() === name)) return "It stands here twice.";
  return isAmount(row.input) && isAmount(row.output) ? null : "Two amounts such as 0.30 and 2.50.";
}

/** The table as a policy has it. A row with a fault becomes one that no policy takes, so that nothing is saved by halves. */
export function pricesOf(rows: readonly PriceRow[]): Prices {
  if (rows.some((row) => faultOf(row, rows))) return { "": { input: Number.NaN, output: Number.NaN } };
  return Object.fromEntries(
    rows.map(({ model, input, output }) => [model.trim(), { input: readAmount(input)!, output: readAmount(output)! }]),
  );
}

function isAmount(text: string): boolean {
  const amount = readAmount(text);
  return amount !== null && !Number.isNaN(amount);
}
