import { type HelpfulNote, TRAINING_NOTES, type TrainingNote, type TriageReason } from "../domain/triage-reason";

/** Why a provider says a value; `quotes` are the value's. */
export function formatTriageReason(reason: TriageReason, quotes: readonly string[]): string {
  switch (reason.code) {
    case "model":
    case "legacy":
      return reason.text;
    case "keywords":
      return `Keywords found: ${quoted(quotes)}.`;
    case "description-words":
      return `Words like those of its description: ${quoted(quotes)}.`;
    case "first-sentence":
      return "The first sentence.";
    case "urgency-words":
      return `Words that decide: ${quoted(quotes)}.`;
    case "no-urgency":
      return "No word of urgency was found, so it is medium.";
    case "mixed-urgency":
      return `Words that pull both ways: ${quoted(reason.words)}.`;
    case "weak-urgency":
      return `Too little for more than medium: ${quoted(reason.words)}.`;
    case "skills-named":
      return `Named in the text: ${quoted(quotes)}.`;
    case "no-skill-named":
      return "No skill of the list is named in the text.";
    case "skills-learned":
      return learnedSkills(reason, quotes);
    case "like-labelled": {
      const like = `Most like the ${reason.count.toLocaleString("en")} tickets that people put here`;
      return quotes.length > 0 ? `${like}, by ${quoted(quotes)}.` : `${like}.`;
    }
    case "unlike-labelled":
      return "Unlike what people decided here before; of that, this is the nearest.";
    case "no-evidence":
      return "Nothing in the text decides it.";
  }
}

function learnedSkills({ learned, named }: { learned: string[]; named: boolean }, quotes: readonly string[]): string {
  const parts = [
    named && formatTriageReason({ code: "skills-named" }, quotes),
    learned.length > 0 && `Tickets like this one needed ${learned.join(", ")}.`,
  ];
  return parts.filter(Boolean).join(" ") || "Tickets like this one needed no skill of the list.";
}

/** True where the text of a reason is little more than the value's quotes, which need not be said twice. */
export function repeatsQuotes({ code }: TriageReason): boolean {
  return ["keywords", "description-words", "urgency-words", "skills-named", "skills-learned", "like-labelled"].includes(
    code,
  );
}

/** A hint for whoever answers a ticket. */
export function formatHelpfulNote(note: HelpfulNote): string {
  switch (note.code) {
    case "model":
    case "legacy":
      return note.text;
    case "instructions-ignored":
      return "The text holds instructions to a machine; they were not read.";
    case "category-by-words": {
      const reason = note.reason ? ` ${formatTriageReason(note.reason, note.quotes)}` : "";
      const holdReason = note.clear ? "" : " Not clear enough to decide: please check the category.";
      return `Sorted by words, not by a model.${reason}${holdReason}`;
    }
    case "no-category":
      return "No keyword of any category stands in the text: please choose one.";
    case "priority-words":
      return `Priority ${note.priority}: ${quoted(note.quotes)}.`;
    case "security-incident":
      return "Words of a security incident are in the text: secure the account or device first, then answer.";
    case "password-in-text":
      return "The text seems to hold a password: ask for it to be changed.";
    case "very-short":
      return "Very short: ask what was expected and what happened instead.";
    case "no-error-message":
      return "No error message is quoted: ask for its exact words or a screenshot.";
    case "no-order-number":
      return "No order or invoice number is given: ask for it.";
  }
}

/** What became of a training. A note from before there were codes is shown as written. */
export function formatTrainingNote(note: string): string {
  return isTrainingNote(note) ? TRAINING_TEXT[note] : note;
}

function isTrainingNote(note: string): note is TrainingNote {
  return (TRAINING_NOTES as readonly string[]).includes(note);
}

const TRAINING_TEXT: Record<TrainingNote, string> = {
  "failed-repeatedly": "It failed again and again. The server's log says why.",
  "process-ended": "The process that trained ended before it was done.",
  "nothing-to-learn": "There was nothing to tell apart: all that people decided is one category.",
};

/** “first”, “second” and “third”. */
function quoted(pieces: readonly string[]): string {
  const all = pieces.map((piece) => `“${piece.replace(/\s+/g, " ")}”`);
  const last = all.pop() ?? "";
  return all.length > 0 ? `${all.join(", ")} and ${last}` : last;
}
