import { FUNCTION_WORDS } from "@/lib/text/function-words";
import { splitWords, type WordToken } from "@/lib/text/split-words";
import { STOP_WORDS } from "@/lib/text/stop-words";

/** A word that says something about the subject. */
export interface SignificantTerm {
  /** The stem, shared by other forms of the word. */
  key: string;
  /** As in the full-text index: lower case with accents. */
  lexeme: string;
  /** Contains a digit, like a number, a code or a device name. Two different ones are never the same thing. */
  isIdentifier: boolean;
}

export interface TextTerms {
  /** The title and the beginning of the description. */
  text: string;
  words: ReadonlyMap<string, SignificantTerm>;
  /** In text order: neighbours form a phrase. */
  places: readonly { key: string; start: number; end: number }[];
}

/** Characters of a description to read: the problem comes first, pasted logs later. */
export const MAX_CHARACTERS = 4_000;
/** Longer words are pasted keys or images. */
const LONGEST_WORD = 50;

/** The words that say what a ticket is about, each once. Linear in the text length. */
export function significantTerms(title: string | null, description: string): TextTerms {
  const text = `${title ?? ""}\n${description.slice(0, MAX_CHARACTERS)}`;
  const { atoms: tokens, masked } = splitWords(text);
  const words = new Map<string, SignificantTerm>();
  const places: { key: string; start: number; end: number }[] = [];
  for (const token of tokens) {
    if (!isSignificant(token)) continue;
    // The index treats the part before an apostrophe as its own word.
    const [term = ""] = masked.slice(token.start, token.end).split(/['’]/);
    places.push({ key: token.stem, start: token.start, end: token.start + term.length });
    if (words.has(token.stem)) continue;
    words.set(token.stem, { key: token.stem, lexeme: term.toLowerCase(), isIdentifier: /\p{Nd}/u.test(term) });
  }
  return { text, words, places };
}

function isSignificant({ word, stem, isSign, start, end }: WordToken): boolean {
  if (isSign || end - start > LONGEST_WORD) return false;
  if (STOP_WORDS.has(word) || STOP_WORDS.has(stem) || FUNCTION_WORDS.has(word)) return false;
  // In non-Latin scripts two characters may be a whole word.
  return word.length >= 3 || (word.length === 2 && !/^[a-z0-9]+$/.test(word));
}
