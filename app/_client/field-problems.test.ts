import { expect, it } from "vitest";
import { CreateRuleInput } from "@/lib/automation-rules/input";
import { byPointer, fieldProblemsOf, problemAt } from "./field-problems";

it("a fault stands at the part of the rule that it is about, with the entry it means", () => {
  const domains = ["example.com", "localhost"];
  const faults = fieldProblemsOf(CreateRuleInput, {
    name: "",
    conditions: { mailDomains: domains, words: [] },
    actions: { priority: "high" },
  });
  expect(problemAt(faults, "/name")).toBe("Enter a name for the rule.");
  expect(problemAt(faults, "/conditions/mailDomains", domains)).toMatch(/^localhost: /);
  expect(problemAt(faults, "/conditions/words")).toBe("Add at least one.");
  expect(problemAt(faults, "/conditions/word")).toBeUndefined();
  expect(problemAt(faults, "/actions")).toBeUndefined();
});

it("what the API says of a draft stands at the same places", () => {
  const errors = [{ pointer: "/draft/actions/teamId", message: "There is no such team." }];
  expect(problemAt(byPointer(errors, "/draft"), "/actions/teamId")).toBe("There is no such team.");
});
