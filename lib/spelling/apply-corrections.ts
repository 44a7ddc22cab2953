import type { SuggestedCorrection } from "./suggest-corrections";

/** Where something stands in a text. */
export interface Span {
  start: number;
  end: number;
}

/** The text with these corrections in it. One that no longer fits the text, or overlaps an earlier one, is left out. */
export function applyCorrections(text: string, corrections: readonly SuggestedCorrection[]): string {
  return replaceSpans(
    text,
    corrections
      .filter(({ start, end, written }) => text.slice(start, end) === written)
      .map(({ start, end, proposed }) => ({ start, end, by: proposed })),
  );
}

/** The text with each span replaced by other words; spans in any order, the first of two that overlap counts. */
export function replaceSpans(text: string, spans: readonly (Span & { by: string })[]): string {
  let done = 0;
  let result = "";
  for (const { start, end, by } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start < done) continue;
    result += text.slice(done, start) + by;
    done = end;
  }
  return result + text.slice(done);
}
