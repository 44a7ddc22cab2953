import { type Edit, edits } from "@/lib/text/edits";
import { stem } from "@/lib/text/stem";
import { EVERYDAY, isEveryday } from "./everyday-words";

/** A workspace's terms, by first letter, last letter and length. */
export interface NearTerms {
  byEnds: ReadonlyMap<string, readonly string[]>;
  /** All words of the terms, and their stems. */
  known: ReadonlySet<string>;
}

const SHORTEST = 5;
const LONGEST = 30;
/** A word of this length may have two errors, because most of it is still right. */
const LONG = 9;

/** Prepares the words of names, aliases and keywords for `nearTerm`. */
export function indexTerms(vocabulary: readonly string[]): NearTerms {
  const words = new Set(vocabulary.flatMap((term) => term.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []));
  return { byEnds: indexByEnds(words), known: new Set([...words, ...[...words].map(stem)]) };
}

/**
 * The term that a misspelled lower-case word likely means. Undefined for a known word, or if two terms are as near.
 * The first and last letter must match (the last two may be swapped): other languages differ there, typos rarely do.
 */
export function nearTerm(word: string, terms: NearTerms): string | undefined {
  if (word.length < SHORTEST || word.length > LONGEST || isKnown(word, terms)) return undefined;
  const near = [...candidates(word, terms)].map((term) => ({ term, errors: countErrors(word, term) }));
  const fewest = Math.min(...near.map(({ errors }) => errors));
  const [best, second] = near.filter(({ errors }) => errors === fewest && errors < Number.POSITIVE_INFINITY);
  return best && !second && terms.known.has(best.term) ? best.term : undefined;
}

function isKnown(word: string, { known }: NearTerms): boolean {
  return known.has(word) || known.has(stem(word)) || isEveryday(word);
}

/** The number of typing errors. Infinite if there are too many, or if one looks like another correct spelling. */
function countErrors(word: string, term: string): number {
  const max = term.length >= LONG && word.length >= LONG - 1 ? 2 : 1;
  const found = edits(word, term, max);
  return found && !found.some((edit) => isOtherSpelling(edit, term)) ? found.length : Number.POSITIVE_INFINITY;
}

function candidates(word: string, { byEnds }: NearTerms): Set<string> {
  const [first, last, before] = [word[0]!, word.at(-1)!, word.at(-2)!];
  const max = word.length >= LONG - 1 ? 2 : 1;
  const found = new Set<string>();
  for (const index of [byEnds, EVERYDAY_BY_ENDS]) {
    for (let length = word.length - max; length <= word.length + max; length++) {
      for (const term of index.get(first + last + length) ?? []) found.add(term);
    }
    const swapped = index.get(first + before + word.length) ?? [];
    for (const term of swapped) if (term.at(-2) === last) found.add(term);
  }
  return found;
}

function indexByEnds(words: Iterable<string>): Map<string, string[]> {
  const byEnds = new Map<string, string[]>();
  for (const word of words) {
    if (word.length < SHORTEST || word.length > LONGEST || !/^\p{L}+$/u.test(word)) continue;
    const key = word[0]! + word.at(-1) + word.length;
    const known = byEnds.get(key);
    if (known) known.push(word);
    else byEnds.set(key, [word]);
  }
  return byEnds;
}

const EVERYDAY_BY_ENDS = indexByEnds(EVERYDAY);

/** Pairs of letters that differ between British and American spelling, or between languages. */
const OTHER_SPELLINGS = new Set(["ck", "cs", "ct", "cz", "sz", "iy", "ae", "fp", "kq"]);
const ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const VOWELS = /^[aeiou]{2}$/;

function isOtherSpelling({ kind, letters }: Edit, term: string): boolean {
  if (/[^a-z]/.test(letters) && !/[^a-z]/.test(term)) return true;
  if (kind !== "changed") return false;
  const pair = [...letters].sort().join("");
  if (OTHER_SPELLINGS.has(pair)) return true;
  return term.length < LONG && !VOWELS.test(pair) && !areAdjacentKeys(letters);
}

function areAdjacentKeys(letters: string): boolean {
  return ROWS.some((row) => row.includes(letters) || row.includes(letters[1]! + letters[0]!));
}
