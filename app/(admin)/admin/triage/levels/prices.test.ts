import { describe, expect, it } from "vitest";
import { DEFAULT_TRIAGE_SETTINGS, TriageSettings } from "@/lib/settings/input";
import { type PriceRow, parseAmount, priceRows, pricesOf, priceWarning, rowProblem } from "./prices";

const row = (key: number, model: string, input = "0.3", output = "2,50"): PriceRow => ({ key, model, input, output });
const isValid = (rows: PriceRow[]) =>
  TriageSettings.safeParse({
    ...DEFAULT_TRIAGE_SETTINGS,
    cost: { ...DEFAULT_TRIAGE_SETTINGS.cost, prices: pricesOf(rows) },
  }).success;

describe("prices", () => {
  it("The price table is edited as text and saved without changes", () => {
    const { prices } = DEFAULT_TRIAGE_SETTINGS.cost;
    expect(pricesOf(priceRows(prices))).toEqual(prices);
    expect(pricesOf([row(0, " m-1 ")])).toEqual({ "m-1": { input: 0.3, output: 2.5 } });
    expect(pricesOf([])).toEqual({});
  });

  it.each([
    [[row(0, "")], /name/],
    [[row(0, "two words")], /name/],
    [[row(0, "m"), row(1, "m ")], /twice/],
    [[row(0, "m", "")], /input price/],
    [[row(0, "m", "1", "-1")], /input price/],
    [[row(0, "m", "1e3")], /input price/],
    [[row(0, "m", "1000001")], /input price/],
  ])("The price rows %j show a problem and cannot be saved", (rows, problem) => {
    expect(rowProblem(rows[0]!, rows)).toMatch(problem);
    expect(isValid(rows)).toBe(false);
    expect(isValid([row(9, "fine")])).toBe(true);
  });

  it.each([
    ["", null],
    [" 2.5 ", 2.5],
    ["0", 0],
    ["2,75", 2.75],
    ["x", Number.NaN],
    ["1.2.3", Number.NaN],
  ])("The text %j is the amount %s", (text, amount) => expect(parseAmount(text)).toBe(amount));

  it("Admins are warned about models without a price", () => {
    const cost = { ...DEFAULT_TRIAGE_SETTINGS.cost, prices: { a: { input: 1, output: 1 } } };
    expect(priceWarning(cost, "a")).toBeNull();
    expect(priceWarning(cost, null)).toBeNull();
    expect(priceWarning({ ...cost, prices: pricesOf([row(0, "")]) }, "b")).toBeNull();
    expect(priceWarning(cost, "b")).toMatch(/^No price for b: budgets use the highest price/);
    expect(priceWarning({ ...cost, cheaperModel: "c" }, "b")).toMatch(/^No price for b and c:/);
    expect(priceWarning({ ...cost, prices: {} }, "b")).toMatch(/costs are unknown/);
    expect(priceWarning({ ...cost, prices: {}, dailyBudget: 1 }, "b")).toMatch(/send no ticket to an outside model/);
  });
});
