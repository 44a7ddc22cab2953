import { describe, expect, it } from "vitest";
import { dictionaryHref, dictionaryInput, readDictionary } from "./dictionary-query";

describe("dictionary-query", () => {
  it("A dictionary address holds the search, the page and the open form, and reads back to the same state", () => {
    const state = { search: "mail & co", cursor: "abc", item: "1", isNew: false };
    const href = dictionaryHref(state, { item: "1" });
    const params = Object.fromEntries(new URL(href, "http://localhost").searchParams);
    expect(readDictionary(params)).toEqual(state);
    expect(dictionaryHref(state)).toBe("/dictionary?search=mail+%26+co&cursor=abc");
    expect(dictionaryHref(readDictionary({}))).toBe("/dictionary");
  });

  it("A malformed dictionary address does not break the page", () => {
    const state = readDictionary({ search: ["  x", "y"], new: "", item: ["a", "b"] });
    expect(state).toEqual({ search: "x", cursor: null, item: "a", isNew: true });
    expect(dictionaryInput(readDictionary({ search: "x".repeat(500) })).search).toHaveLength(100);
  });
});
