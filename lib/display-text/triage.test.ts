import { describe, expect, it } from "vitest";
import { type HelpfulNote, TRAINING_NOTES, type TriageReason } from "@/lib/domain/triage-reason";
import { formatHelpfulNote, formatTrainingNote, formatTriageReason } from "./triage";

describe("formatTriageReason", () => {
  it.each<[TriageReason, string[], string]>([
    [{ code: "model", text: "The card was charged twice." }, ["card"], "The card was charged twice."],
    [{ code: "keywords" }, ["refund", "invoice", "card"], "Keywords found: “refund”, “invoice” and “card”."],
    [{ code: "description-words" }, ["card"], "The ticket uses words of the category's description: “card”."],
    [{ code: "first-sentence" }, [], "Taken from the first sentence."],
    [{ code: "urgency-words" }, ["IS\nDOWN"], "Urgency words found: “IS DOWN”."],
    [{ code: "no-urgency" }, [], "The text has no urgency words, so the priority is Medium."],
    [{ code: "mixed-urgency", words: ["a", "b"] }, [], "The urgency words contradict each other: “a” and “b”."],
    [{ code: "weak-urgency", words: ["slow"] }, [], "The urgency words are too weak for more than Medium: “slow”."],
    [{ code: "skills-named" }, ["k8s"], "The text names “k8s”."],
    [{ code: "no-skill-named" }, [], "The text names no known skill."],
    [
      { code: "skills-learned", learned: ["sepa", "vpn"], named: true },
      ["k8s"],
      "The text names “k8s”. Similar tickets needed sepa, vpn.",
    ],
    [{ code: "skills-learned", learned: [], named: false }, [], "Similar tickets needed no known skill."],
    [{ code: "like-labelled", count: 1234 }, [], "Similar to 1,234 reviewed tickets with this value."],
    [{ code: "like-labelled", count: 2 }, ["vpn"], "Similar to 2 reviewed tickets with this value, based on “vpn”."],
    [
      { code: "unlike-labelled" },
      [],
      "The text is unlike the tickets reviewed before. This value is the closest match.",
    ],
    [{ code: "no-evidence" }, [], "The text has no evidence for this value."],
    [{ code: "legacy", text: "It felt right." }, [], "It felt right."],
  ])("The reason %j has a text", (reason, quotes, text) => expect(formatTriageReason(reason, quotes)).toBe(text));
});

describe("formatHelpfulNote", () => {
  it.each<[HelpfulNote, string]>([
    [{ code: "model", text: "Ask for the log." }, "Ask for the log."],
    [{ code: "instructions-ignored" }, "The text contains instructions for the AI. We ignored them."],
    [
      { code: "category-by-words", reason: { code: "keywords" }, quotes: ["refund"], clear: true },
      "Keywords chose the category, not a model. Keywords found: “refund”.",
    ],
    [
      { code: "category-by-words", reason: null, quotes: [], clear: false },
      "Keywords chose the category, not a model. The match is not clear. Please check the category.",
    ],
    [{ code: "no-category" }, "The text has no keyword of a category. Please check the category."],
    [{ code: "priority-words", priority: "high", quotes: ["IS DOWN"] }, "High priority: “IS DOWN”."],
    [{ code: "security-incident" }, "Possible security incident. Secure the account or device before you reply."],
    [{ code: "password-in-text" }, "The text may contain a password. Ask the requester to change that password."],
    [{ code: "very-short" }, "The text is very short. Ask what the requester expected and what happened instead."],
    [{ code: "no-error-message" }, "The text has no error message. Ask for its exact words or a screenshot."],
    [{ code: "no-order-number" }, "The text has no order or invoice number. Ask for it."],
    [{ code: "legacy", text: "Sorted by hand." }, "Sorted by hand."],
  ])("The note %j has a text", (note, text) => expect(formatHelpfulNote(note)).toBe(text));
});

it("A training note is a sentence and an old one is shown as written", () => {
  for (const note of TRAINING_NOTES) expect(formatTrainingNote(note)).toMatch(/^[A-Z].+\.$/);
  expect(formatTrainingNote("It rained.")).toBe("It rained.");
});
