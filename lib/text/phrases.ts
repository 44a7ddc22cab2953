import { isWholeName } from "./is-whole-name";
import { type TextWords, type WordToken, wordTokens } from "./split-words";

/** Words and phrases to look for, by their first word. */
export interface PhraseIndex<T> {
  form: "word" | "stem";
  byFirst: Map<string, Phrase<T>[]>;
}

interface Phrase<T> {
  atoms: WordToken[];
  /** All that is meant by this phrase: two categories may share a keyword. */
  meanings: T[];
}

/** A phrase found in a text. */
export interface PhraseMatch<T> {
  meanings: T[];
  /** How many words and signs the phrase has. */
  length: number;
  /** Index of its first atom in the text. */
  at: number;
  start: number;
  end: number;
}

/** Builds the index; `form` "stem" also finds other endings of the same words. A phrase without a word is left out. */
export function indexPhrases<T>(
  entries: Iterable<{ phrase: string; meaning: T }>,
  form: "word" | "stem",
): PhraseIndex<T> {
  const byFirst = new Map<string, Phrase<T>[]>();
  for (const { phrase, meaning } of entries) {
    const atoms = wordTokens(phrase);
    if (!atoms.some((atom) => !atom.isSign)) continue;
    const siblings = byFirst.get(atoms[0]![form]) ?? [];
    const same = siblings.find((other) => sameAtoms(other.atoms, atoms, form));
    if (same?.meanings.includes(meaning)) continue;
    if (same) same.meanings.push(meaning);
    else siblings.push({ atoms, meanings: [meaning] });
    byFirst.set(atoms[0]![form], siblings);
  }
  for (const siblings of byFirst.values()) siblings.sort((a, b) => b.atoms.length - a.atoms.length);
  return { form, byFirst };
}

/** Every phrase that stands in the text as whole words, from left to right. The longest one wins and is used up. */
export function findPhrases<T>(index: PhraseIndex<T>, words: TextWords): PhraseMatch<T>[] {
  const hits: PhraseMatch<T>[] = [];
  for (let at = 0; at < words.atoms.length; ) {
    const found = index.byFirst
      .get(words.atoms[at]![index.form])
      ?.find((phrase) => standsAt(phrase.atoms, words, at, index.form));
    if (found) hits.push(hitOf(found, words, at));
    at += found?.atoms.length ?? 1;
  }
  return hits;
}

function standsAt(phrase: WordToken[], words: TextWords, at: number, form: "word" | "stem"): boolean {
  const last = words.atoms[at + phrase.length - 1];
  if (!last) return false;
  const fits = phrase.every(
    (part, i) => part[form] === words.atoms[at + i]![form] && (i === 0 || gapFits(phrase, words, at, i)),
  );
  return fits && isWholeName(words, words.atoms[at]!, last);
}

/** Glued in the phrase means glued in the text; else a space, a hyphen or the like, but no sentence's and no paragraph's end. */
function gapFits(phrase: WordToken[], { masked, atoms }: TextWords, at: number, i: number): boolean {
  const [from, to] = [atoms[at + i - 1]!.end, atoms[at + i]!.start];
  if (phrase[i - 1]!.end === phrase[i]!.start) return from === to;
  return to - from <= 4 && /^(?:[^\S\n]|[-_/&]|\n(?!\s*\n))*$/.test(masked.slice(from, to));
}

function hitOf<T>(phrase: Phrase<T>, { atoms }: TextWords, at: number): PhraseMatch<T> {
  const { length } = phrase.atoms;
  return { meanings: phrase.meanings, length, at, start: atoms[at]!.start, end: atoms[at + length - 1]!.end };
}

function sameAtoms(a: WordToken[], b: WordToken[], form: "word" | "stem"): boolean {
  return a.length === b.length && a.every((atom, i) => atom[form] === b[i]![form]);
}
