import type { TextRange } from "@/lib/text/fold";

/**
 * Replaces what was already found while the rest is searched. No text holds it: it is a noncharacter. It counts as a
 * letter at the edge of a match, so that a find never changes its neighbours.
 */
export const BLOCK = "\uFFFE";

/** Blocks sorted ranges without overlaps, at the same length. */
export function block(text: string, ranges: TextRange[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    pieces.push(text.slice(at, start), BLOCK.repeat(end - start));
    at = end;
  }
  return pieces.join("") + text.slice(at);
}
