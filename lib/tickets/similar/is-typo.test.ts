import { expect, it } from "vitest";
import { isTypo } from "./is-typo";

it.each([
  ["printer", "prnter", true],
  ["prnter", "printer", true],
  ["spooler", "spooller", true],
  ["outlook", "outlool", true],
  ["outlook", "outlokok", true],
  ["outlook", "otulook", true],
  ["billing", "billings", true],
  ["printer", "printer", false],
  ["printer", "prntr", false],
  ["printer", "retnirp", false],
  ["form", "from", false],
  ["err40", "err41", false],
  ["ab", "b", false],
  ["", "", false],
])("%s and %s are one typo apart: %s", (a, b, expected) => {
  expect(isTypo(a, b)).toBe(expected);
});
