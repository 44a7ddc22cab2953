import { expect, it } from "vitest";
import { FNV_OFFSET, hashOf } from "./hash-of";

it.each([
  ["", 0x811c9dc5],
  ["a", 0xe40c292c],
  ["foobar", 0xbf9cf968],
])("The hash of %j is the known FNV-1a value, which stored models depend on", (text, hash) => {
  expect(hashOf(text, FNV_OFFSET)).toBe(hash);
});
