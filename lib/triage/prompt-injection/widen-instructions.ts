import type { TextRange } from "@/lib/text/fold";
import { mergeRanges, sentencesOf } from "@/lib/text/sentences";
import { speaksOfAnswers } from "./plain-instructions";

/** Widens instructions to whole sentences and to the next ones about values or answers. Sorted, without overlaps. */
export function widenInstructions(text: string, instructions: TextRange[]): TextRange[] {
  if (instructions.length === 0) return [];
  const sentences = sentencesOf(text);
  const isAboutAnswers = (i: number) => {
    const sentence = sentences[i];
    return sentence !== undefined && speaksOfAnswers(text.slice(sentence.start, sentence.end));
  };
  const widened: TextRange[] = [];
  let [first, free] = [0, 0];
  for (const instruction of instructions) {
    if (instruction.end <= free) continue;
    while (first + 1 < sentences.length && sentences[first + 1]!.start <= instruction.start) first++;
    let [from, to] = [first, first];
    while (to + 1 < sentences.length && sentences[to + 1]!.start < instruction.end) to++;
    while (from > 0 && sentences[from - 1]!.start >= free && isAboutAnswers(from - 1)) from--;
    while (isAboutAnswers(to + 1) || (isAboutAnswers(to + 2) && isSameBlock(text, sentences[to]!, sentences[to + 2]!)))
      to++;
    const start =
      from < first ? sentences[from]!.start : startOfClause(text, sentences[first]!.start, instruction.start);
    free = Math.max(instruction.end, sentences[to]!.end);
    widened.push({ start: Math.min(start, instruction.start), end: free });
  }
  return mergeRanges(widened);
}

function isSameBlock(text: string, one: TextRange, other: TextRange): boolean {
  return !/\n\s*\n/.test(text.slice(one.end, other.start));
}

function startOfClause(text: string, from: number, at: number): number {
  const before = text.slice(from, at);
  const sign = Math.max(...[", ", "; ", ": ", " - ", " (", "，", "、", "،"].map((each) => endOfLast(before, each)));
  return from + Math.max(0, sign);
}

function endOfLast(text: string, sign: string): number {
  const at = text.lastIndexOf(sign);
  return at < 0 ? -1 : at + sign.length;
}
