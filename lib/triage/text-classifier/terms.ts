import { FNV_OFFSET, FNV_PRIME, hashOf } from "./hash-of";

export interface TitledText {
  title: string | null;
  body: string;
}

export interface TermCounts {
  /** With word pairs, of title and body; character n-grams; the title's own. */
  blocks: readonly [words: TermBag, ngrams: TermBag, title: TermBag];
  /** Distinct hashes of single words. */
  vocabulary: Uint32Array;
}

/** Terms and their counts, in the order of first occurrence. */
export interface TermBag {
  terms: Uint32Array;
  counts: Uint16Array;
}

/** Bits of a term's hash; few of a workspace's terms collide. */
export const TERM_BITS = 20;
const MASK = (1 << TERM_BITS) - 1;
/** Later words are mostly quoted emails. */
const MAX_WORDS = 400;
/** A longer "word" is a key or a line. */
const MAX_WORD_LENGTH = 24;
const [MIN_NGRAM, MAX_NGRAM] = [3, 5];
const WORD = /[\p{L}\p{N}]+/gu;

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

export function wordsOf(text: string): string[] {
  const plain = text.slice(0, MAX_CHARS).toLowerCase().normalize("NFKC");
  const words: string[] = [];
  for (const [word] of plain.matchAll(WORD)) {
    words.push(word.slice(0, MAX_WORD_LENGTH));
    if (words.length === MAX_WORDS) break;
  }
  return words;
}

/** Limits the cost of NFKC. */
const MAX_CHARS = 8_000;

const WORD_SEED = FNV_OFFSET;
const NGRAM_SEED = 0x2f0b4a27;
const TITLE_SEED = 0x6b43a9b5;

export function termOfWord(word: string): number {
  return mixed(hashOf(word, WORD_SEED)) & MASK;
}

/** Murmur's finaliser. */
function mixed(hash: number): number {
  const first = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return (second ^ (second >>> 16)) >>> 0;
}

/** With a space at both ends; typos and inflections share most n-grams. */
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

/** Empty between calls. A Map would take twice the time. */
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
