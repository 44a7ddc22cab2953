import type { TextRange } from "@/lib/text/fold";

/** Stands for each character of a secret that was already found. No text has this character; searches see a letter. */
export const BLOCK = "\uFFFE";

/** Replaces each character in the ranges by `filler`. The ranges must be sorted and must not overlap. */
export function block(text: string, ranges: TextRange[], filler = BLOCK): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    pieces.push(text.slice(at, start), filler.repeat(end - start));
    at = end;
  }
  return pieces.join("") + text.slice(at);
}

/** Sorts ranges and drops overlapping ones. The one that starts first stays; with the same start, the longest. */
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
