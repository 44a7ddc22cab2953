import type { TextRange } from "./fold";

const LONGEST = 400;

/** The sentences of a text in order, trimmed. A line break ends a sentence, and long ones are cut into pieces. */
export function sentencesOf(text: string): TextRange[] {
  const found: TextRange[] = [];
  let start = 0;
  for (const stop of text.matchAll(/[.!?…]+["')\]]{0,3}(?=\s)|[。！？।؟]+|\n+/gu)) {
    found.push(...piecesOf(text, start, stop.index + stop[0].length));
    start = stop.index + stop[0].length;
  }
  return [...found, ...piecesOf(text, start, text.length)];
}

function piecesOf(text: string, from: number, to: number): TextRange[] {
  const pieces: TextRange[] = [];
  for (let start = from; start < to; ) {
    const end = endOfPiece(text, start, to);
    const piece = trimmed(text, { start, end });
    if (piece.end > piece.start) pieces.push(piece);
    start = end;
  }
  return pieces;
}

function endOfPiece(text: string, start: number, to: number): number {
  if (to - start <= LONGEST) return to;
  const space = text.indexOf(" ", start + LONGEST);
  return Math.min(to, start + 2 * LONGEST, space < 0 ? to : space + 1);
}

function trimmed(text: string, { start, end }: TextRange): TextRange {
  let [first, last] = [start, end];
  while (first < last && /\s/.test(text[first]!)) first++;
  while (last > first && /\s/.test(text[last - 1]!)) last--;
  return { start: first, end: last };
}

export function mergeRanges(ranges: TextRange[]): TextRange[] {
  const found: TextRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else if (range.end > range.start) found.push({ ...range });
  }
  return found;
}
