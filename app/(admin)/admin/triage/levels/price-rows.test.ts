import { describe, expect, it } from "vitest";
import { DEFAULT_TRIAGE_SETTINGS, TriageSettings } from "@/lib/settings/input";
import { faultOf, type PriceRow, priceRows, pricesOf } from "./price-rows";
import { priceWarning } from "./price-warning";
import { readAmount } from "./read-amount";

const row = (key: number, model: string, input = "0.3", output = "2,50"): PriceRow => ({ key, model, input, output });
const takes = (rows: PriceRow[]) =>
  TriageSettings.safeParse({
    ...DEFAULT_TRIAGE_SETTINGS,
    cost: { ...DEFAULT_TRIAGE_SETTINGS.cost, prices: pricesOf(rows) },
  }).success;

describe("the table of prices", () => {
  it("is typed as texts and saved as it was", () => {
    const { prices } = DEFAULT_TRIAGE_SETTINGS.cost;
    expect(pricesOf(priceRows(prices))).toEqual(prices);
    expect(pricesOf([row(0, " m-1 ")])).toEqual({ "m-1": { input: 0.3, output: 2.5 } });
    expect(pricesOf([])).toEqual({});
  });

  it.each([
    [[row(0, "")], /name/],
    [[row(0, "two words")], /name/],
    [[row(0, "m"), row(1, "m ")], /twice/],
    [[row(0, "m", "")], /amounts/],
    [[row(0, "m", "1", "-1")], /amounts/],
    [[row(0, "m", "1e3")], /amounts/],
    [[row(0, "m", "1000001")], /amounts/],
  ])("says what is wrong with %j, and no policy takes it", (rows, fault) => {
    expect(faultOf(rows[0]!, rows)).toMatch(fault);
    expect(takes(rows)).toBe(false);
    expect(takes([row(9, "fine")])).toBe(true);
  });
});

it.each([
  ["", null],
  [" 2.5 ", 2.5],
  ["0", 0],
  ["2,75", 2.75],
  ["x", Number.NaN],
  ["1.2.3", Number.NaN],
])("%j is the amount %s", (text, amount) => expect(readAmount(text)).toBe(amount));

describe("a model without a price", () => {
  const cost = { ...DEFAULT_TRIAGE_SETTINGS.cost, prices: { a: { input: 1, output: 1 } } };
  it("is said to count as the dearest, or to keep everybody inside where there is a budget and no price", () => {
    expect(priceWarning(cost, "a")).toBeNull();
    expect(priceWarning(cost, null)).toBeNull();
    expect(priceWarning({ ...cost, prices: pricesOf([row(0, "")]) }, "b")).toBeNull();
    expect(priceWarning(cost, "b")).toMatch(/^b has no price here: budgets count it at the dearest/);
    expect(priceWarning({ ...cost, cheaperModel: "c" }, "b")).toMatch(/^b and c have/);
    expect(priceWarning({ ...cost, prices: {} }, "b")).toMatch(/not known/);
    expect(priceWarning({ ...cost, prices: {}, dailyBudget: 1 }, "b")).toMatch(/nobody outside is asked/);
  });
});
