import { FNV_OFFSET, hashOf } from "./hash-of";
import { type TitledText, wordsOf } from "./terms";

/**
 * Texts that people put elsewhere than the rest of what was learned would, by the hash of their words: where the same
 * text comes again, it goes where they put it. The value is the place of the class.
 */
export type Exceptions = ReadonlyMap<number, number>;

/** A text that was learned from, where people put it, and where the rest would. Places of classes. */
export interface PlacedText {
  text: TitledText;
  meant: number;
  said: number;
}

/**
 * How sure the same text is to belong where a person once put it. People correct themselves too: below what is usually
 * called certain, above what is usually applied.
 */
export const SAME_TEXT_CONFIDENCE = 0.85;
/** "Please help" is no text that a decision could be about. */
const FEWEST_WORDS = 4;
const MOST = 20_000;

/** The exceptions among placed texts, the newest first: of the same text twice the newest word counts. */
export function exceptionsOf(placed: Iterable<PlacedText>): Exceptions {
  const exceptions = new Map<number, number>();
  const seen = new Set<number>();
  for (const { text, meant, said } of placed) {
    const hash = hashOfText(text);
    if (hash === undefined || seen.has(hash)) continue;
    seen.add(hash);
    if (meant !== said && exceptions.size < MOST) exceptions.set(hash, meant);
  }
  return exceptions;
}

/** Where people put this very text, if that is an exception. Letter case, marks and spaces don't matter. */
export function exceptionFor(text: TitledText, exceptions: Exceptions): number | undefined {
  if (exceptions.size === 0) return undefined;
  const hash = hashOfText(text);
  return hash === undefined ? undefined : exceptions.get(hash);
}

/** Of title and words in their order, in 53 bits: among twenty thousand texts two that differ never meet by chance. */
function hashOfText({ title, body }: TitledText): number | undefined {
  const words = wordsOf(title ? `${title}\n${body}` : body);
  if (words.length < FEWEST_WORDS) return undefined;
  const text = words.join(" ");
  return hashOf(text, FNV_OFFSET) * 0x20_0000 + (hashOf(text, OTHER_OFFSET) >>> 11);
}

/** For a second hash of the same text, that has nothing to do with the first. */
const OTHER_OFFSET = 0x2f0b4a27;
