import { FUNCTION_WORDS } from "@/lib/text/function-words";
import { splitWords, type WordToken } from "@/lib/text/split-words";
import { STOP_WORDS } from "@/lib/text/stop-words";

/** A word that says something about a subject. */
export interface SignificantTerm {
  /** What other forms of the same word share: its stem. */
  key: string;
  /** As the full-text index has it: lower case, accents kept. */
  lexeme: string;
  /** As it was written first. */
  shown: string;
  /** It has a digit: a number, a code, a name of a machine. Two that differ are never the same thing. */
  isIdentifier: boolean;
}

export interface TextTerms {
  /** What was read: the title and the beginning of the description. */
  text: string;
  /** By key, in the order of the text. */
  words: ReadonlyMap<string, SignificantTerm>;
  /** Positions of words in `text`, by key and in order: neighbours make a phrase. */
  places: readonly { key: string; start: number; end: number }[];
}

/** Characters of a description that are read: what is wrong stands there; pasted logs come after. */
export const MAX_CHARACTERS = 4_000;
/** Longer ones are pasted keys and pictures. */
const LONGEST_WORD = 50;

/** The words of a ticket that say what it is about, each once. Linear in what is read, whatever the text. */
export function significantTerms(title: string | null, description: string): TextTerms {
  const text = `${title ?? ""}\n${description.slice(0, MAX_CHARACTERS)}`;
  const { atoms, masked } = splitWords(text);
  const words = new Map<string, SignificantTerm>();
  const places: { key: string; start: number; end: number }[] = [];
  for (const atom of atoms) {
    if (!tells(atom)) continue;
    // The index has what stands before an apostrophe as a word of its own.
    const [shown = ""] = masked.slice(atom.start, atom.end).split(/['’]/);
    places.push({ key: atom.stem, start: atom.start, end: atom.start + shown.length });
    if (words.has(atom.stem)) continue;
    words.set(atom.stem, {
      key: atom.stem,
      lexeme: shown.toLowerCase(),
      shown,
      isIdentifier: /\p{Nd}/u.test(shown),
    });
  }
  return { text, words, places };
}

function tells({ word, stem, isSign, start, end }: WordToken): boolean {
  if (isSign || end - start > LONGEST_WORD) return false;
  if (STOP_WORDS.has(word) || STOP_WORDS.has(stem) || FUNCTION_WORDS.has(word)) return false;
  // Two Latin letters or digits say little; two signs of other scripts may be a whole word.
  return word.length >= 3 || (word.length === 2 && !/^[a-z0-9]+$/.test(word));
}
