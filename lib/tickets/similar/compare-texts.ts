import { isTypo } from "./is-typo";
import type { SignificantTerm, TextTerms } from "./significant-terms";

/** The weight of a word: the rarer the word, the higher. 0 means that it is not significant. */
export type TermWeight = (word: SignificantTerm) => number;

export interface Similarity {
  /** 0 to 1, with weighted words. */
  cosine: number;
  /** 0 to 1: the share of the first text's telling words that the second text contains. */
  covered: number;
  /** 0 to 1: the weight of the common words divided by the weight of all words (weighted Jaccard index). */
  overlap: number;
  /** The words that both texts contain, in any form or with a typo, the most significant first. */
  shared: SignificantTerm[];
  /** True if both texts contain the same words with digits. */
  sameIdentifiers: boolean;
}

/** A word that matches with a typo counts less, because it may be a different word. */
const TYPO_FACTOR = 0.8;

/**
 * How similar two texts are, whatever the order of their words. `telling` are keys of words in `a`: only these count
 * for `covered` and may match with a typo.
 */
export function compareTexts(
  a: TextTerms,
  b: TextTerms,
  { telling, weigh }: { telling: ReadonlySet<string>; weigh: TermWeight },
): Similarity {
  const unmatchedB = [...b.words.values()].filter(({ key }) => !a.words.has(key));
  const pairs: { word: SignificantTerm; weight: number }[] = [];
  let [coveredSquares, tellingSquares, squaresA, sumA] = [0, 0, 0, 0];
  for (const word of a.words.values()) {
    const match = b.words.get(word.key) ?? (telling.has(word.key) ? takeTypoMatch(word, unmatchedB) : undefined);
    // A word with a typo seems rare, so the smaller weight of both words counts.
    const weight = match ? Math.min(weigh(word), weigh(match)) : weigh(word);
    squaresA += weight ** 2;
    sumA += weight;
    if (telling.has(word.key)) tellingSquares += weight ** 2;
    if (!match) continue;
    const counted = match.key === word.key ? weight : weight * TYPO_FACTOR;
    if (telling.has(word.key)) coveredSquares += weight * counted;
    pairs.push({ word, weight: counted });
  }
  const sharedSum = sum(pairs, ({ weight }) => weight);
  const sharedSquares = sum(pairs, ({ weight }) => weight ** 2);
  const onlyB = unmatchedB.map(weigh);
  const squaresB = sharedSquares + sum(onlyB, (weight) => weight ** 2);
  pairs.sort((one, two) => two.weight - one.weight);
  return {
    cosine: ratio(sharedSquares, Math.sqrt(squaresA * squaresB)),
    covered: ratio(coveredSquares, tellingSquares),
    overlap: ratio(sharedSum, sumA + sum(onlyB, (weight) => weight)),
    shared: pairs.map(({ word }) => word),
    sameIdentifiers: sameIdentifiers(a, b),
  };
}

function takeTypoMatch(word: SignificantTerm, unmatchedB: SignificantTerm[]): SignificantTerm | undefined {
  const at = unmatchedB.findIndex(({ lexeme }) => isTypo(lexeme, word.lexeme));
  return at < 0 ? undefined : unmatchedB.splice(at, 1)[0];
}

function sameIdentifiers(a: TextTerms, b: TextTerms): boolean {
  const [ofA, ofB] = [identifiers(a), identifiers(b)];
  return ofA.size === ofB.size && [...ofA].every((identifier) => ofB.has(identifier));
}

/** All words with a digit, even short ones: "room 2" is not "room 3". */
function identifiers({ text }: TextTerms): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{Nd}]+/gu) ?? [];
  return new Set(words.filter((word) => /\p{Nd}/u.test(word)));
}

function ratio(some: number, all: number): number {
  return all > 0 ? Math.min(1, some / all) : 0;
}

function sum<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((all, row) => all + of(row), 0);
}
