import { type CheckableWord, checkableWords } from "./checkable-words";
import { detectLanguage } from "./detect-language";
import type { Dictionary } from "./dictionary";
import { nearTerm } from "./near-terms";

/** A slip, where it stands, and what is proposed for it. */
export interface SuggestedCorrection {
  start: number;
  end: number;
  /** Exactly as it stands in the text. */
  written: string;
  /** In the same case pattern. */
  proposed: string;
  /** From the dictionary, or near a term of the workspace's own lists. */
  reason: "dictionary" | "near";
}

/**
 * Spelling corrections that a writer may take, in the order of the text. Whole words of prose only: nothing in code,
 * addresses, paths or earlier mails. Silent where it is not sure: a wrong proposal costs more than a slip that stays.
 */
export function suggestCorrections(text: string, dictionary: Dictionary): SuggestedCorrection[] {
  const words = checkableWords(text);
  const often = frequentWords(words);
  const { language } = detectLanguage(text);
  const looksNear = language === null || dictionary.languages.has(language);
  const near = new Map<string, string | undefined>();
  const nearOf = (word: string) => {
    if (!near.has(word)) near.set(word, nearTerm(word, dictionary.terms));
    return near.get(word);
  };
  return words.flatMap((word): SuggestedCorrection[] => {
    const listed = dictionary.corrections.get(word.word);
    const isName = mayBeName(word);
    if (listed !== undefined)
      return isName && word.written.length <= SHORT_NAME ? [] : proposal(word, listed, "dictionary");
    if (!looksNear || often.has(word.word) || (isName && word.written.length < LONG_NAME)) return [];
    const term = nearOf(word.word);
    return term === undefined ? [] : proposal(word, term, "near");
  });
}

/** Written the same way so often, it is no slip of the finger but what something is called. */
const OFTEN = 3;
/** People's names are as short as "Teh"; longer words near a term are hardly ever names. */
const SHORT_NAME = 6;
const LONG_NAME = 8;

function frequentWords(words: readonly CheckableWord[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { word } of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Set([...counts].filter(([, times]) => times >= OFTEN).map(([word]) => word));
}

function mayBeName({ letters, opensSentence }: CheckableWord): boolean {
  return letters === "UPPER" || (letters === "Capital" && !opensSentence);
}

function proposal(word: CheckableWord, right: string, reason: SuggestedCorrection["reason"]): SuggestedCorrection[] {
  const { start, end, written } = word;
  const proposed = inCaseOf(word, right);
  return proposed === written ? [] : [{ start, end, written, proposed, reason }];
}

/** A replacement with capitals of its own, such as "JavaScript", keeps them. */
function inCaseOf({ letters }: CheckableWord, right: string): string {
  if (letters === "UPPER") return right.toUpperCase();
  if (letters === "Capital") return right.charAt(0).toUpperCase() + right.slice(1);
  return right;
}
