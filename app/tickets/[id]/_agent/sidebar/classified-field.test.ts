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

describe("classifiedField", () => {
  it("A predicted value has its confidence, quotes and second-best value", () => {
    const field = classifiedField("category", ticketDetails(), NAMES);
    expect(field).toMatchObject({
      text: "Billing",
      source: "ai",
      confidence: 0.94,
      quotes: ["charged twice"],
      otherPrediction: null,
    });
    expect(field.why.nextBest).toEqual([{ text: "Account", confidence: 0.04 }]);
    expect(field.why.readBy).toBe("Gemini (flash)");
  });

  it("A person's value is shown with the prediction that it replaced", () => {
    const provenance = {
      ...ticketDetails().provenance,
      priority: { source: "person" as const, at: moment(60), by: INES.id },
    };
    const field = classifiedField("priority", ticketDetails({ priority: "high", provenance }), NAMES);
    expect(field).toMatchObject({ text: "High", source: "person", confidence: null, quotes: [], by: INES.name });
    expect(field.otherPrediction && formatPrediction(field.otherPrediction)).toBe("AI suggested Medium, 62%");
    expect(field.otherPrediction?.quotes).toEqual(["close the books on Monday"]);
  });

  it("A value set by an automation rule names the rule", () => {
    const provenance = { ...ticketDetails().provenance, priority: { source: "rules" as const, at: moment(5) } };
    const rules = [{ ruleId: "a", name: "Night shift", set: { priority: "critical" as const }, left: [], gone: [] }];
    const history = [event("ticket/rules.applied", 5, { after: { rules } })];
    const field = classifiedField("priority", ticketDetails({ priority: "critical", provenance, history }), NAMES);
    expect(field).toMatchObject({ source: "rules", confidence: null, why: { readBy: "Rule “Night shift”" } });
    expect(field.otherPrediction && formatPrediction(field.otherPrediction)).toBe("AI suggested Medium, 62%");
  });

  it("A person's value that agrees with the prediction shows no other prediction", () => {
    const provenance = {
      ...ticketDetails().provenance,
      category: { source: "person" as const, at: moment(60), by: INES.id },
    };
    expect(classifiedField("category", ticketDetails({ provenance }), NAMES).otherPrediction).toBeNull();
  });

  it("A prediction that was not applied is no value", () => {
    const uncertain = { ...FIELD_RESULTS, category: { ...FIELD_RESULTS.category!, confidence: 0.4, apply: false } };
    const triage = { state: "needs_review" as const, source: null, triageResult: triageResultView(uncertain) };
    const { category: _, ...provenance } = ticketDetails().provenance;
    const field = classifiedField("category", ticketDetails({ category: null, provenance, triage }), NAMES);
    expect(field.text).toBeNull();
    expect(field.otherPrediction).toMatchObject({ text: "Billing", value: "billing", confidence: 0.4 });
  });

  it("Quotes that are no longer in the text are left out", () => {
    expect(classifiedField("category", ticketDetails({ description: "Something else." }), NAMES).quotes).toEqual([]);
  });
});
