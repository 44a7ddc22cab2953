import { stem } from "@/lib/text/stem";
import { type Edit, edits } from "./edits";
import { EVERYDAY, isEveryday } from "./everyday-words";

/** A workspace's terms, by their first and last letter and their length. */
export interface NearTerms {
  byEnds: ReadonlyMap<string, readonly string[]>;
  /** All words of the terms, and their stems. */
  known: ReadonlySet<string>;
}

const SHORTEST = 5;
const LONGEST = 30;
/** From here on a word may be two slips away from its term: that much of it is still right. */
const LONG = 9;

/** Terms to find near words of: from names, aliases and keywords, each word that is long enough and has letters only. */
export function indexTerms(vocabulary: readonly string[]): NearTerms {
  const words = new Set(vocabulary.flatMap((term) => term.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []));
  return { byEnds: indexByEnds(words), known: new Set([...words, ...[...words].map(stem)]) };
}

/**
 * The one term that a word, in lower case, was most likely meant to be; undefined where it is a word of its own, or
 * another word is as near. First and last letters must agree (the last two may have changed places), because that is
 * where inflections and other languages' words differ; slips rarely do.
 */
export function nearTerm(word: string, terms: NearTerms): string | undefined {
  if (word.length < SHORTEST || word.length > LONGEST || isRight(word, terms)) return undefined;
  const near = [...candidates(word, terms)].map((term) => ({ term, slips: slipsBetween(word, term) }));
  const fewest = Math.min(...near.map(({ slips }) => slips));
  const [best, second] = near.filter(({ slips }) => slips === fewest && slips < Number.POSITIVE_INFINITY);
  return best && !second && terms.known.has(best.term) ? best.term : undefined;
}

function isRight(word: string, { known }: NearTerms): boolean {
  return known.has(word) || known.has(stem(word)) || isEveryday(word);
}

/** How many; infinite where there are too many, or one that looks like another right spelling. */
function slipsBetween(word: string, term: string): number {
  const most = term.length >= LONG && word.length >= LONG - 1 ? 2 : 1;
  const slips = edits(word, term, most);
  return slips && !slips.some((slip) => isOtherSpelling(slip, term)) ? slips.length : Number.POSITIVE_INFINITY;
}

/** The workspace's terms, and the everyday words that were as likely meant. */
function candidates(word: string, { byEnds }: NearTerms): Set<string> {
  const [first, last, before] = [word[0]!, word.at(-1)!, word.at(-2)!];
  const most = word.length >= LONG - 1 ? 2 : 1;
  const found = new Set<string>();
  for (const index of [byEnds, EVERYDAY_BY_ENDS]) {
    for (let length = word.length - most; length <= word.length + most; length++) {
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

/** Where two right spellings differ, in English on both sides of the sea or between languages. */
const OTHER_SPELLINGS = new Set(["ck", "cs", "ct", "cz", "sz", "iy", "ae", "fp", "kq"]);
const ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const VOWELS = /^[aeiou]{2}$/;

function isOtherSpelling({ kind, letters }: Edit, term: string): boolean {
  if (/[^a-z]/.test(letters) && !/[^a-z]/.test(term)) return true;
  if (kind !== "changed") return false;
  const pair = [...letters].sort().join("");
  if (OTHER_SPELLINGS.has(pair)) return true;
  return term.length < LONG && !VOWELS.test(pair) && !liesBeside(letters);
}

/** One finger's width apart on a keyboard. */
function liesBeside(letters: string): boolean {
  return ROWS.some((row) => row.includes(letters) || row.includes(letters[1]! + letters[0]!));
}
