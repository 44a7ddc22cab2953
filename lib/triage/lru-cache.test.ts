import { expect, it } from "vitest";
import { LruCache } from "./lru-cache";

it("The cache drops the least recently used value", () => {
  const recent = new LruCache<number>(2);
  recent.set("a", 1);
  recent.set("b", 2);
  recent.get("a");
  recent.set("c", 3);
  expect([recent.get("a"), recent.get("b"), recent.get("c")]).toEqual([1, undefined, 3]);
});
