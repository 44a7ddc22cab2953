import { expect, it } from "vitest";
import { formatList, workloadShare } from "./names";

it("A person without capacity is full, so that lists by workload show them last", () => {
  const people = [
    { active: 0, capacity: 0 },
    { active: 3, capacity: 4 },
    { active: 1, capacity: 4 },
  ];
  expect(people.map(workloadShare)).toEqual([1, 0.75, 0.25]);
});

it("A list reads like a sentence", () => {
  expect([formatList([]), formatList(["a"]), formatList(["a", "b"]), formatList(["a", "b", "c"], "or")]).toEqual([
    "",
    "a",
    "a and b",
    "a, b or c",
  ]);
});
