import { expect, it } from "vitest";
import { CreateRuleInput } from "@/lib/rules/input";
import { byPointer, faultAt, faultsOf } from "./faults";

it("a fault stands at the part of the rule that it is about, with the entry it means", () => {
  const domains = ["example.com", "localhost"];
  const faults = faultsOf(CreateRuleInput, {
    name: "",
    conditions: { mailDomains: domains, words: [] },
    actions: { priority: "high" },
  });
  expect(faultAt(faults, "/name")).toBe("Give the rule a name.");
  expect(faultAt(faults, "/conditions/mailDomains", domains)).toMatch(/^localhost: /);
  expect(faultAt(faults, "/conditions/words")).toBe("Name at least one.");
  expect(faultAt(faults, "/conditions/word")).toBeUndefined();
  expect(faultAt(faults, "/actions")).toBeUndefined();
});

it("what the API says of a draft stands at the same places", () => {
  const errors = [{ pointer: "/draft/actions/teamId", message: "There is no such team." }];
  expect(faultAt(byPointer(errors, "/draft"), "/actions/teamId")).toBe("There is no such team.");
});
