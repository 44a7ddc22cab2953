import { FNV_OFFSET, FNV_PRIME, hashOf } from "./hash-of";

/** A text to learn from or to sort: a title says more for its length than the body, so its words count once more by themselves. */
export interface TitledText {
  title: string | null;
  body: string;
}

/** How often each term occurs in a text, by its hash. */
export interface TermCounts {
  /** Words with pairs of neighbours, of title and body; pieces of words; words and pairs of the title as such. */
  blocks: readonly [words: TermBag, pieces: TermBag, title: TermBag];
  /** Hashes of the single words alone, without repeats: what "has it seen this word" is asked of. */
  vocabulary: Uint32Array;
}

/** Terms and how often each occurs, side by side, in the order of first occurrence. */
export interface TermBag {
  terms: Uint32Array;
  counts: Uint16Array;
}

/** Terms are told apart by this many bits of their hash; among a workspace's terms few share a place. */
export const TERM_BITS = 20;
const MASK = (1 << TERM_BITS) - 1;
/** Words read of one text: what comes later is mostly quoted mail. */
const MAX_WORDS = 400;
/** A longer "word" is a key, a hash or a line of dashes; its beginning says as much. */
const MAX_WORD_LENGTH = 24;
const [SHORTEST_PIECE, LONGEST_PIECE] = [3, 5];
const WORD = /[\p{L}\p{N}]+/gu;

/** Counts the terms of a text. Linear in its length; looks at the first 400 words. */
export function countTerms({ title, body }: TitledText): TermCounts {
  const whole = wordsOf(title ? `${title}\n${body}` : body);
  const words = countWords(whole, WORD_SEED);
  for (const word of whole) addPieces(word);
  const pieces = takeCounted();
  const titled = countWords(title ? wordsOf(title) : [], TITLE_SEED);
  const vocabulary = new Set(whole.map((word) => mixed(hashOf(word, WORD_SEED))));
  return { blocks: [words, pieces, titled], vocabulary: Uint32Array.from(vocabulary) };
}

function countWords(words: string[], seed: number): TermBag {
  let before: number | undefined;
  for (const word of words) {
    const own = mixed(hashOf(word, seed));
    count(own & MASK);
    if (before !== undefined) count(mixed(before ^ Math.imul(own, 0x9e3779b1)) & MASK);
    before = own;
  }
  return takeCounted();
}

/** The words of a text as they are counted: lower case, compatibility forms made plain. */
export function wordsOf(text: string): string[] {
  const plain = text.slice(0, MAX_CHARS).toLowerCase().normalize("NFKC");
  const words: string[] = [];
  for (const [word] of plain.matchAll(WORD)) {
    words.push(word.slice(0, MAX_WORD_LENGTH));
    if (words.length === MAX_WORDS) break;
  }
  return words;
}

/** Enough for 400 words of any language; NFKC of more would be paid for nothing. */
const MAX_CHARS = 8_000;

const WORD_SEED = FNV_OFFSET;
const PIECE_SEED = 0x2f0b4a27;
const TITLE_SEED = 0x6b43a9b5;

/** The place of a single word among the terms. */
export function termOfWord(word: string): number {
  return mixed(hashOf(word, WORD_SEED)) & MASK;
}

/** Murmur's finish: spreads what FNV leaves close together. */
function mixed(hash: number): number {
  const first = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return (second ^ (second >>> 16)) >>> 0;
}

/** Pieces of 3 to 5 characters of the word between two spaces: slips and endings share most of them. */
function addPieces(word: string): void {
  const last = word.length + 1;
  for (let start = 0; start <= last - SHORTEST_PIECE + 1; start++) {
    let hash = PIECE_SEED;
    for (let at = start; at <= last && at < start + LONGEST_PIECE; at++) {
      const unit = at === 0 || at === last ? 32 : word.charCodeAt(at - 1);
      hash = Math.imul(hash ^ unit, FNV_PRIME);
      if (at - start + 1 >= SHORTEST_PIECE) count(mixed(hash) & MASK);
    }
  }
}

/** Where terms are counted, by their hash, and which were met; empty between two calls. A map would take twice the time. */
const counting = new Uint16Array(1 << TERM_BITS);
const met = new Uint32Array(MAX_WORDS * (MAX_WORD_LENGTH + 1) * (LONGEST_PIECE - SHORTEST_PIECE + 1));
let metCount = 0;

function count(term: number): void {
  if (counting[term]!++ === 0) met[metCount++] = term;
}

function takeCounted(): TermBag {
  const terms = met.slice(0, metCount);
  const counts = new Uint16Array(metCount);
  for (let i = 0; i < metCount; i++) {
    counts[i] = counting[terms[i]!]!;
    counting[terms[i]!] = 0;
  }
  metCount = 0;
  return { terms, counts };
}
