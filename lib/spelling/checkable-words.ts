import { maskLiterals } from "./mask-literals";

/** A word of the writer's prose, with its position and case. */
export interface CheckableWord {
  start: number;
  end: number;
  written: string;
  /** The word in lower case and with a straight apostrophe. */
  word: string;
  letters: "lower" | "Capital" | "UPPER";
  /** True at the start of a sentence, where any word has a capital letter. */
  opensSentence: boolean;
}

/** The words to check for misspellings, in order. Leaves out possible names (with digits, inner capitals, quotes). */
export function checkableWords(text: string): CheckableWord[] {
  return [...maskLiterals(text).matchAll(CHUNK)].flatMap(({ 0: chunk, index }) => wordsOfChunk(text, chunk, index));
}

const CHUNK = /[^\s\0]+/g;
/** A longer run of characters is not a word. */
const LONGEST_CHUNK = 120;
const OPENING = /^["'“„«‘(¿¡*]+/;
const CLOSING = /["'”“»’)*.,;:!?…]+$/;
const QUOTED = /^["'“„«‘].*["'”“»’][.,;:!?…]*$/;
const WORD = /^\p{L}[\p{L}\p{M}]*(?:['’]\p{L}{1,4})?$/u;

function wordsOfChunk(text: string, chunk: string, index: number): CheckableWord[] {
  if (chunk.length > LONGEST_CHUNK || QUOTED.test(chunk) || touchesMasked(text, chunk, index)) return [];
  const start = index + (OPENING.exec(chunk)?.[0].length ?? 0);
  const core = text.slice(start, index + chunk.length).replace(CLOSING, "");
  const words: CheckableWord[] = [];
  let at = start;
  // "printer,please" and "printer—please" are two words; anything else without a space is one name.
  for (const piece of core.split(/([,;!?…—–]+)/)) {
    const word = WORD.test(piece) ? plainWord(text, piece, at) : undefined;
    if (word) words.push(word);
    else if (/[\p{L}\p{N}]/u.test(piece)) return [];
    at += piece.length;
  }
  return words;
}

/** A chunk next to masked text belongs to it: the s in `foo`s, for example. */
function touchesMasked(text: string, chunk: string, index: number): boolean {
  return isSolid(text.charAt(index - 1)) || isSolid(text.charAt(index + chunk.length));
}

function isSolid(sign: string): boolean {
  return sign !== "" && !/[\s()"'“”„«»‘’,;:!?]/.test(sign);
}

function plainWord(text: string, written: string, start: number): CheckableWord | undefined {
  const letters = lettersOf(written);
  if (!letters) return undefined;
  const word = written.toLowerCase().replace("’", "'");
  // A few letters change their length in lower case, which would move positions.
  if (word.length !== written.length) return undefined;
  return { start, end: start + written.length, written, word, letters, opensSentence: opensSentence(text, start) };
}

function lettersOf(written: string): CheckableWord["letters"] | undefined {
  const lower = written.toLowerCase();
  if (written === lower) return "lower";
  if (written.length > 1 && written === written.toUpperCase()) return "UPPER";
  return written.slice(1) === lower.slice(1) ? "Capital" : undefined;
}

function opensSentence(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 12), start).replace(/[ \t"'“„«‘(¿¡*-]+$/, "");
  return before === "" || /[.!?…:\n]$/.test(before);
}
