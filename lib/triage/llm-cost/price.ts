import type { TriageSettings } from "@/lib/settings/input";

type Price = TriageSettings["cost"]["prices"][string];

export interface ModelPrice {
  price: Price;
  /** False if the table lacks the model: `price` is then the highest in the table, so that no budget is exceeded. */
  known: boolean;
}

/** A model's price in US dollars per million tokens; undefined if the table is empty. */
export function priceOf(model: string, prices: TriageSettings["cost"]["prices"]): ModelPrice | undefined {
  const price = Object.hasOwn(prices, model) ? prices[model] : undefined;
  if (price) return { price, known: true };
  const all = Object.values(prices);
  if (all.length === 0) return undefined;
  const highest = (kind: keyof Price) => Math.max(...all.map((one) => one[kind]));
  return { price: { input: highest("input"), output: highest("output") }, known: false };
}

const MAX_INTEGER = 2 ** 31 - 1;

/** The cost of a call's tokens in millionths of a US dollar, rounded up. */
export function costOf(
  { inputTokens, outputTokens }: { inputTokens: number; outputTokens: number },
  price: Price,
): number {
  const micros = inputTokens * price.input + outputTokens * price.output;
  // Without this subtraction, a floating-point error would round 3.0000001 up to 4.
  return Math.min(MAX_INTEGER, Math.max(0, Math.ceil(micros - 1e-6)));
}
