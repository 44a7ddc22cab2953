import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PRIORITIES } from "@/lib/domain/ticket";
import { PriorityInput, parsePriority } from "./priority-input";

describe("PriorityInput", () => {
  it.each([
    ["P1", "critical"],
    ["P2", "high"],
    ["P3", "medium"],
    ["P4", "low"],
    ["P1 - Critical", "critical"],
    ["p2-high", "high"],
    ["P3 – Medium", "medium"],
    ["P4 — Low", "low"],
    ["P4: low", "low"],
    [" HIGH ", "high"],
    ["Critical", "critical"],
    ["Urgent", "critical"],
    ["normal", "medium"],
  ])("%s means %s [S3.39]", (text, priority) => {
    expect(PriorityInput.parse(text)).toBe(priority);
  });

  it.each(["P5", "P0", "asap", "highest", "P1 - Low", "high low", "", " ", "-", "1", "constructor", "__proto__"])(
    "%j is no priority",
    (text) => {
      expect(PriorityInput.safeParse(text).success).toBe(false);
    },
  );

  it("Any input is one of the four priorities or refused", () => {
    const anything = fc.oneof(fc.string(), fc.constantFrom(...Object.getOwnPropertyNames(Object.prototype)));
    fc.assert(
      fc.property(anything, (text) => {
        const priority = parsePriority(text);
        expect(priority === undefined || PRIORITIES.includes(priority)).toBe(true);
      }),
    );
  });

  it("Any case and separator is accepted", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PRIORITIES),
        fc.constantFrom(" - ", "-", " ", ": ", " / "),
        (priority, between) => {
          const label = `P${4 - PRIORITIES.indexOf(priority)}${between}${priority.toUpperCase()}`;
          expect(parsePriority(label)).toBe(priority);
        },
      ),
    );
  });
});
