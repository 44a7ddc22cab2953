import type { Span } from "./apply-corrections";

/** The spans after an edit in one place. Earlier ones stay, later ones move, and those the edit touched are dropped. */
export function followEdit<S extends Span>(spans: readonly S[], before: string, after: string): S[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const shift = after.length - before.length;
  return spans.flatMap((span) => {
    if (span.end < head || (span.end === head && !isLetter(after[head]))) return [span];
    if (
      span.start >= before.length - tail &&
      !(span.start === before.length - tail && isLetter(after[span.start + shift - 1]))
    ) {
      return [{ ...span, start: span.start + shift, end: span.end + shift }];
    }
    return [];
  });
}

/** A letter next to a word makes it another word. */
function isLetter(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{L}\p{N}_]/u.test(sign);
}
