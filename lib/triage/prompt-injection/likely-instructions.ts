import type { TextRange } from "@/lib/text/fold";
import { sentencesOf } from "@/lib/text/sentences";
import { findInstructionHints, tellsValues } from "./plain-instructions";

/** How far from a hint a value may be told, in sentences. */
const REACH = 2;

/** Hints of an order together with the sentences beside them that tell which value to choose or what to answer. */
export function findLikelyInstructions(text: string): TextRange[] {
  const hints = findInstructionHints(text).sort((a, b) => a.start - b.start);
  if (hints.length === 0) return [];
  const sentences = sentencesOf(text);
  const tells = sentences.map(() => undefined as boolean | undefined);
  const isTelling = (i: number) => {
    const sentence = sentences[i];
    if (!sentence) return false;
    tells[i] ??= tellsValues(text.slice(sentence.start, sentence.end));
    return tells[i];
  };
  let at = 0;
  return hints.flatMap((hint) => {
    while (at + 1 < sentences.length && sentences[at + 1]!.start <= hint.start + 1) at++;
    const near = [at, at + 1, at + REACH, at - 1].find(isTelling);
    const sentence = near === undefined ? undefined : sentences[near]!;
    return sentence ? [rangeOver(hint, sentence, near === at)] : [];
  });
}

/** In one sentence an order begins with its hint; what stands before is the ticket's. */
function rangeOver(hint: TextRange, told: TextRange, isSame: boolean): TextRange {
  const start = isSame ? hint.start : Math.min(hint.start, told.start);
  return { start, end: Math.max(hint.end, told.end) };
}
