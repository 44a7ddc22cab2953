import { type HelpfulNote, TRAINING_NOTES, type TrainingNote, type TriageReason } from "../domain/triage-reason";
import { PRIORITY_LABELS } from "./labels";

/** Why a provider predicts a value. `quotes` are the value's quotes. */
export function formatTriageReason(reason: TriageReason, quotes: readonly string[]): string {
  switch (reason.code) {
    case "model":
    case "legacy":
      return reason.text;
    case "keywords":
      return `Keywords found: ${quoted(quotes)}.`;
    case "description-words":
      return `Words of the category's description: ${quoted(quotes)}.`;
    case "first-sentence":
      return "Taken from the first sentence.";
    case "urgency-words":
      return `Urgency words: ${quoted(quotes)}.`;
    case "no-urgency":
      return "No urgency words: Medium by default.";
    case "mixed-urgency":
      return `Contradictory urgency words: ${quoted(reason.words)}.`;
    case "weak-urgency":
      return `Not urgent enough for more than Medium: ${quoted(reason.words)}.`;
    case "skills-named":
      return `Named in the text: ${quoted(quotes)}.`;
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
      return "Unlike the tickets reviewed before. This is the closest match.";
    case "no-evidence":
      return "No evidence in the text.";
  }
}

function learnedSkills({ learned, named }: { learned: string[]; named: boolean }, quotes: readonly string[]): string {
  const sentences = [
    named && formatTriageReason({ code: "skills-named" }, quotes),
    learned.length > 0 && `Similar tickets needed ${learned.join(", ")}.`,
  ];
  return sentences.filter(Boolean).join(" ") || "Similar tickets needed no known skill.";
}

/** True if the text of a reason consists mostly of the value's quotes. */
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
      return "The text contains instructions for the AI. They were ignored.";
    case "category-by-words": {
      const sentences = [
        "Classified by keywords, not by a model.",
        note.reason && formatTriageReason(note.reason, note.quotes),
        !note.clear && "The match is not clear. Please check the category.",
      ];
      return sentences.filter(Boolean).join(" ");
    }
    case "no-category":
      return "No category keyword found. Please choose a category.";
    case "priority-words":
      return `${PRIORITY_LABELS[note.priority]} priority: ${quoted(note.quotes)}.`;
    case "security-incident":
      return "Possible security incident. Secure the account or device before you reply.";
    case "password-in-text":
      return "The text may contain a password. Ask the requester to change that password.";
    case "very-short":
      return "Very short. Ask what the requester expected and what happened instead.";
    case "no-error-message":
      return "No error message. Ask for the exact text or a screenshot.";
    case "no-order-number":
      return "No order or invoice number. Ask for it.";
  }
}

/** Why a training failed or learned nothing. Text from before there were codes is shown as written. */
export function formatTrainingNote(note: string): string {
  return isTrainingNote(note) ? TRAINING_TEXT[note] : note;
}

function isTrainingNote(note: string): note is TrainingNote {
  return (TRAINING_NOTES as readonly string[]).includes(note);
}

const TRAINING_TEXT: Record<TrainingNote, string> = {
  "failed-repeatedly": "Training failed repeatedly. See the server log.",
  "process-ended": "The process ended before training finished.",
  "nothing-to-learn": "Nothing to learn: all reviewed tickets have the same category.",
};

/** “first”, “second” and “third”. */
function quoted(quotes: readonly string[]): string {
  const all = quotes.map((quote) => `“${quote.replace(/\s+/g, " ")}”`);
  const last = all.pop() ?? "";
  return all.length > 0 ? `${all.join(", ")} and ${last}` : last;
}
