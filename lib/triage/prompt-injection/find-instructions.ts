import { type FoldedText, rangeBefore, type TextRange } from "@/lib/text/fold";
import { mergeRanges } from "@/lib/text/sentences";
import { type DecodedText, mapUnits, reversed } from "./decoded-text";
import { findEncoded } from "./encoded-instructions";
import { findHidden } from "./hidden-instructions";
import { findLikelyInstructions } from "./likely-instructions";
import { findMarked } from "./marked-instructions";
import { findEnglishInstructions, findPlainInstructions } from "./plain-instructions";
import { plainLetters } from "./plain-letters";
import { widenInstructions } from "./widen-instructions";

export interface Instruction extends TextRange {
  /** Its plain text, and each decoded reading of it. */
  meanings: string[];
}

/** Finds text addressed to a machine: instructions to ignore instructions (some twenty languages), chat and tool
 * markup, our own JSON, hidden and encoded text. What a requester may ask people, also about priority, never matches;
 * unknown wordings are missed. Sorted, without overlaps; linear time. */
export function findInstructions(text: string): Instruction[] {
  const plain = plainLetters(text);
  const all = [
    ...plainInstructions(plain, (folded) => [
      ...findPlainInstructions(folded),
      ...findLikelyInstructions(folded),
      ...findMarked(folded),
    ]),
    ...disguised(plain),
    ...findHidden(text),
    ...findEncoded(text),
  ];
  return mergeRanges(all).map(({ start, end }) => ({
    start,
    end,
    meanings: [
      plainLetters(text.slice(start, end)).text,
      ...all
        .filter((each) => each.start >= start && each.end <= end)
        .flatMap(({ meaning }) => meaning?.toLowerCase() ?? []),
    ],
  }));
}

function plainInstructions(folded: FoldedText, find: (text: string) => TextRange[]): DecodedText[] {
  return widenInstructions(folded.text, mergeRanges(find(folded.text))).map((range) => ({
    ...rangeBefore(folded, range),
    meaning: folded.text.slice(range.start, range.end),
  }));
}

/** Leet, ROT13 and reversed text. */
function disguised(plain: FoldedText): DecodedText[] {
  return [
    ...(LEET_WORD.test(plain.text) ? plainInstructions(mapUnits(plain, unleet), findEnglishInstructions) : []),
    ...(ROT13_VERB.test(plain.text) ? plainInstructions(mapUnits(plain, rot13), findEnglishInstructions) : []),
    ...(REVERSED_VERB.test(plain.text) ? plainInstructions(reversed(plain), findEnglishInstructions) : []),
  ];
}

/** A letter on both sides: "1gn0r3", not "KB5034441". */
const LEET_WORD = /[a-z][0134578@$|!][a-z]/;
const LEET: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "@": "a",
  $: "s",
  "|": "l",
};
const unleet = (unit: string) => LEET[unit] ?? unit;

/** ROT13 of "ignore", "disregard", "forget", "override", "your", "reveal". */
const ROT13_VERB = /vtaber|qvfertneq|sbetrg|bireevqr|lbhe|erirny/;
const rot13 = (unit: string) =>
  unit >= "a" && unit <= "z" ? String.fromCharCode(((unit.charCodeAt(0) - 97 + 13) % 26) + 97) : unit;

const REVERSED_VERB = /erongi|drageresid|tegrof|edirrevo|ruoy|laever/;
