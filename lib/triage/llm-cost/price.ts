import type { TriageSettings } from "@/lib/settings/input";

/** US dollars for a million tokens, which is the same as millionths of a dollar for one. */
type Price = TriageSettings["cost"]["prices"][string];

/** What a model is counted with. */
export interface PriceOf {
  price: Price;
  /** False: it is in no table, and counts as the dearest of those that are, so that no budget is passed unseen. */
  known: boolean;
}

/** A model's price; undefined where the table is empty. */
export function priceOf(model: string, prices: TriageSettings["cost"]["prices"]): PriceOf | undefined {
  const price = Object.hasOwn(prices, model) ? prices[model] : undefined;
  if (price) return { price, known: true };
  const all = Object.values(prices);
  if (all.length === 0) return undefined;
  const dearest = (part: keyof Price) => Math.max(...all.map((one) => one[part]));
  return { price: { input: dearest("input"), output: dearest("output") }, known: false };
}

/** The most that a column of whole numbers holds. */
const MOST = 2 ** 31 - 1;

/** Millionths of a US dollar, rounded up. */
export function costOf(
  { inputTokens, outputTokens }: { inputTokens: number; outputTokens: number },
  price: Price,
): number {
  const micros = inputTokens * price.input + outputTokens * price.output;
  // Decimal fractions don't add up exactly; a millionth of a millionth must not count as one more.
  return Math.min(MOST, Math.max(0, Math.ceil(micros - 1e-6)));
}
