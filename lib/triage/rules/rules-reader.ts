import { summaryOf, titleOf } from "@/lib/text/first-lines";
import { readWords } from "@/lib/text/read-words";
import { type Guess, type Reader, type Reading, type ReadRequest, wholeText } from "@/lib/triage/reader";
import { catalogueIndex } from "./catalogue-index";
import { chooseCategory } from "./choose-category";
import { findSkills } from "./find-skills";
import { judgePriority } from "./judge-priority";
import { writeNotes } from "./write-notes";

/** Reads by keywords, word similarity and rules: no key, no network, a millisecond or two. */
export const rulesReader: Reader = {
  provider: "builtin",
  source: "rules",
  read: (request) => ({ ok: true, reading: readByRules(request) }),
};

function readByRules({ text, catalogue }: ReadRequest): Reading {
  const index = catalogueIndex(catalogue);
  const words = readWords(wholeText(text));
  const { guess: priority, firings } = judgePriority(words);
  const category = chooseCategory(index.categories, words, text.title?.length ?? 0);
  const skills = findSkills(index.skills, words);
  return {
    fields: { category, priority, skills, title: guessTitle(text.description) },
    summary: summaryOf(text.description),
    helpfulNotes: writeNotes(words, { category, priority }, firings),
    proposedSkills: [],
  };
}

function guessTitle(description: string): Guess<string> | undefined {
  const value = titleOf(description);
  return value === null
    ? undefined
    : { value, confidence: null, reason: { code: "first-sentence" }, quotes: [], sure: true };
}
