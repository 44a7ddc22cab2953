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

let made = 0;
const rule = (conditions: AutomationRule["conditions"], actions: AutomationRule["actions"]): AutomationRule => ({
  id: `rule-${++made}`,
  name: `Rule ${made}`,
  conditions,
  actions,
});
const evaluate = (rules: AutomationRule[], facts: Partial<RuleFacts> = {}) =>
  evaluateRules(rules, { ...FACTS, ...facts }, () => true);
const outcomes = (rules: AutomationRule[], facts?: Partial<RuleFacts>) =>
  evaluate(rules, facts).reports.map(({ outcome }) => outcome);

describe("a custom rule", () => {
  it("fires where every condition that it names holds, and does nothing where one does not", () => {
    const both = { categories: ["technical"], departments: ["finance"] };
    expect(evaluate([rule(both, { priority: "high" })]).priority).toBe("high");
    expect(evaluate([rule({ ...both, channels: ["api"] }, { priority: "high" })])).toMatchObject({
      priority: "medium",
      effects: null,
    });
  });

  it.each([
    ["a phrase as whole words", { words: ["vpn client"] }, "fired"],
    ["no part of a word", { words: ["connect"] }, "did-not-fit"],
    ["a domain above the requester's", { mailDomains: ["example.com"] }, "fired"],
    ["no domain that only ends alike", { mailDomains: ["ample.com"] }, "did-not-fit"],
    ["one of several priorities", { priorities: ["low", "medium"] }, "fired"],
    [
      "no hours but those asked for",
      { hours: { inside: false, hours: { timeZone: "UTC", spans: [] } } },
      "did-not-fit",
    ],
    ["everything, where it names nothing", {}, "fired"],
  ] satisfies [string, AutomationRule["conditions"], string][])("fits %s", (_name, conditions, outcome) => {
    expect(outcomes([rule(conditions, { stop: true })])).toEqual([outcome]);
  });

  it("never overrides what a person has set, and says what it left", () => {
    const { category, priority, reports } = evaluate([rule({}, { category: "billing", priority: "critical" })], {
      locked: ["category"],
    });
    expect({ category, priority }).toEqual({ category: "technical", priority: "critical" });
    expect(reports[0]).toMatchObject({ set: { priority: "critical" }, left: ["category"] });
  });

  it("that says stop keeps those behind it from being looked at", () => {
    const rules = [rule({}, { stop: true }), rule({}, { priority: "critical" })];
    expect(outcomes(rules)).toEqual(["fired", "skipped"]);
    expect(evaluate(rules).priority).toBe("medium");
  });

  it("sees what an earlier one has set, and of two the later has the last word", () => {
    const rules = [
      rule({ categories: ["technical"] }, { category: "billing" }),
      rule({ categories: ["billing"] }, { priority: "high", skills: ["invoices"] }),
      rule({ categories: ["technical"] }, { priority: "low" }),
    ];
    expect(outcomes(rules)).toEqual(["fired", "fired", "did-not-fit"]);
    expect(evaluate(rules)).toMatchObject({ category: "billing", priority: "high", skills: ["invoices"] });
  });

  it("adds its approval behind those of earlier ones", () => {
    const step = (name: string) => ({
      approval: { name, needs: "one" as const, approvers: [{ kind: "address" as const, email: "a@example.com" }] },
    });
    const { effects } = evaluate([rule({}, step("Cost")), rule({}, step("Security"))]);
    expect(effects?.approvals?.map(({ name }) => name)).toEqual(["Cost", "Security"]);
  });
});

describe("a list of rules", () => {
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

  it("ends, each rule looked at once, whatever leads back to what", () => {
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 30 }), (rules) => {
        const { reports } = evaluate(rules);
        expect(reports.map(({ ruleId }) => ruleId)).toEqual(rules.map(({ id }) => id));
      }),
    );
  });

  it("leaves what a person has set, whatever the rules want", () => {
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 10 }), (rules) => {
        const { category, priority, skills } = evaluate(rules, { locked: ["category", "priority", "skills"] });
        expect({ category, priority, skills }).toEqual({ category: "technical", priority: "medium", skills: [] });
      }),
    );
  });
});
