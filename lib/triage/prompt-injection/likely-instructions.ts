import type { TextRange } from "@/lib/text/fold";
import { sentencesOf } from "@/lib/text/sentences";
import { findInstructionHints, tellsValues } from "./plain-instructions";

/** Finds hints of an instruction near a sentence that says which value to choose or what to answer. */
export function findLikelyInstructions(text: string): TextRange[] {
  const hints = findInstructionHints(text).sort((a, b) => a.start - b.start);
  if (hints.length === 0) return [];
  const sentences = sentencesOf(text);
  const results = sentences.map(() => undefined as boolean | undefined);
  const tellsValueAt = (i: number) => {
    const sentence = sentences[i];
    if (!sentence) return false;
    results[i] ??= tellsValues(text.slice(sentence.start, sentence.end));
    return results[i];
  };
  let at = 0;
  return hints.flatMap((hint) => {
    while (at + 1 < sentences.length && sentences[at + 1]!.start <= hint.start + 1) at++;
    const found = [at, at + 1, at + 2, at - 1].find(tellsValueAt);
    const sentence = found === undefined ? undefined : sentences[found]!;
    return sentence ? [rangeOver(hint, sentence, found === at)] : [];
  });
}

function rangeOver(hint: TextRange, sentence: TextRange, isSame: boolean): TextRange {
  const start = isSame ? hint.start : Math.min(hint.start, sentence.start);
  return { start, end: Math.max(hint.end, sentence.end) };
}
