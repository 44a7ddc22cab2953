/**
 * FNV-1a over UTF-16 units, from any seed; 32 bits, unsigned. Stored models hold what comes of it: whoever changes it
 * raises their format.
 */
export function hashOf(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return hash >>> 0;
}

/** Where hashes of 32 bits begin, and what they are multiplied by, as Fowler, Noll and Vo chose them. */
export const [FNV_OFFSET, FNV_PRIME] = [0x811c9dc5, 0x01000193];
