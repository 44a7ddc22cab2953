import { commonEnds } from "@/lib/text/edits";
import { applyCorrections, replaceSpans, type Span } from "./apply-corrections";
import type { SuggestedCorrection } from "./suggest-corrections";

export interface CorrectedText {
  text: string;
  /** Corrections that the writer has not accepted. */
  open: readonly SuggestedCorrection[];
  /** Accepted corrections; their positions are those of the new words. */
  taken: readonly SuggestedCorrection[];
}

export function takeCorrections(
  { text, open, taken }: CorrectedText,
  chosen: readonly SuggestedCorrection[],
): CorrectedText {
  const accepted = chosen.map((one) => moved(one, chosen, (other) => other.proposed.length, one.proposed.length));
  const shift = (one: SuggestedCorrection) => moved(one, chosen, (other) => other.proposed.length);
  return {
    text: applyCorrections(text, chosen),
    open: open.filter((one) => !chosen.includes(one)).map(shift),
    taken: sorted([...taken.map(shift), ...accepted]),
  };
}

/** Undoes all accepted corrections, but keeps later edits. */
export function undoCorrections({ text, open, taken }: CorrectedText): CorrectedText {
  const shift = (one: SuggestedCorrection) => moved(one, taken, (other) => other.written.length);
  const reopened = taken.map((one) => moved(one, taken, (other) => other.written.length, one.written.length));
  return { text: originalText({ text, taken }), open: sorted([...open.map(shift), ...reopened]), taken: [] };
}

/** The writer's own words: the text without accepted corrections. */
export function originalText({ text, taken }: Pick<CorrectedText, "text" | "taken">): string {
  const originals = taken.map(({ start, end, written }) => ({ start, end, by: written }));
  return replaceSpans(text, originals);
}

/** The text after the writer's edit, with the corrections at their new positions. */
export function continueText({ text, open, taken }: CorrectedText, next: string): CorrectedText {
  return { text: next, open: followEdit(open, text, next), taken: followEdit(taken, text, next) };
}

function moved<S extends Span>(
  one: S,
  changed: readonly SuggestedCorrection[],
  lengthOf: (other: SuggestedCorrection) => number,
  ownLength = one.end - one.start,
): S {
  const before = changed.filter((other) => other.end <= one.start && other.start !== one.start);
  const shift = before.reduce((sum, other) => sum + lengthOf(other) - (other.end - other.start), 0);
  return { ...one, start: one.start + shift, end: one.start + shift + ownLength };
}

function sorted(corrections: SuggestedCorrection[]): SuggestedCorrection[] {
  return corrections.sort((a, b) => a.start - b.start);
}

/** The spans after an edit in one place. Earlier ones stay, later ones move, and those the edit touched are dropped. */
export function followEdit<S extends Span>(spans: readonly S[], before: string, after: string): S[] {
  const { head, tail } = commonEnds(before, after);
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
