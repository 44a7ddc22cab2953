import { FNV_OFFSET, hashOf } from "./hash-of";
import { type TitledText, wordsOf } from "./terms";

/** Training texts that the model gets wrong: a hash of the text's words, and the index of the class people chose. */
export type Exceptions = ReadonlyMap<number, number>;

/** A training text with two class indexes: the one that people chose and the one that the model predicts. */
export interface PlacedText {
  text: TitledText;
  label: number;
  predicted: number;
}

/** The confidence for an exception's class: above the usual threshold, but not 1, because people change their mind. */
export const SAME_TEXT_CONFIDENCE = 0.85;
/** Shorter texts, such as "Please help", are too general to be an exception. */
const MIN_WORDS = 4;
const MAX_EXCEPTIONS = 20_000;

/** Collects the exceptions. The texts come newest first; of equal texts, the newest one counts. */
export function exceptionsOf(texts: Iterable<PlacedText>): Exceptions {
  const exceptions = new Map<number, number>();
  const known = new Set<number>();
  for (const { text, label, predicted } of texts) {
    const hash = hashOfText(text);
    if (hash === undefined || known.has(hash)) continue;
    known.add(hash);
    if (label !== predicted && exceptions.size < MAX_EXCEPTIONS) exceptions.set(hash, label);
  }
  return exceptions;
}

/** The class that people chose for a text, if it is an exception. Letter case, punctuation and spaces don't count. */
export function exceptionFor(text: TitledText, exceptions: Exceptions): number | undefined {
  if (exceptions.size === 0) return undefined;
  const hash = hashOfText(text);
  return hash === undefined ? undefined : exceptions.get(hash);
}

/** A hash of 53 bits: among 20,000 texts, two different ones will hardly get the same. */
function hashOfText({ title, body }: TitledText): number | undefined {
  const words = wordsOf(title ? `${title}\n${body}` : body);
  if (words.length < MIN_WORDS) return undefined;
  const text = words.join(" ");
  return hashOf(text, FNV_OFFSET) * 0x20_0000 + (hashOf(text, OTHER_OFFSET) >>> 11);
}

const OTHER_OFFSET = 0x2f0b4a27;
