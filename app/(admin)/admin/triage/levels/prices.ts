import type { TriageSettings } from "@/lib/settings/input";

type Prices = TriageSettings["cost"]["prices"];

/** A row of the price table as the user typed it. `key`: a React key that stays the same when the name changes. */
export interface PriceRow {
  key: number;
  model: string;
  input: string;
  output: string;
}

/** The price settings as rows, sorted by the model's name. */
export function priceRows(prices: Prices): PriceRow[] {
  return Object.entries(prices)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([model, { input, output }], key) => ({ key, model, input: String(input), output: String(output) }));
}

/** What the user must correct in a row; null if the row is valid. */
export function rowProblem(row: PriceRow, rows: readonly PriceRow[]): string | null {
  const name = row.model.trim();
  if (!/^[a-z0-9][a-z0-9._-]{0,99}$/i.test(name)) return "Enter the model’s name as the vendor writes it.";
  if (rows.some((other) => other.key !== row.key && other.model.trim() === name)) return "This model is listed twice.";
  return isAmount(row.input) && isAmount(row.output)
    ? null
    : "Enter an input price and an output price, such as 0.30 and 2.50.";
}

/** The rows as settings. If a row is invalid, the result is invalid too, so that the form can't be saved. */
export function pricesOf(rows: readonly PriceRow[]): Prices {
  if (rows.some((row) => rowProblem(row, rows))) return { "": { input: Number.NaN, output: Number.NaN } };
  return Object.fromEntries(
    rows.map(({ model, input, output }) => [
      model.trim(),
      { input: parseAmount(input)!, output: parseAmount(output)! },
    ]),
  );
}

function isAmount(text: string): boolean {
  const amount = parseAmount(text);
  return amount !== null && !Number.isNaN(amount);
}

const MAX_DOLLARS = 1_000_000;

/** A typed amount as US dollars; null for an empty text, NaN for an invalid one. */
export function parseAmount(text: string): number | null {
  const typed = text.trim().replace(",", ".");
  if (typed === "") return null;
  const amount = /^\d{1,7}(\.\d{1,6})?$/.test(typed) ? Number(typed) : Number.NaN;
  return amount <= MAX_DOLLARS ? amount : Number.NaN;
}

/** A warning if the current or the cheaper model has no price; otherwise null. `model`: null without an API key. */
export function priceWarning(
  { prices, cheaperModel, dailyBudget, monthlyBudget }: TriageSettings["cost"],
  model: string | null,
): string | null {
  // `pricesOf` returns the key "" while a row is invalid.
  if (Object.hasOwn(prices, "")) return null;
  const unpriced = [model, cheaperModel].filter((name) => name !== null && !Object.hasOwn(prices, name)).join(" and ");
  if (unpriced === "") return null;
  if (Object.keys(prices).length > 0) {
    return `No price for ${unpriced}: budgets use the highest price of the table, and tickets show the cost as unknown.`;
  }
  return dailyBudget === null && monthlyBudget === null
    ? `No price for ${unpriced}: costs are unknown.`
    : `No price for ${unpriced}: with a budget but without prices, we send no ticket to an outside model.`;
}
