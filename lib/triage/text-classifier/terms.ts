import { FNV_OFFSET, FNV_PRIME, hashOf } from "./hash-of";

export interface TitledText {
  title: string | null;
  body: string;
}

/** The terms of a text: words, pairs of words and n-grams (pieces of words), each as a hash. */
export interface TermCounts {
  /** Words and pairs of title and body; n-grams of title and body; words and pairs of the title alone. */
  blocks: readonly [words: TermBag, ngrams: TermBag, title: TermBag];
  /** The hashes of the distinct words. */
  vocabulary: Uint32Array;
}

/** Terms and their counts, in the order of first occurrence. */
export interface TermBag {
  terms: Uint32Array;
  counts: Uint16Array;
}

/** A term's hash has this many bits. Few different terms get the same one. */
export const TERM_BITS = 20;
const MASK = (1 << TERM_BITS) - 1;
/** Only this many words are read. Later ones are mostly quoted emails. */
const MAX_WORDS = 400;
/** Words are cut to this length. A longer one is a key or a line of signs. */
const MAX_WORD_LENGTH = 24;
const [MIN_NGRAM, MAX_NGRAM] = [3, 5];
const WORD = /[\p{L}\p{N}]+/gu;

/** Counts the terms of a text. */
export function countTerms({ title, body }: TitledText): TermCounts {
  const allWords = wordsOf(title ? `${title}\n${body}` : body);
  const words = countWords(allWords, WORD_SEED);
  for (const word of allWords) addNgrams(word);
  const ngrams = takeCounted();
  const titled = countWords(title ? wordsOf(title) : [], TITLE_SEED);
  const vocabulary = new Set(allWords.map((word) => mixed(hashOf(word, WORD_SEED))));
  return { blocks: [words, ngrams, titled], vocabulary: Uint32Array.from(vocabulary) };
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

/** The words of a text in lower case and order. */
export function wordsOf(text: string): string[] {
  const plain = text.slice(0, MAX_CHARS).toLowerCase().normalize("NFKC");
  const words: string[] = [];
  for (const [word] of plain.matchAll(WORD)) {
    words.push(word.slice(0, MAX_WORD_LENGTH));
    if (words.length === MAX_WORDS) break;
  }
  return words;
}

/** Only this many characters are read, because the normal form NFKC takes time. */
const MAX_CHARS = 8_000;

const WORD_SEED = FNV_OFFSET;
const NGRAM_SEED = 0x2f0b4a27;
const TITLE_SEED = 0x6b43a9b5;

/** The hash under which `countTerms` counts a word. */
export function termOfWord(word: string): number {
  return mixed(hashOf(word, WORD_SEED)) & MASK;
}

/** Spreads the bits of a hash (the last step of MurmurHash3). */
function mixed(hash: number): number {
  const first = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return (second ^ (second >>> 16)) >>> 0;
}

/** Counts a word's n-grams, with a space at both ends. A word and its misspelling have most n-grams in common. */
function addNgrams(word: string): void {
  const last = word.length + 1;
  for (let start = 0; start <= last - MIN_NGRAM + 1; start++) {
    let hash = NGRAM_SEED;
    for (let at = start; at <= last && at < start + MAX_NGRAM; at++) {
      const unit = at === 0 || at === last ? 32 : word.charCodeAt(at - 1);
      hash = Math.imul(hash ^ unit, FNV_PRIME);
      if (at - start + 1 >= MIN_NGRAM) count(mixed(hash) & MASK);
    }
  }
}

/** The counts of the current text, all 0 between calls. A Map would take twice the time. */
const counting = new Uint16Array(1 << TERM_BITS);
const met = new Uint32Array(MAX_WORDS * (MAX_WORD_LENGTH + 1) * (MAX_NGRAM - MIN_NGRAM + 1));
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
