import { isWholeName } from "@/lib/text/is-whole-name";
import { splitWords, type TextWords, type WordToken, wordTokens } from "@/lib/text/split-words";
import { STOP_WORDS } from "@/lib/text/stop-words";

/** A word, or two adjacent words, that may indicate a text's topic. */
export interface Phrase {
  /** The words' stems. Words that differ only in case or ending have the same key. */
  key: string;
  written: string;
}

const [SHORTEST, LONGEST] = [3, 40];

/** All words and pairs of adjacent words of a text, without stop words, numbers and words in `names`. */
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
    const isUseful = !atom.isSign && isTopicWord(atom, names) && isWholeName(words, atom, atom);
    if (isUseful) {
      add(atom, atom);
      if (before && areAdjacent(words, before, atom)) add(before, atom);
    }
    before = isUseful ? atom : undefined;
  }
  return found;
}

/** The `Phrase.key` of a keyword, alias or earlier proposal. */
export function phraseKey(phrase: string): string {
  return wordTokens(phrase)
    .map(({ stem }) => stem)
    .join(" ");
}

function isTopicWord({ word }: WordToken, names: ReadonlySet<string>): boolean {
  const fits = word.length >= SHORTEST && word.length <= LONGEST;
  return fits && /\p{L}/u.test(word) && !STOP_WORDS.has(word) && !names.has(word);
}

/** True if only a space or hyphen is between the words: no full stop, comma or line break. */
function areAdjacent({ masked }: TextWords, first: WordToken, last: WordToken): boolean {
  return /^(?:[^\S\n]{1,3}|-)$/.test(masked.slice(first.end, last.start));
}
