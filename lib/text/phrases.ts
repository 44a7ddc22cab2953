import { isWholeName } from "./is-whole-name";
import { type TextWords, type WordToken, wordTokens } from "./split-words";

export interface PhraseIndex<T> {
  form: "word" | "stem";
  byFirst: Map<string, Phrase<T>[]>;
}

interface Phrase<T> {
  atoms: WordToken[];
  meanings: T[];
}

export interface PhraseMatch<T> {
  meanings: T[];
  length: number;
  at: number;
  start: number;
  end: number;
}

/** Builds the index, without phrases that have no word. The form "stem" also finds other endings of the same words. */
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

/** All phrases in the text as whole words, from left to right, without overlaps; the longest one wins. */
export function findPhrases<T>(index: PhraseIndex<T>, words: TextWords): PhraseMatch<T>[] {
  const hits: PhraseMatch<T>[] = [];
  for (let at = 0; at < words.atoms.length; ) {
    const found = index.byFirst
      .get(words.atoms[at]![index.form])
      ?.find((phrase) => matchesAt(phrase.atoms, words, at, index.form));
    if (found) hits.push(toMatch(found, words, at));
    at += found?.atoms.length ?? 1;
  }
  return hits;
}

function matchesAt(phrase: WordToken[], words: TextWords, at: number, form: "word" | "stem"): boolean {
  const last = words.atoms[at + phrase.length - 1];
  if (!last) return false;
  const matches = phrase.every(
    (word, i) => word[form] === words.atoms[at + i]![form] && (i === 0 || gapMatches(phrase, words, at, i)),
  );
  return matches && isWholeName(words, words.atoms[at]!, last);
}

/** Allows a space, hyphen or the like, but no end of a sentence or paragraph. */
function gapMatches(phrase: WordToken[], { masked, atoms }: TextWords, at: number, i: number): boolean {
  const [from, to] = [atoms[at + i - 1]!.end, atoms[at + i]!.start];
  if (phrase[i - 1]!.end === phrase[i]!.start) return from === to;
  return to - from <= 4 && /^(?:[^\S\n]|[-_/&]|\n(?!\s*\n))*$/.test(masked.slice(from, to));
}

function toMatch<T>(phrase: Phrase<T>, { atoms }: TextWords, at: number): PhraseMatch<T> {
  const { length } = phrase.atoms;
  return { meanings: phrase.meanings, length, at, start: atoms[at]!.start, end: atoms[at + length - 1]!.end };
}

function sameAtoms(a: WordToken[], b: WordToken[], form: "word" | "stem"): boolean {
  return a.length === b.length && a.every((atom, i) => atom[form] === b[i]![form]);
}
