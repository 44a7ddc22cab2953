import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateRules } from "./evaluate-rules";
import type { AutomationRule, RuleFacts } from "./types";

const FACTS: RuleFacts = {
  category: "technical",
  priority: "medium",
  skills: [],
  channel: "web",
  department: "Finance",
  mailDomain: "mail.example.com",
  text: "The VPN client\n\nIt drops the connection since the update.",
  openedAt: new Date("2026-11-20T10:00:00Z"),
  locked: [],
};

let created = 0;
const rule = (conditions: AutomationRule["conditions"], actions: AutomationRule["actions"]): AutomationRule => ({
  id: `rule-${++created}`,
  name: `Rule ${created}`,
  conditions,
  actions,
});
const evaluate = (rules: AutomationRule[], facts: Partial<RuleFacts> = {}) =>
  evaluateRules(rules, { ...FACTS, ...facts }, () => true);
const outcomes = (rules: AutomationRule[], facts?: Partial<RuleFacts>) =>
  evaluate(rules, facts).reports.map(({ outcome }) => outcome);

describe("evaluateRules", () => {
  it("A rule fires if all its conditions match and else does nothing", () => {
    const both = { categories: ["technical"], departments: ["finance"] };
    expect(evaluate([rule(both, { priority: "high" })]).priority).toBe("high");
    expect(evaluate([rule({ ...both, channels: ["api"] }, { priority: "high" })])).toMatchObject({
      priority: "medium",
      effects: null,
    });
  });

  it.each([
    ["A phrase of whole words", { words: ["vpn client"] }, "fired"],
    ["A part of a word", { words: ["connect"] }, "did-not-fit"],
    ["A parent domain of the requester's", { mailDomains: ["example.com"] }, "fired"],
    ["A domain with only the same ending", { mailDomains: ["ample.com"] }, "did-not-fit"],
    ["One of several priorities", { priorities: ["low", "medium"] }, "fired"],
    ["Other hours", { hours: { inside: false, hours: { timeZone: "UTC", spans: [] } } }, "did-not-fit"],
    ["No condition", {}, "fired"],
  ] satisfies [string, AutomationRule["conditions"], string][])(
    "%s has the right outcome",
    (_name, conditions, outcome) => {
      expect(outcomes([rule(conditions, { stop: true })])).toEqual([outcome]);
    },
  );

  it("A rule never overrides a person's value and reports the field", () => {
    const { category, priority, reports } = evaluate([rule({}, { category: "billing", priority: "critical" })], {
      locked: ["category"],
    });
    expect({ category, priority }).toEqual({ category: "technical", priority: "critical" });
    expect(reports[0]).toMatchObject({ set: { priority: "critical" }, left: ["category"] });
  });

  it("A rule with stop skips the later rules", () => {
    const rules = [rule({}, { stop: true }), rule({}, { priority: "critical" })];
    expect(outcomes(rules)).toEqual(["fired", "skipped"]);
    expect(evaluate(rules).priority).toBe("medium");
  });

  it("A rule sees the values of earlier rules and the later of two rules wins", () => {
    const rules = [
      rule({ categories: ["technical"] }, { category: "billing" }),
      rule({ categories: ["billing"] }, { priority: "high", skills: ["invoices"] }),
      rule({ categories: ["technical"] }, { priority: "low" }),
    ];
    expect(outcomes(rules)).toEqual(["fired", "fired", "did-not-fit"]);
    expect(evaluate(rules)).toMatchObject({ category: "billing", priority: "high", skills: ["invoices"] });
  });

  it("A rule adds its approval after those of earlier rules", () => {
    const step = (name: string) => ({
      approval: { name, needs: "one" as const, approvers: [{ kind: "address" as const, email: "a@example.com" }] },
    });
    const { effects } = evaluate([rule({}, step("Cost")), rule({}, step("Security"))]);
    expect(effects?.approvals?.map(({ name }) => name)).toEqual(["Cost", "Security"]);
  });
});

describe("evaluateRules for any list of rules", () => {
  const slug = fc.constantFrom("technical", "billing", "account");
  const priority = fc.constantFrom("low", "medium", "high", "critical");
  const anyRule = fc.record({
    id: fc.uuid(),
    name: fc.constant("Rule"),
    conditions: fc.record(
      { categories: fc.array(slug, { minLength: 1 }), priorities: fc.array(priority, { minLength: 1 }) },
      { requiredKeys: [] },
    ),
    actions: fc.record({ category: slug, priority, stop: fc.constant(true as const) }, { requiredKeys: [] }),
  });

  it("The evaluation ends and evaluates each rule once", () => {
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 30 }), (rules) => {
        const { reports } = evaluate(rules);
        expect(reports.map(({ ruleId }) => ruleId)).toEqual(rules.map(({ id }) => id));
      }),
    );
  });

  it("Rules never change a person's values", () => {
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 10 }), (rules) => {
        const { category, priority, skills } = evaluate(rules, { locked: ["category", "priority", "skills"] });
        expect({ category, priority, skills }).toEqual({ category: "technical", priority: "medium", skills: [] });
      }),
    );
  });
});
