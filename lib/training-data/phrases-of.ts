import { isWholeName } from "@/lib/text/is-whole-name";
import { splitWords, type TextWords, type WordToken, wordTokens } from "@/lib/text/split-words";
import { STOP_WORDS } from "@/lib/text/stop-words";

/** A word, or two beside each other, that may say what a text is about. */
export interface Phrase {
  /** The stems: other endings and capitals of the same words have the same key. */
  key: string;
  /** As it is written in this text. */
  written: string;
}

/** Shorter words are seldom names of things, and longer ones seldom words. */
const [SHORTEST, LONGEST] = [3, 40];

/** Every word and every two words of a text that are neither stop words, numbers nor parts of a name in `names`. */
export function phrasesOf(text: string, names: ReadonlySet<string>): Map<string, Phrase> {
  const words = splitWords(text);
  const found = new Map<string, Phrase>();
  const add = (first: WordToken, last: WordToken) => {
    const key = first === last ? first.stem : `${first.stem} ${last.stem}`;
    const written = text.slice(first.start, last.end).replace(/\s+/g, " ");
    if (!found.has(key)) found.set(key, { key, written });
  };
  let before: WordToken | undefined;
  for (const atom of words.atoms) {
    const speaks = !atom.isSign && isTelling(atom, names) && isWholeName(words, atom, atom);
    if (speaks) {
      add(atom, atom);
      if (before && areBeside(words, before, atom)) add(before, atom);
    }
    before = speaks ? atom : undefined;
  }
  return found;
}

/** The key of a keyword, an alias or an earlier proposal. */
export function phraseKey(phrase: string): string {
  return wordTokens(phrase)
    .map(({ stem }) => stem)
    .join(" ");
}

function isTelling({ word }: WordToken, names: ReadonlySet<string>): boolean {
  const fits = word.length >= SHORTEST && word.length <= LONGEST;
  return fits && /\p{L}/u.test(word) && !STOP_WORDS.has(word) && !names.has(word);
}

/** A space or a hyphen between them, no stop, comma or line's end. */
function areBeside({ masked }: TextWords, first: WordToken, last: WordToken): boolean {
  return /^(?:[^\S\n]{1,3}|-)$/.test(masked.slice(first.end, last.start));
}
