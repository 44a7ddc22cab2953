import { TERM_BITS, type TermCounts } from "./terms";

/** A text as a sparse vector: the places of its terms in a `TermSpace`, and the weight of each. */
export interface Vector {
  terms: Uint32Array;
  weights: Float32Array;
}

/** The terms that a classifier uses. Each has a place, counted from 0. */
export interface TermSpace {
  /** For each hash of a term: its place plus 1, or 0 if the term is not used. */
  place: Uint32Array;
  /** For each place: the term's inverse document frequency, higher for rarer terms. */
  idf: Float32Array;
}

/** Collects the terms that are in at least `least` texts. If there are more than `most` such terms, the rarest go. */
export function spaceOf(texts: readonly TermCounts[], least: number, most: number): TermSpace {
  const documents = new Uint32Array(1 << TERM_BITS);
  for (const { blocks } of texts) for (const { terms } of blocks) for (const term of terms) documents[term]!++;
  const floor = Math.max(least, floorFor(documents, most));
  const place = new Uint32Array(1 << TERM_BITS);
  const idf: number[] = [];
  for (let term = 0; term < documents.length; term++) {
    const df = documents[term]!;
    if (df < floor) continue;
    idf.push(Math.log((1 + texts.length) / (1 + df)) + 1);
    place[term] = idf.length;
  }
  return { place, idf: Float32Array.from(idf) };
}

/** In how many texts a term must be to leave at most `most` terms. At most 63, even if more terms are left. */
function floorFor(documents: Uint32Array, most: number): number {
  const byFrequency = new Uint32Array(64);
  let total = 0;
  for (const df of documents) {
    if (df === 0) continue;
    byFrequency[Math.min(df, 63)]!++;
    total++;
  }
  let floor = 1;
  while (total > most && floor < 63) total -= byFrequency[floor++]!;
  return floor;
}

/** The vector of a text. A weight is (1 + log count) × idf; each of the three blocks is scaled to a fixed length. */
export function vectorOf({ blocks }: TermCounts, space: TermSpace): Vector {
  const size = blocks.reduce((sum, block) => sum + block.terms.length, 0);
  const terms = new Uint32Array(size);
  const weights = new Float32Array(size);
  let end = 0;
  for (const [b, block] of blocks.entries()) {
    const start = end;
    let squares = 0;
    for (let i = 0; i < block.terms.length; i++) {
      const place = space.place[block.terms[i]!]!;
      if (place === 0) continue;
      const weight = (1 + Math.log(block.counts[i]!)) * space.idf[place - 1]!;
      terms[end] = place - 1;
      weights[end++] = weight;
      squares += weight * weight;
    }
    const scale = squares > 0 ? BLOCK_LENGTHS[b]! / Math.sqrt(squares) : 0;
    for (let i = start; i < end; i++) weights[i]! *= scale;
  }
  return { terms: terms.subarray(0, end), weights: weights.subarray(0, end) };
}

/** Words, n-grams and title; tuned on help-desk emails and bug reports. */
const BLOCK_LENGTHS = [1, 0.7, 0.3];
