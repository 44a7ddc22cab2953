import { expect, it } from "vitest";
import { writtenSince } from "./written-since";

it.each([
  ["nothing is added", "It works.", "It works.", ""],
  ["a sentence is added", "It works.", "It works. Does it?", "Does it?"],
  ["only a line break is added", "It works.", "It works.\n", ""],
  ["it is changed", "It works.", "It works!", "It works!"],
  ["a new one is started", "It works.", "Now the", "Now the"],
])("If %s while a text is being sent, the field keeps the unsent rest", (_case, sent, now, rest) => {
  expect(writtenSince(sent, now)).toBe(rest);
});
