import type { TextRange } from "@/lib/text/fold";

const MAX_LOCAL = 64;
const MAX_DOMAIN = 255;

/** Finds email addresses, also with "%40", "(at)" and "[dot]". Looks left and right of each at sign, in linear time. */
export function findAddresses(text: string): TextRange[] {
  const found: TextRange[] = [];
  let free = 0;
  for (const sign of text.matchAll(AT)) {
    const start = startOfLocal(text, sign.index, free);
    const end = endOfDomain(text, sign.index + sign[0].length);
    if (start === sign.index || end === undefined) continue;
    found.push({ start, end });
    free = end;
  }
  return found;
}

const AT = /@|%40| ?[([{] ?at ?[)\]}] ?/gi;
const LOCAL = /[\p{L}\p{N}\p{M}._%+'&~#*$!-]/u;
const DOMAIN = /^(?:[\p{L}\p{N}\p{M}-]|\.(?=[\p{L}\p{N}])| ?[([{] ?dot ?[)\]}] ?)/iu;
/** The part after the last dot must be a word: "react@18.2.0" is no address. */
const ENDING = /(?:\.|[)\]}] ?)[\p{L}][\p{L}\p{N}\p{M}-]+$/u;

function startOfLocal(text: string, at: number, free: number): number {
  const least = Math.max(free, at - MAX_LOCAL);
  if (text[at - 1] === '"') {
    const opening = text.lastIndexOf('"', at - 2);
    if (opening >= least && !text.slice(opening, at).includes("\n")) return opening;
  }
  let start = at;
  while (start > least && LOCAL.test(text[start - 1]!)) start--;
  while (start < at && /['*!.-]/.test(text[start]!)) start++;
  return start;
}

function endOfDomain(text: string, at: number): number | undefined {
  let end = at;
  for (let next = DOMAIN.exec(text.slice(end, end + 9)); next && end - at < MAX_DOMAIN; ) {
    end += next[0].length;
    next = DOMAIN.exec(text.slice(end, end + 9));
  }
  while (end > at && text[end - 1] === "-") end--;
  return ENDING.test(text.slice(at, end)) ? end : undefined;
}
