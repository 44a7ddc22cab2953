import { describe, expect, it } from "vitest";
import { celKey, celProblem, isTrue } from "./cel";

const event = { name: "go", data: { id: "a", n: 5, tags: ["x"], big: 12345678901 } };

describe("a condition", () => {
  it.each([
    ["event.data.id == 'a'", true],
    ["event.data.n > 4 && 'x' in event.data.tags", true],
    ["event.data.n", false],
    ["event.data.missing == 'a'", false],
    ["event.data.missing == 'a' || event.data.n == 5", true],
    ["has(event.data.missing)", false],
    ["async.data.id == 'a'", false],
    ["", true],
    ["((", false],
  ])("%s is %s", (condition, met) => {
    expect(isTrue(condition, { event })).toBe(met);
  });

  it("An empty condition is true", () => {
    expect(isTrue(undefined, {})).toBe(true);
    expect(isTrue(null, {})).toBe(true);
  });
});

describe("a key", () => {
  it("A key is the value as text, equal only for equal values", () => {
    expect(celKey("event.data.id", { event })).toBe('"a"');
    expect(celKey("event.data.n", { event })).toBe("5");
    expect(celKey("1 + 1", { event })).toBe('"2"');
    expect(celKey("event.data.missing", { event })).toBe("null");
    expect(celKey(undefined, { event })).toBe("null");
    expect(celKey("event.data.nul", { event: { data: { nul: "\0" } } })).toBe('"\\u0000"');
  });
});

it("An invalid expression is reported with its problem", () => {
  expect(celProblem("event.data.id == ")).toMatch(/EOF/);
  expect(celProblem("event.data.id == 'a'")).toBeUndefined();
});
