import { FUNCTION_WORDS } from "@/lib/text/function-words";
import { ownWords } from "@/lib/text/message/own-words";
import { splitWords, type WordToken } from "@/lib/text/split-words";
import { STOP_WORDS } from "@/lib/text/stop-words";

/** A word that says what a ticket is about. */
export interface SignificantTerm {
  /** The stem, which other forms of the word share. */
  key: string;
  /** As in the full-text index: lower case, with accents. */
  lexeme: string;
  /** True if it contains a digit, as numbers, codes and device names do. Different ones mean different things. */
  isIdentifier: boolean;
}

export interface TextTerms {
  /** The text that was read: the title and the beginning of the description. */
  text: string;
  words: ReadonlyMap<string, SignificantTerm>;
  /** Where the words occur, in the order of the text. */
  places: readonly { key: string; start: number; end: number }[];
}

/** How many characters of a description are read. People describe the problem first and paste logs after it. */
export const MAX_CHARACTERS = 4_000;
/** Words with more characters are skipped: they are pasted keys or images. */
const LONGEST_WORD = 50;

/** The words that say what a ticket is about, each once. Quotes, signatures and footers say nothing. The time grows linearly with the length of the text. */
export function significantTerms(title: string | null, description: string): TextTerms {
  const text = `${title ?? ""}\n${ownWords(description).slice(0, MAX_CHARACTERS)}`;
  const { atoms: tokens, masked } = splitWords(text);
  const words = new Map<string, SignificantTerm>();
  const places: { key: string; start: number; end: number }[] = [];
  for (const token of tokens) {
    if (!isSignificant(token)) continue;
    // The full-text index stores the part before an apostrophe as its own word.
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
  // In other scripts than Latin, two characters can be a whole word.
  return word.length >= 3 || (word.length === 2 && !/^[a-z0-9]+$/.test(word));
}
