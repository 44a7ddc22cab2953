import { inQuotes } from "@/lib/text/plain-text";
import type { SignificantTerm, TextTerms } from "./significant-terms";

const MOST_NAMED = 3;
const LONGEST_PHRASE = 40;

/** Why two texts are alike, in a sentence: the most telling words that stand in both letter for letter, neighbours as one phrase. */
export function similarityReason(a: TextTerms, b: TextTerms, shared: readonly SignificantTerm[]): string {
  const other = b.text.toLowerCase();
  const used = new Set<string>();
  const named = shared.flatMap(({ key }) => (used.size < MOST_KEYS && !used.has(key) ? name(a, key, other, used) : []));
  if (named.length === 0) return "They say nearly the same in other spellings.";
  return `Both speak of ${inQuotes(named.slice(0, MOST_NAMED))}.`;
}

/** Of two words each. */
const MOST_KEYS = MOST_NAMED * 2;
/** Of one word; the first ones are as good as any. */
const MOST_PLACES = 10;

/** "print spooler", "ERR-4711". */
const JOINTS = new Set([" ", "-", "_", ".", "/"]);

/** The word as it was written where both have it, with the word behind or before it where both have that there, too. */
function name({ text, places }: TextTerms, key: string, other: string, used: Set<string>): string[] {
  const standing = places
    .flatMap((place, at) => (place.key === key ? [at] : []))
    .slice(0, MOST_PLACES)
    .filter((at) => holds(other, text.slice(places[at]!.start, places[at]!.end).toLowerCase()));
  if (standing.length === 0) return [];
  used.add(key);
  for (const at of standing) {
    for (const first of [at, at - 1]) {
      const [one, two] = [places[first], places[first + 1]];
      const neighbour = first === at ? two : one;
      if (!one || !two || !neighbour || used.has(neighbour.key)) continue;
      const phrase = text.slice(one.start, two.end);
      const isPhrase = JOINTS.has(text.slice(one.end, two.start)) && phrase.length <= LONGEST_PHRASE;
      if (!isPhrase || !holds(other, phrase.toLowerCase())) continue;
      used.add(neighbour.key);
      return [phrase];
    }
  }
  const { start, end } = places[standing[0]!]!;
  return [text.slice(start, end)];
}

/** As whole words: "mail server" does not stand in "email servers". */
function holds(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const around = text.charAt(at - 1) + text.charAt(at + phrase.length);
    if (!/[\p{L}\p{N}\p{M}]/u.test(around)) return true;
  }
  return false;
}
