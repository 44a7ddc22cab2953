/** A hash of 32 bits (FNV-1a over UTF-16 units). Stored models depend on it: if you change it, raise `MODEL_FORMAT`. */
export function hashOf(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return hash >>> 0;
}

/** The constants of Fowler, Noll and Vo for 32 bits. */
export const [FNV_OFFSET, FNV_PRIME] = [0x811c9dc5, 0x01000193];
