import { STOP_WORDS } from "@/lib/text/stop-words";
import type { Classifier } from "@/lib/triage/text-classifier/classifier";
import { termOfWord, wordsOf } from "@/lib/triage/text-classifier/terms";

const MAX_WORDS = 3;
const MIN_LENGTH = 3;
const MAX_CHARACTERS = 8_000;

/** Finds at most three words of a text that speak most for a label and least for other labels, strongest first. */
export function significantWords({ classes, space, planes }: Classifier, text: string, label: string): string[] {
  const at = classes.indexOf(label);
  const width = classes.length;
  const weights = new Map<string, { written: string; support: number }>();
  for (const [written] of text.slice(0, MAX_CHARACTERS).matchAll(/[\p{L}\p{N}]+/gu)) {
    const word = wordsOf(written)[0] ?? "";
    const place = space.place[termOfWord(word)]! - 1;
    if (place < 0 || word.length < MIN_LENGTH || STOP_WORDS.has(word) || weights.has(word)) continue;
    const own = planes.weights.subarray(place * width, (place + 1) * width);
    const mean = own.reduce((sum, weight) => sum + weight, 0) / width;
    weights.set(word, { written, support: (own[at]! - mean) * space.idf[place]! });
  }
  return [...weights.values()]
    .filter(({ support }) => support > 0)
    .sort((a, b) => b.support - a.support)
    .slice(0, MAX_WORDS)
    .map(({ written }) => written);
}
