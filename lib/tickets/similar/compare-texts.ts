import { isTypo } from "./is-typo";
import type { SignificantTerm, TextTerms } from "./significant-terms";

/** How much a word says: the rarer, the more. 0 says nothing. */
export type TermWeight = (word: SignificantTerm) => number;

export interface Similarity {
  /** 0 to 1: cosine of the two texts' weighted words. */
  cosine: number;
  /** 0 to 1: how much of the first text's telling words the second one has. */
  covered: number;
  /** 0 to 1: weighted words in both of all words in either. 1 only where both say the same in any order. */
  overlap: number;
  /** Words in both, also in another form or with a slip, the most telling first. */
  shared: SignificantTerm[];
  sameIdentifiers: boolean;
}

/** A word with a slip in it may also be another word. */
const SLIP_COUNTS = 0.8;

/**
 * Compares two texts by what they say, in any order. `telling` are the keys of the first that `covered` looks at, and
 * that are found with a slip, too.
 */
export function compareTexts(
  a: TextTerms,
  b: TextTerms,
  { telling, weigh }: { telling: ReadonlySet<string>; weigh: TermWeight },
): Similarity {
  const free = [...b.words.values()].filter(({ key }) => !a.words.has(key));
  const pairs: { word: SignificantTerm; weight: number }[] = [];
  let [coveredSquares, tellingSquares, squaresA, sumA] = [0, 0, 0, 0];
  for (const word of a.words.values()) {
    const match = b.words.get(word.key) ?? (telling.has(word.key) ? takeSlip(word, free) : undefined);
    // A word with a slip is as rare as can be, which it owes to the slip.
    const weight = match ? Math.min(weigh(word), weigh(match)) : weigh(word);
    squaresA += weight ** 2;
    sumA += weight;
    if (telling.has(word.key)) tellingSquares += weight ** 2;
    if (!match) continue;
    const counts = match.key === word.key ? weight : weight * SLIP_COUNTS;
    if (telling.has(word.key)) coveredSquares += weight * counts;
    pairs.push({ word, weight: counts });
  }
  const both = sum(pairs, ({ weight }) => weight);
  const bothSquares = sum(pairs, ({ weight }) => weight ** 2);
  const onlyB = free.map(weigh);
  const squaresB = bothSquares + sum(onlyB, (weight) => weight ** 2);
  pairs.sort((one, two) => two.weight - one.weight);
  return {
    cosine: part(bothSquares, Math.sqrt(squaresA * squaresB)),
    covered: part(coveredSquares, tellingSquares),
    overlap: part(both, sumA + sum(onlyB, (weight) => weight)),
    shared: pairs.map(({ word }) => word),
    sameIdentifiers: sameIdentifiers(a, b),
  };
}

/** Finds a word that one slip tells apart, and uses it up. */
function takeSlip(word: SignificantTerm, free: SignificantTerm[]): SignificantTerm | undefined {
  const at = free.findIndex(({ lexeme }) => isTypo(lexeme, word.lexeme));
  return at < 0 ? undefined : free.splice(at, 1)[0];
}

function sameIdentifiers(a: TextTerms, b: TextTerms): boolean {
  const [ofA, ofB] = [identifiers(a), identifiers(b)];
  return ofA.size === ofB.size && [...ofA].every((identifier) => ofB.has(identifier));
}

/** Everything with a digit, also what is too short to be told: "room 2" is not "room 3". */
function identifiers({ text }: TextTerms): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{Nd}]+/gu) ?? [];
  return new Set(words.filter((word) => /\p{Nd}/u.test(word)));
}

function part(some: number, all: number): number {
  return all > 0 ? Math.min(1, some / all) : 0;
}

function sum<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((all, row) => all + of(row), 0);
}
