import { inQuotes } from "@/lib/text/plain-text";
import type { SignificantTerm, TextTerms } from "./significant-terms";

const MOST_PHRASES = 3;
const LONGEST_PHRASE = 40;

/**
 * Why two texts are similar: a sentence with the most significant words that both contain literally. Words that stand
 * next to each other in both texts become one phrase.
 */
export function similarityReason(a: TextTerms, b: TextTerms, shared: readonly SignificantTerm[]): string {
  const other = b.text.toLowerCase();
  const used = new Set<string>();
  const phrases = shared.flatMap(({ key }) =>
    used.size < MOST_KEYS && !used.has(key) ? namePhrase(a, key, other, used) : [],
  );
  if (phrases.length === 0) return "The texts are nearly the same, with different spellings.";
  return `Both mention ${inQuotes(phrases.slice(0, MOST_PHRASES))}.`;
}

const MOST_KEYS = MOST_PHRASES * 2;
const MOST_PLACES = 10;

/** What may stand between the two words of a phrase, as in "print spooler" and "ERR-4711". */
const SEPARATORS = new Set([" ", "-", "_", ".", "/"]);

/** Empty if the other text does not contain the word literally. */
function namePhrase({ text, places }: TextTerms, key: string, other: string, used: Set<string>): string[] {
  const positions = places
    .flatMap((place, at) => (place.key === key ? [at] : []))
    .slice(0, MOST_PLACES)
    .filter((at) => containsWords(other, text.slice(places[at]!.start, places[at]!.end).toLowerCase()));
  if (positions.length === 0) return [];
  used.add(key);
  for (const at of positions) {
    for (const first of [at, at - 1]) {
      const [one, two] = [places[first], places[first + 1]];
      const neighbour = first === at ? two : one;
      if (!one || !two || !neighbour || used.has(neighbour.key)) continue;
      const phrase = text.slice(one.start, two.end);
      const isPhrase = SEPARATORS.has(text.slice(one.end, two.start)) && phrase.length <= LONGEST_PHRASE;
      if (!isPhrase || !containsWords(other, phrase.toLowerCase())) continue;
      used.add(neighbour.key);
      return [phrase];
    }
  }
  const { start, end } = places[positions[0]!]!;
  return [text.slice(start, end)];
}

/** True if the text contains the phrase as whole words: "mail server" is not in "email servers". */
function containsWords(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const around = text.charAt(at - 1) + text.charAt(at + phrase.length);
    if (!/[\p{L}\p{N}\p{M}]/u.test(around)) return true;
  }
  return false;
}
