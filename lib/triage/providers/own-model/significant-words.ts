import { STOP_WORDS } from "@/lib/text/stop-words";
import type { Classifier } from "@/lib/triage/text-classifier/classifier";
import { termOfWord, wordsOf } from "@/lib/triage/text-classifier/terms";

/** More would explain nothing. */
const MOST = 3;
/** A letter or two tell nobody anything. */
const SHORTEST = 3;
/** As far as the classifier itself looks. */
const MOST_CHARACTERS = 8_000;

/**
 * The words of a text that speak most for a label against the other labels, as they stand there, the most telling
 * first: at most three. None where no single word does.
 */
export function significantWords({ classes, space, planes }: Classifier, text: string, label: string): string[] {
  const at = classes.indexOf(label);
  const width = classes.length;
  const weights = new Map<string, { written: string; tells: number }>();
  for (const [written] of text.slice(0, MOST_CHARACTERS).matchAll(/[\p{L}\p{N}]+/gu)) {
    const word = wordsOf(written)[0] ?? "";
    const place = space.place[termOfWord(word)]! - 1;
    if (place < 0 || word.length < SHORTEST || STOP_WORDS.has(word) || weights.has(word)) continue;
    const own = planes.weights.subarray(place * width, (place + 1) * width);
    const mean = own.reduce((sum, weight) => sum + weight, 0) / width;
    weights.set(word, { written, tells: (own[at]! - mean) * space.idf[place]! });
  }
  return [...weights.values()]
    .filter(({ tells }) => tells > 0)
    .sort((a, b) => b.tells - a.tells)
    .slice(0, MOST)
    .map(({ written }) => written);
}
