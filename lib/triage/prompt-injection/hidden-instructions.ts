import { INVISIBLE } from "@/lib/text/fold";
import { type DecodedText, reversed } from "./decoded-text";
import { isInstruction } from "./is-instruction";
import { plainLetters } from "./plain-letters";

/** Finds instructions that people don't see, and many invisible characters in a row, even without an instruction. */
export function findHidden(text: string): DecodedText[] {
  return [...comments(text), ...elements(text), ...reversedRuns(text), ...invisibleRuns(text)];
}

function comments(text: string): DecodedText[] {
  const found: DecodedText[] = [];
  for (let start = text.indexOf("<!--"); start >= 0; start = text.indexOf("<!--", start + 4)) {
    const closing = text.indexOf("-->", start);
    const end = closing < 0 ? text.length : closing + 3;
    if (isInstruction(text.slice(start + 4, end))) found.push({ start, end });
    if (closing < 0) break;
    start = closing - 1;
  }
  return found;
}

const HIDDEN_ELEMENT =
  /<([a-z]{1,10})\b[^<>]{0,300}?(?:display\s?:\s?none|visibility\s?:\s?hidden|font-size\s?:\s?0|opacity\s?:\s?0(?![.\d])|color\s?:\s?(?:white|#fff(?:fff)?)|\bhidden\b|aria-label|\balt)[^<>]{0,2000}>/gi;

/** Hidden elements, and tags with `alt` or `aria-label`, which machines read too. */
function elements(text: string): DecodedText[] {
  const found: DecodedText[] = [];
  let free = 0;
  for (const { 0: tag, 1: name, index } of text.matchAll(HIDDEN_ELEMENT)) {
    if (index < free) continue;
    const body = index + tag.length;
    const length = text
      .slice(body, body + 4_000)
      .toLowerCase()
      .indexOf(`</${name!.toLowerCase()}`);
    free = body + Math.max(0, length);
    if (isInstruction(text.slice(index, free))) found.push({ start: index, end: free });
  }
  return found;
}

/** Text whose writing direction is changed, up to the end of the line or the character that ends the change. */
function reversedRuns(text: string): DecodedText[] {
  return [...text.matchAll(/[\u202d\u202e\u2067][^\u202c\u2069\n]{1,2000}[\u202c\u2069]?/g)].flatMap(
    ({ 0: piece, index }) => {
      const backwards = reversed(plainLetters(piece)).text;
      return isInstruction(piece) || isInstruction(backwards)
        ? [{ start: index, end: index + piece.length, meaning: backwards }]
        : [];
    },
  );
}

/** A shorter run of invisible characters is harmless: emoji flags and families have up to seven in a row. */
const MIN_INVISIBLE = 9;

function invisibleRuns(text: string): DecodedText[] {
  const form = new RegExp(`(?:${INVISIBLE.source}){${MIN_INVISIBLE},}`, "gu");
  return [...text.matchAll(form)].map(({ 0: run, index }) => ({
    start: index,
    end: index + run.length,
    meaning: tagLetters(run),
  }));
}

/** Decodes tag characters, which are invisible copies of ASCII. */
function tagLetters(run: string): string {
  return [...run]
    .map((char) => char.codePointAt(0)! - 0xe0000)
    .filter((code) => code >= 32 && code < 127)
    .map((code) => String.fromCharCode(code))
    .join("");
}
