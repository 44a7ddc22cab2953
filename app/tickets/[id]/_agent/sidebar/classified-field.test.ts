import { describe, expect, it } from "vitest";
import {
  event,
  FIELD_RESULTS,
  INES,
  moment,
  NAMES,
  ticketDetails,
  triageResultView,
} from "@/tests/support/ticket-page";
import { classifiedField, formatPrediction } from "./classified-field";

describe("a sorted value", () => {
  it("a read value carries confidence, the requester's words and what came second", () => {
    const field = classifiedField("category", ticketDetails(), NAMES);
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
      ...ticketDetails().provenance,
      priority: { source: "person" as const, at: moment(60), by: INES.id },
    };
    const field = classifiedField("priority", ticketDetails({ priority: "high", provenance }), NAMES);
    expect(field).toMatchObject({ text: "High", source: "person", confidence: null, quotes: [], by: INES.name });
    expect(field.said && formatPrediction(field.said)).toBe("AI said Medium, 62%");
    expect(field.said?.quotes).toEqual(["close the books on Monday"]);
  });

  it("a value that a custom rule set instead of what was read names the rule", () => {
    const provenance = { ...ticketDetails().provenance, priority: { source: "rules" as const, at: moment(5) } };
    const rules = [{ ruleId: "a", name: "Night shift", set: { priority: "critical" as const }, left: [], gone: [] }];
    const history = [event("ticket/rules.applied", 5, { after: { rules } })];
    const field = classifiedField("priority", ticketDetails({ priority: "critical", provenance, history }), NAMES);
    expect(field).toMatchObject({ source: "rules", confidence: null, why: { readBy: "Rule “Night shift”" } });
    expect(field.said && formatPrediction(field.said)).toBe("AI said Medium, 62%");
  });

  it("a value that was kept as a person's has nothing that was said instead", () => {
    const provenance = {
      ...ticketDetails().provenance,
      category: { source: "person" as const, at: moment(60), by: INES.id },
    };
    expect(classifiedField("category", ticketDetails({ provenance }), NAMES).said).toBeNull();
  });

  it("a suggestion that was too unsure is no value", () => {
    const unsure = { ...FIELD_RESULTS, category: { ...FIELD_RESULTS.category!, confidence: 0.4, apply: false } };
    const triage = { state: "needs_review" as const, source: null, triageResult: triageResultView(unsure) };
    const { category: _, ...provenance } = ticketDetails().provenance;
    const field = classifiedField("category", ticketDetails({ category: null, provenance, triage }), NAMES);
    expect(field.text).toBeNull();
    expect(field.said).toMatchObject({ text: "Billing", value: "billing", confidence: 0.4 });
  });

  it("words that the text no longer has are not quoted", () => {
    expect(classifiedField("category", ticketDetails({ description: "Something else." }), NAMES).quotes).toEqual([]);
  });
});
