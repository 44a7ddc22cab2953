import { describe, expect, it } from "vitest";
import { NAMES } from "@/tests/support/ticket-page";
import { formatRule } from "./rule-text";

describe("formatRule", () => {
  it("A rule lists its conditions and actions by name", () => {
    const approvers = [{ kind: "address" as const, email: "a@example.com" }];
    const rule = {
      conditions: { words: ["refund"], categories: ["billing", "account"] },
      actions: {
        stop: true as const,
        priority: "high" as const,
        teamId: "team",
        approval: { name: "Finance", needs: "one" as const, approvers },
      },
    };
    expect(formatRule(rule, NAMES)).toBe(
      "If category is Billing or Account and the words include “refund” → priority High, to team Billing, ask “Finance” for approval, then stop",
    );
  });

  it("Each kind of condition has its own text", () => {
    const week = { timeZone: "Europe/Berlin", spans: [{ day: 1, from: "09:00", to: "17:00" }] };
    const conditions = {
      priorities: ["low" as const, "medium" as const, "high" as const],
      channels: ["email" as const],
      departments: ["Finance"],
      mailDomains: ["example.com"],
      hours: { inside: false, hours: week },
    };
    expect(formatRule({ conditions, actions: { skills: ["refunds", "stripe"] } }, NAMES)).toBe(
      "If priority is Low, Medium or High and it came by email and the department is Finance and the sender is at " +
        "example.com and it is opened outside Mon 09:00–17:00 (Europe/Berlin) → skills Refunds and Stripe",
    );
  });

  it("A rule without conditions always applies, and names deleted teams and people as such", () => {
    const actions = { teamId: "gone", assigneeId: "gone" };
    expect(formatRule({ conditions: {}, actions }, NAMES)).toBe("Always → to a deleted team, to someone who has left");
  });
});
