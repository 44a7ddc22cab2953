import { findPhrases, indexPhrases } from "@/lib/text/phrases";
import { inQuotes, plainLine } from "@/lib/text/plain-text";
import type { WordsOfText } from "@/lib/text/read-words";
import type { Guesses } from "@/lib/triage/reader";
import type { Firing } from "./judge-priority";

/** Of notes on a ticket, whoever writes them. */
export const MAX_NOTES = 6;
/** Characters in one note. */
export const MAX_NOTE = 400;

/** Notes for a moderator: what decided, and what is missing. They say only what the text bears out. */
export function writeNotes(words: WordsOfText, { category, priority }: Guesses, firings: Firing[]): string[] {
  const notes = [
    aboutCategory(category),
    priority && priority.quotes.length > 0 && `Priority ${priority.value}: ${inQuotes(priority.quotes)}.`,
    firings.some(({ kind }) => kind === "security") &&
      "Words of a security incident are in the text: secure the account or device first, then answer.",
    SECRET.test(words.text) && "The text seems to hold a password: ask for it to be changed.",
    ...missingFacts(words),
  ];
  return notes
    .filter((note) => typeof note === "string")
    .map((note) => plainLine(note, MAX_NOTE))
    .slice(0, MAX_NOTES);
}

function aboutCategory(category: Guesses["category"]): string {
  if (!category) return "No keyword of any category stands in the text: please choose one.";
  const doubt = category.sure ? "" : " Not clear enough to decide: please check the category.";
  return `Sorted by words, not by a model. ${category.reason}${doubt}`;
}

function missingFacts(words: WordsOfText): (string | false)[] {
  const topics = new Set(findPhrases(TOPICS, words).flatMap(({ meanings }) => meanings));
  return [
    words.atoms.filter(({ isSign }) => !isSign).length < 6 &&
      "Very short: ask what was expected and what happened instead.",
    topics.has("error") &&
      !QUOTED.test(words.text) &&
      "No error message is quoted: ask for its exact words or a screenshot.",
    topics.has("money") && !NUMBER.test(words.masked) && "No order or invoice number is given: ask for it.",
  ];
}

const TOPICS = indexPhrases(
  [
    ...["error", "crash", "exception", "fails", "failure", "not working", "doesn't work", "broken"].map((phrase) => ({
      phrase,
      meaning: "error",
    })),
    ...["invoice", "order", "refund", "payment", "charged", "subscription"].map((phrase) => ({
      phrase,
      meaning: "money",
    })),
  ],
  "stem",
);

/** Words between quotation marks, a code such as 0x80070005, E1234 or "error 500", or a line of a stack trace. */
const QUOTED =
  /["“„«`][^"”“»`\n]{4,200}["”“»`]|\b0x[0-9a-f]{4,16}\b|\b[A-Z]{1,10}[-_]?\d{3,8}\b|\b(?:error|code|status):? ?\d{3,6}\b|\bat [\w.$]{1,80}\(/i;

const NUMBER = /(?:^|[^\p{L}\p{N}])(?:[A-Z]{1,6}[-_ ]?)?\d{4,20}(?:$|[^\p{L}\p{N}])|[#№] ?\d{2,20}/u;

const SECRET =
  /\b(?:password|passcode|passwd|pwd|passwort|kennwort)[^\S\n]{0,3}(?:[:=][^\S\n]{0,3}\S{4}|is[^\S\n]{1,3}\S{0,40}\d)/iu;
