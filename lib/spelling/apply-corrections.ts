import type { SuggestedCorrection } from "./suggest-corrections";

export interface Span {
  start: number;
  end: number;
}

/** Applies corrections to a text. Skips those that no longer match the text or overlap an earlier one. */
export function applyCorrections(text: string, corrections: readonly SuggestedCorrection[]): string {
  const matching = corrections.filter(({ start, end, written }) => text.slice(start, end) === written);
  const spans = matching.map(({ start, end, proposed }) => ({ start, end, by: proposed }));
  return replaceSpans(text, spans);
}

/** Replaces spans of a text. They may be in any order; of two that overlap, only the first is replaced. */
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
