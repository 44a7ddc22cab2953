import { expect, it } from "vitest";
import { CreateRuleInput } from "@/lib/automation-rules/input";
import { byPointer, fieldProblemsOf, problemAt } from "./field-problems";

it("A schema error is found at its part of the rule, with the entry it is about", () => {
  const domains = ["example.com", "localhost"];
  const problems = fieldProblemsOf(CreateRuleInput, {
    name: "",
    conditions: { mailDomains: domains, words: [] },
    actions: { priority: "high" },
  });
  expect(problemAt(problems, "/name")).toBe("Enter a name for the rule.");
  expect(problemAt(problems, "/conditions/mailDomains", domains)).toMatch(/^localhost: /);
  expect(problemAt(problems, "/conditions/words")).toBe("Add at least one.");
  expect(problemAt(problems, "/conditions/word")).toBeUndefined();
  expect(problemAt(problems, "/actions")).toBeUndefined();
});

it("An API error of a draft is found at the same pointer", () => {
  const errors = [{ pointer: "/draft/actions/teamId", message: "There is no such team." }];
  expect(problemAt(byPointer(errors, "/draft"), "/actions/teamId")).toBe("There is no such team.");
});
