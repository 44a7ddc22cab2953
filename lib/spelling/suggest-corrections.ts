import { type CheckableWord, checkableWords } from "./checkable-words";
import { detectLanguage } from "./detect-language";
import type { Dictionary } from "./dictionary";
import { nearTerm } from "./near-terms";

/** A misspelling with its position and the proposed correction. */
export interface SuggestedCorrection {
  start: number;
  end: number;
  written: string;
  proposed: string;
  reason: "dictionary" | "near";
}

/** Suggests corrections for prose, in order. In doubt it suggests none: a wrong one is worse than a misspelling. */
export function suggestCorrections(text: string, dictionary: Dictionary): SuggestedCorrection[] {
  const words = checkableWords(text);
  const frequent = frequentWords(words);
  const { language } = detectLanguage(text);
  const isOwnLanguage = language === null || dictionary.languages.has(language);
  const nearTerms = new Map<string, string | undefined>();
  const findNearTerm = (word: string) => {
    if (!nearTerms.has(word)) nearTerms.set(word, nearTerm(word, dictionary.terms));
    return nearTerms.get(word);
  };
  return words.flatMap((word): SuggestedCorrection[] => {
    const listed = dictionary.corrections.get(word.word);
    const isName = mayBeName(word);
    if (listed !== undefined)
      return isName && word.written.length <= SHORT_NAME ? [] : proposal(word, listed, "dictionary");
    if (!isOwnLanguage || frequent.has(word.word) || (isName && word.written.length < LONG_NAME)) return [];
    const term = findNearTerm(word.word);
    return term === undefined ? [] : proposal(word, term, "near");
  });
}

/** A word that a text contains this often is probably a name, not a typo. */
const FREQUENT = 3;
/** A capitalized word up to this length may be a name ("Teh"), even if it is a listed misspelling. */
const SHORT_NAME = 6;
/** A capitalized word of this length is rarely a name if it is near a term. */
const LONG_NAME = 8;

function frequentWords(words: readonly CheckableWord[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { word } of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Set([...counts].filter(([, times]) => times >= FREQUENT).map(([word]) => word));
}

function mayBeName({ letters, opensSentence }: CheckableWord): boolean {
  return letters === "UPPER" || (letters === "Capital" && !opensSentence);
}

function proposal(
  word: CheckableWord,
  correction: string,
  reason: SuggestedCorrection["reason"],
): SuggestedCorrection[] {
  const { start, end, written } = word;
  const proposed = inCaseOf(word, correction);
  return proposed === written ? [] : [{ start, end, written, proposed, reason }];
}

function inCaseOf({ letters }: CheckableWord, correction: string): string {
  if (letters === "UPPER") return correction.toUpperCase();
  if (letters === "Capital") return correction.charAt(0).toUpperCase() + correction.slice(1);
  return correction;
}
