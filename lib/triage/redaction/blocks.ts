import type { TextRange } from "@/lib/text/fold";

/**
 * Stands where something was already taken out while the rest is searched. No text holds it: it is no character. It counts
 * as a letter at the edge of a find, so that taking one thing out never turns its neighbour into another.
 */
export const BLOCK = "\uFFFE";

/** The text with ranges blocked at the same length. Ranges are in order and don't overlap. */
export function block(text: string, ranges: TextRange[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    pieces.push(text.slice(at, start), BLOCK.repeat(end - start));
    at = end;
  }
  return pieces.join("") + text.slice(at);
}
