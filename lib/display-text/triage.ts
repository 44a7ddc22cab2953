import type { HelpfulNote, TrainingNote, TriageReason } from "../domain/triage-reason";
import { PRIORITY_LABELS } from "./labels";

/** Why a triage provider predicts a value. `quotes` are the words of the ticket that the value rests on. */
export function formatTriageReason(reason: TriageReason, quotes: readonly string[]): string {
  switch (reason.code) {
    case "model":
    case "legacy":
      return reason.text;
    case "keywords":
      return `Keywords found: ${quoted(quotes)}.`;
    case "description-words":
      return `The ticket uses words of the category's description: ${quoted(quotes)}.`;
    case "first-sentence":
      return "Taken from the first sentence.";
    case "urgency-words":
      return `Urgency words found: ${quoted(quotes)}.`;
    case "no-urgency":
      return "The text has no urgency words, so the priority is Medium.";
    case "mixed-urgency":
      return `The urgency words contradict each other: ${quoted(reason.words)}.`;
    case "weak-urgency":
      return `The urgency words are too weak for more than Medium: ${quoted(reason.words)}.`;
    case "skills-named":
      return `The text names ${quoted(quotes)}.`;
    case "no-skill-named":
      return "The text names no known skill.";
    case "skills-learned":
      return learnedSkills(reason, quotes);
    case "like-labelled": {
      const count = reason.count.toLocaleString("en");
      return quotes.length > 0
        ? `Similar to ${count} reviewed tickets with this value, based on ${quoted(quotes)}.`
        : `Similar to ${count} reviewed tickets with this value.`;
    }
    case "unlike-labelled":
      return "The text is unlike the tickets reviewed before. This value is the closest match.";
    case "no-evidence":
      return "The text has no evidence for this value.";
  }
}

function learnedSkills({ learned, named }: { learned: string[]; named: boolean }, quotes: readonly string[]): string {
  const sentences = [
    named && formatTriageReason({ code: "skills-named" }, quotes),
    learned.length > 0 && `Similar tickets needed ${learned.join(", ")}.`,
  ];
  return sentences.filter(Boolean).join(" ") || "Similar tickets needed no known skill.";
}

/** True if `formatTriageReason` lists the quotes for this reason, so that a page need not show them again. */
export function repeatsQuotes({ code }: TriageReason): boolean {
  return ["keywords", "description-words", "urgency-words", "skills-named", "skills-learned", "like-labelled"].includes(
    code,
  );
}

/** A hint for the agent who answers a ticket. */
export function formatHelpfulNote(note: HelpfulNote): string {
  switch (note.code) {
    case "model":
    case "legacy":
      return note.text;
    case "instructions-ignored":
      return "The text contains instructions for the AI. We ignored them.";
    case "category-by-words": {
      const sentences = [
        "Keywords chose the category, not a model.",
        note.reason && formatTriageReason(note.reason, note.quotes),
        !note.clear && "The match is not clear. Please check the category.",
      ];
      return sentences.filter(Boolean).join(" ");
    }
    case "no-category":
      return "The text has no keyword of a category. Please check the category.";
    case "priority-words":
      return `${PRIORITY_LABELS[note.priority]} priority: ${quoted(note.quotes)}.`;
    case "security-incident":
      return "Possible security incident. Secure the account or device before you reply.";
    case "password-in-text":
      return "The text may contain a password. Ask the requester to change that password.";
    case "very-short":
      return "The text is very short. Ask what the requester expected and what happened instead.";
    case "no-error-message":
      return "The text has no error message. Ask for its exact words or a screenshot.";
    case "no-order-number":
      return "The text has no order or invoice number. Ask for it.";
  }
}

/** Why a training failed or learned nothing. Text stored before there were codes is shown unchanged. */
export function formatTrainingNote(note: string): string {
  return (TRAINING_TEXT as Record<string, string>)[note] ?? note;
}

const TRAINING_TEXT: Record<TrainingNote, string> = {
  "failed-repeatedly": "Training failed repeatedly. See the server log.",
  "process-ended": "The server stopped before training finished.",
  "nothing-to-learn": "There is nothing to learn: all reviewed tickets have the same category.",
};

function quoted(quotes: readonly string[]): string {
  const all = quotes.map((quote) => `“${quote.replace(/\s+/g, " ")}”`);
  const last = all.pop() ?? "";
  return all.length > 0 ? `${all.join(", ")} and ${last}` : last;
}
