import { describe, expect, it } from "vitest";
import { type HelpfulNote, TRAINING_NOTES, type TriageReason } from "@/lib/domain/triage-reason";
import { formatHelpfulNote, formatTrainingNote, formatTriageReason } from "./triage";

describe("why a provider says a value", () => {
  it.each<[TriageReason, string[], string]>([
    [{ code: "model", text: "The card was charged twice." }, ["card"], "The card was charged twice."],
    [{ code: "keywords" }, ["refund", "invoice", "card"], "Keywords found: “refund”, “invoice” and “card”."],
    [{ code: "description-words" }, ["card"], "Words like those of its description: “card”."],
    [{ code: "first-sentence" }, [], "The first sentence."],
    [{ code: "urgency-words" }, ["IS\nDOWN"], "Words that decide: “IS DOWN”."],
    [{ code: "no-urgency" }, [], "No word of urgency was found, so it is medium."],
    [{ code: "mixed-urgency", words: ["a", "b"] }, [], "Words that pull both ways: “a” and “b”."],
    [{ code: "weak-urgency", words: ["slow"] }, [], "Too little for more than medium: “slow”."],
    [{ code: "skills-named" }, ["k8s"], "Named in the text: “k8s”."],
    [{ code: "no-skill-named" }, [], "No skill of the list is named in the text."],
    [
      { code: "skills-learned", learned: ["sepa", "vpn"], named: true },
      ["k8s"],
      "Named in the text: “k8s”. Tickets like this one needed sepa, vpn.",
    ],
    [{ code: "skills-learned", learned: [], named: false }, [], "Tickets like this one needed no skill of the list."],
    [{ code: "like-labelled", count: 1234 }, [], "Most like the 1,234 tickets that people put here."],
    [{ code: "like-labelled", count: 2 }, ["vpn"], "Most like the 2 tickets that people put here, by “vpn”."],
    [{ code: "unlike-labelled" }, [], "Unlike what people decided here before; of that, this is the nearest."],
    [{ code: "no-evidence" }, [], "Nothing in the text decides it."],
    [{ code: "legacy", text: "It felt right." }, [], "It felt right."],
  ])("%j", (reason, quotes, text) => expect(formatTriageReason(reason, quotes)).toBe(text));
});

describe("a hint for whoever answers", () => {
  it.each<[HelpfulNote, string]>([
    [{ code: "model", text: "Ask for the log." }, "Ask for the log."],
    [{ code: "instructions-ignored" }, "The text holds instructions to a machine; they were not read."],
    [
      { code: "category-by-words", reason: { code: "keywords" }, quotes: ["refund"], clear: true },
      "Sorted by words, not by a model. Keywords found: “refund”.",
    ],
    [
      { code: "category-by-words", reason: null, quotes: [], clear: false },
      "Sorted by words, not by a model. Not clear enough to decide: please check the category.",
    ],
    [{ code: "no-category" }, "No keyword of any category stands in the text: please choose one."],
    [{ code: "priority-words", priority: "high", quotes: ["IS DOWN"] }, "Priority high: “IS DOWN”."],
    [
      { code: "security-incident" },
      "Words of a security incident are in the text: secure the account or device first, then answer.",
    ],
    [{ code: "password-in-text" }, "The text seems to hold a password: ask for it to be changed."],
    [{ code: "very-short" }, "Very short: ask what was expected and what happened instead."],
    [{ code: "no-error-message" }, "No error message is quoted: ask for its exact words or a screenshot."],
    [{ code: "no-order-number" }, "No order or invoice number is given: ask for it."],
    [{ code: "legacy", text: "Sorted by hand." }, "Sorted by hand."],
  ])("%j", (note, text) => expect(formatHelpfulNote(note)).toBe(text));
});

it("A note on a training is a sentence, and an old one is shown as written.", () => {
  for (const note of TRAINING_NOTES) expect(formatTrainingNote(note)).toMatch(/^[A-Z].+\.$/);
  expect(formatTrainingNote("It rained.")).toBe("It rained.");
});
