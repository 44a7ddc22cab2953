import { expect, it } from "vitest";
import { lacksEvidence } from "./lacks-evidence";

const least = { leastLabels: 200, leastOfClass: 10 };

it.each([
  ["enough labels, of the class too", { a: 190, b: 10 }, "b", true, undefined],
  ["too few labels in all", { a: 189, b: 10 }, "a", true, "few-labels"],
  ["too few of the class", { a: 191, b: 9 }, "b", true, "few-labels"],
  ["none of the class", { a: 200 }, "b", true, "few-labels"],
  ["a text unlike what is known", { a: 190, b: 10 }, "a", false, "unlike-known"],
  ["both: the labels come first", { a: 20, b: 10 }, "a", false, "few-labels"],
  ["nothing learned", {}, "a", true, "few-labels"],
] as const)("a model's word has ground or says why not: %s", (_, support, label, familiar, holdReason) => {
  expect(lacksEvidence({ label, familiar }, support, least)).toBe(holdReason);
});
