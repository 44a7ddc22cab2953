import type { HelpfulNote } from "@/lib/domain/triage-reason";
import { findPhrases, indexPhrases } from "@/lib/text/phrases";
import type { TextWords } from "@/lib/text/split-words";
import type { Predictions } from "@/lib/triage/provider";
import type { MatchedRule } from "./assess-priority";

/** A ticket has at most this many helpful notes. */
export const MAX_NOTES = 6;
/** A helpful note has at most this many characters. */
export const MAX_NOTE = 400;

/** Writes notes for the moderator: which words decided, and which facts the text lacks. */
export function writeNotes(
  words: TextWords,
  { category, priority }: Predictions,
  matches: MatchedRule[],
): HelpfulNote[] {
  const topics = new Set(findPhrases(TOPICS, words).flatMap(({ meanings }) => meanings));
  const notes: (HelpfulNote | false)[] = [
    categoryNote(category),
    priority !== undefined &&
      priority.quotes.length > 0 && { code: "priority-words", priority: priority.value, quotes: priority.quotes },
    matches.some(({ kind }) => kind === "security") && { code: "security-incident" },
    SECRET.test(words.text) && { code: "password-in-text" },
    words.atoms.filter(({ isSign }) => !isSign).length < 6 && { code: "very-short" },
    topics.has("error") && !QUOTED.test(words.text) && { code: "no-error-message" },
    topics.has("money") && !NUMBER.test(words.masked) && { code: "no-order-number" },
  ];
  return notes.filter((note) => note !== false).slice(0, MAX_NOTES);
}

function categoryNote(category: Predictions["category"]): HelpfulNote {
  if (!category) return { code: "no-category" };
  const { reason, quotes, isConfident } = category;
  return { code: "category-by-words", reason, quotes, clear: isConfident };
}

const TOPIC_WORDS = {
  error: ["error", "crash", "exception", "fails", "failure", "not working", "doesn't work", "broken"],
  money: ["invoice", "order", "refund", "payment", "charged", "subscription"],
};
const TOPICS = indexPhrases(
  Object.entries(TOPIC_WORDS).flatMap(([meaning, phrases]) => phrases.map((phrase) => ({ phrase, meaning }))),
  "stem",
);

/** An error message: text in quotation marks, a code such as 0x80070005, E1234 or "error 500", or a stack trace. */
const QUOTED =
  /["“„«`][^"”“»`\n]{4,200}["”“»`]|\b0x[0-9a-f]{4,16}\b|\b[A-Z]{1,10}[-_]?\d{3,8}\b|\b(?:error|code|status):? ?\d{3,6}\b|\bat [\w.$]{1,80}\(/i;

const NUMBER = /(?:^|[^\p{L}\p{N}])(?:[A-Z]{1,6}[-_ ]?)?\d{4,20}(?:$|[^\p{L}\p{N}])|[#№] ?\d{2,20}/u;

const SECRET =
  /\b(?:password|passcode|passwd|pwd|passwort|kennwort)[^\S\n]{0,3}(?:[:=][^\S\n]{0,3}\S{4}|is[^\S\n]{1,3}\S{0,40}\d)/iu;
