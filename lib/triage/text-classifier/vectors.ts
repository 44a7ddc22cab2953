import { TERM_BITS, type TermCounts } from "./terms";

/** A text as a sparse vector: term places, ascending within each block, and weights. */
export interface Vector {
  terms: Uint32Array;
  weights: Float32Array;
}

/** The terms in use, their places and weights. */
export interface TermSpace {
  /** By term hash: its place plus one; 0 if unused. */
  place: Uint32Array;
  /** By place: inverse document frequency. */
  idf: Float32Array;
}

/** The term space of texts: terms in at least `least` texts; if more than `most`, the most frequent. */
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

/** (1 + log count) × idf, each block scaled to its own length, tuned on help-desk emails and bug reports. */
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

const BLOCK_LENGTHS = [1, 0.7, 0.3];
