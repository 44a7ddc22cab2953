import { type Atom, atomsOf, readWords, type WordsOfText } from "@/lib/text/read-words";
import { standsAlone } from "@/lib/text/stands-alone";
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
  const words = readWords(text);
  const found = new Map<string, Phrase>();
  const add = (first: Atom, last: Atom) => {
    const key = first === last ? first.stem : `${first.stem} ${last.stem}`;
    const written = text.slice(first.start, last.end).replace(/\s+/g, " ");
    if (!found.has(key)) found.set(key, { key, written });
  };
  let before: Atom | undefined;
  for (const atom of words.atoms) {
    const speaks = !atom.isSign && isTelling(atom, names) && standsAlone(words, atom, atom);
    if (speaks) {
      add(atom, atom);
      if (before && areBeside(words, before, atom)) add(before, atom);
    }
    before = speaks ? atom : undefined;
  }
  return found;
}

/** The key of a keyword, an alias or an earlier proposal. */
export function keyOf(phrase: string): string {
  return atomsOf(phrase)
    .map(({ stem }) => stem)
    .join(" ");
}

function isTelling({ word }: Atom, names: ReadonlySet<string>): boolean {
  const fits = word.length >= SHORTEST && word.length <= LONGEST;
  return fits && /\p{L}/u.test(word) && !STOP_WORDS.has(word) && !names.has(word);
}

/** A space or a hyphen between them, no stop, comma or line's end. */
function areBeside({ masked }: WordsOfText, first: Atom, last: Atom): boolean {
  return /^(?:[^\S\n]{1,3}|-)$/.test(masked.slice(first.end, last.start));
}
