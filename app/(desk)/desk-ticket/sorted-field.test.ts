import { describe, expect, it } from "vitest";
import { event, INES, mintTicket, mintVerdict, moment, NAMES, READING } from "@/tests/support/desk-ticket";
import { saidSentence, sortedField } from "./sorted-field";

describe("a sorted value", () => {
  it("a read value carries confidence, the requester's words and what came second", () => {
    const field = sortedField("category", mintTicket(), NAMES);
    expect(field).toMatchObject({
      text: "Billing",
      source: "ai",
      confidence: 0.94,
      quotes: ["charged twice"],
      said: null,
    });
    expect(field.why.nextBest).toEqual([{ text: "Account", confidence: 0.04 }]);
    expect(field.why.readBy).toBe("Gemini (flash)");
  });

  it("a person's value stands by itself, with what was read instead", () => {
    const provenance = {
      ...mintTicket().provenance,
      priority: { source: "person" as const, at: moment(60), by: INES.id },
    };
    const field = sortedField("priority", mintTicket({ priority: "high", provenance }), NAMES);
    expect(field).toMatchObject({ text: "High", source: "person", confidence: null, quotes: [], by: INES.name });
    expect(field.said && saidSentence(field.said)).toBe("AI said Medium, 62%");
    expect(field.said?.quotes).toEqual(["close the books on Monday"]);
  });

  it("a value that a custom rule set instead of what was read names the rule", () => {
    const provenance = { ...mintTicket().provenance, priority: { source: "rules" as const, at: moment(5) } };
    const rules = [{ ruleId: "a", name: "Night shift", set: { priority: "critical" as const }, left: [], gone: [] }];
    const history = [event("ticket/rules.applied", 5, { after: { rules } })];
    const field = sortedField("priority", mintTicket({ priority: "critical", provenance, history }), NAMES);
    expect(field).toMatchObject({ source: "rules", confidence: null, why: { readBy: "Rule “Night shift”" } });
    expect(field.said && saidSentence(field.said)).toBe("AI said Medium, 62%");
  });

  it("a value that was kept as a person's has nothing that was said instead", () => {
    const provenance = {
      ...mintTicket().provenance,
      category: { source: "person" as const, at: moment(60), by: INES.id },
    };
    expect(sortedField("category", mintTicket({ provenance }), NAMES).said).toBeNull();
  });

  it("a suggestion that was too unsure is no value", () => {
    const unsure = { ...READING, category: { ...READING.category!, confidence: 0.4, apply: false } };
    const triage = { state: "needs_review" as const, source: null, verdict: mintVerdict(unsure) };
    const { category: _, ...provenance } = mintTicket().provenance;
    const field = sortedField("category", mintTicket({ category: null, provenance, triage }), NAMES);
    expect(field.text).toBeNull();
    expect(field.said).toMatchObject({ text: "Billing", value: "billing", confidence: 0.4 });
  });

  it("words that the text no longer has are not quoted", () => {
    expect(sortedField("category", mintTicket({ description: "Something else." }), NAMES).quotes).toEqual([]);
  });
});
