import { stem } from "@/lib/text/stem";
import words from "./everyday-words.json";

/**
 * Lower-case words that are too common to be misspellings: everyday and office words, and words of six languages that
 * resemble English IT terms. The list is not complete: a word that is missing here may still be right.
 */
export const EVERYDAY: ReadonlySet<string> = new Set([...words.english, ...words.others].join(" ").split(" "));
const STEMS: ReadonlySet<string> = new Set([...EVERYDAY].map(stem));

/** True if a lower-case word, or its base form, is an everyday word. */
export function isEveryday(word: string): boolean {
  const bare = word.replace(/^(?:anti|co|de|dis|in|mis|non|over|pre|re|sub|super|un|under|up)(?=.{4})/, "");
  return [word, bare].some((form) => EVERYDAY.has(form) || STEMS.has(stem(form)) || STEMS.has(withoutEnding(form)));
}

/** The stem without a common ending: "slowly" and "charger" are as common as "slow" and "charge". */
function withoutEnding(word: string): string {
  return stem(word.replace(ENDING, ""));
}

/** Endings after at least four letters, because "potal" is not a form of "pot". */
const ENDING =
  /(?<=.{4})(?:able|age|al|ally|ation|ations|er|ers|est|ful|ing|ion|ions|ity|ive|less|ly|ment|ments|ness|or|ors|ous)$/;
