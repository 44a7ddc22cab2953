import { applyCorrections, replaceSpans, type Span } from "./apply-corrections";
import { followEdit } from "./follow-edit";
import type { SuggestedCorrection } from "./suggest-corrections";

/** A text that is being written, with what is proposed for it and what the writer took. */
export interface CorrectedText {
  text: string;
  open: readonly SuggestedCorrection[];
  /** Their places are those of the proposed words, which stand in the text now. */
  taken: readonly SuggestedCorrection[];
}

/** The text with these proposals taken. */
export function takeCorrections(
  { text, open, taken }: CorrectedText,
  chosen: readonly SuggestedCorrection[],
): CorrectedText {
  const now = chosen.map((one) => placed(one, chosen, (other) => other.proposed.length, one.proposed.length));
  const shift = (one: SuggestedCorrection) => placed(one, chosen, (other) => other.proposed.length);
  return {
    text: applyCorrections(text, chosen),
    open: open.filter((one) => !chosen.includes(one)).map(shift),
    taken: inOrder([...taken.map(shift), ...now]),
  };
}

/** The text as the writer had it, but for what they wrote since. */
export function undoCorrections({ text, open, taken }: CorrectedText): CorrectedText {
  const back = (one: SuggestedCorrection) => placed(one, taken, (other) => other.written.length);
  const again = taken.map((one) => placed(one, taken, (other) => other.written.length, one.written.length));
  return {
    text: originalText({ text, taken }),
    open: inOrder([...open.map(back), ...again]),
    taken: [],
  };
}

/** The writer's own words: the text without what they took. */
export function originalText({ text, taken }: Pick<CorrectedText, "text" | "taken">): string {
  return replaceSpans(
    text,
    taken.map(({ start, end, written }) => ({ start, end, by: written })),
  );
}

/** The same after the writer has gone on writing. */
export function continueText({ text, open, taken }: CorrectedText, next: string): CorrectedText {
  return { text: next, open: followEdit(open, text, next), taken: followEdit(taken, text, next) };
}

/** Where a span comes to stand once others before it have changed their length. */
function placed<S extends Span>(
  one: S,
  changed: readonly SuggestedCorrection[],
  lengthOf: (other: SuggestedCorrection) => number,
  own = one.end - one.start,
): S {
  const before = changed.filter((other) => other.end <= one.start && other.start !== one.start);
  const moved = before.reduce((sum, other) => sum + lengthOf(other) - (other.end - other.start), 0);
  return { ...one, start: one.start + moved, end: one.start + moved + own };
}

function inOrder(corrections: SuggestedCorrection[]): SuggestedCorrection[] {
  return corrections.sort((a, b) => a.start - b.start);
}
