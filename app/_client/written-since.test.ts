import { expect, it } from "vitest";
import { writtenSince } from "./written-since";

it.each([
  ["nothing was added", "It works.", "It works.", ""],
  ["a sentence was added", "It works.", "It works. Does it?", "Does it?"],
  ["only a line was ended", "It works.", "It works.\n", ""],
  ["it was reworded", "It works.", "It works!", "It works!"],
  ["another one is begun", "It works.", "Now the", "Now the"],
])("while a text was sent %s: that is what stays in the box", (_what, sent, now, rest) => {
  expect(writtenSince(sent, now)).toBe(rest);
});
