import type { TextRange } from "@/lib/text/fold";

/** Replaces what was found: a noncharacter that no text holds. Counts as a letter at the edge of a match. */
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

/** Sorts finds; of overlapping ones the first stays, of those with one start the longest. */
export function withoutOverlaps<T extends TextRange>(ranges: T[]): T[] {
  let free = 0;
  return ranges
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => {
      if (start < free) return false;
      free = end;
      return true;
    });
}
