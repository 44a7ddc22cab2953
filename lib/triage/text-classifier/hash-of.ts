/** FNV-1a over UTF-16 units, unsigned 32 bits. Stored models depend on it: raise MODEL_FORMAT to change it. */
export function hashOf(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return hash >>> 0;
}

/** The 32-bit constants of Fowler, Noll and Vo. */
export const [FNV_OFFSET, FNV_PRIME] = [0x811c9dc5, 0x01000193];
