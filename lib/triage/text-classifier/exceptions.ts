import { FNV_OFFSET, hashOf } from "./hash-of";
import { type TitledText, wordsOf } from "./terms";

/** The class (an index) that people gave a text, unlike the rest of the training, by hash of its words. */
export type Exceptions = ReadonlyMap<number, number>;

export interface PlacedText {
  text: TitledText;
  label: number;
  predicted: number;
}

/** Confidence for the same text: below certain, since people correct themselves, and above the usual threshold. */
export const SAME_TEXT_CONFIDENCE = 0.85;
/** "Please help" is too general. */
const MIN_WORDS = 4;
const MAX_EXCEPTIONS = 20_000;

/** The exceptions of texts ordered newest first: of equal texts the newest label counts. */
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

/** The class that people gave this text, if it is an exception. Ignores letter case, punctuation and spaces. */
export function exceptionFor(text: TitledText, exceptions: Exceptions): number | undefined {
  if (exceptions.size === 0) return undefined;
  const hash = hashOfText(text);
  return hash === undefined ? undefined : exceptions.get(hash);
}

/** 53 bits: no collisions are expected among 20,000 texts. */
function hashOfText({ title, body }: TitledText): number | undefined {
  const words = wordsOf(title ? `${title}\n${body}` : body);
  if (words.length < MIN_WORDS) return undefined;
  const text = words.join(" ");
  return hashOf(text, FNV_OFFSET) * 0x20_0000 + (hashOf(text, OTHER_OFFSET) >>> 11);
}

const OTHER_OFFSET = 0x2f0b4a27;
