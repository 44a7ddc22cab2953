/** What a classifier needs to tell if a text is like its training texts. */
export interface Familiarity {
  /** Hashes of the words that are in at least two training texts, ascending. */
  vocabulary: Uint32Array;
  /** At least this share of a text's words must be in the vocabulary. */
  least: number;
}

/** This share of the held-out training texts counts as unfamiliar, so that texts on another subject rarely pass. */
const UNLIKE_SHARE = 0.09;
/** Added to the number of words, because a few known words in a short text prove less. */
const SHORT_TEXT = 1.5;

/** The words that are in at least two rows, ascending. Each row is a list of its distinct words. */
export function vocabularyOf(rows: readonly Uint32Array[]): Uint32Array {
  const once = new Set<number>();
  const twice = new Set<number>();
  for (const words of rows) for (const word of words) (once.has(word) ? twice : once).add(word);
  return Uint32Array.from(twice).sort();
}

/** The share of a text's words that are in the vocabulary, from 0 to below 1. Shorter texts get a lower share. */
export function knownShare(words: Uint32Array, vocabulary: Uint32Array): number {
  let known = 0;
  for (const word of words) if (isIn(vocabulary, word)) known++;
  return known / (words.length + SHORT_TEXT);
}

/** The share of known words that a familiar text needs, from the shares of held-out rows; 1 without such rows. */
export function leastShare(shares: readonly number[]): number {
  const ascending = [...shares].sort((a, b) => a - b);
  return ascending[Math.floor(ascending.length * UNLIKE_SHARE)] ?? 1;
}

function isIn(ascending: Uint32Array, word: number): boolean {
  let [low, high] = [0, ascending.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = ascending[middle]!;
    if (found === word) return true;
    if (found < word) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
