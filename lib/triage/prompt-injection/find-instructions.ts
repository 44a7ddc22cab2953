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
  /** The range's text in plain letters, and everything that it decodes to. */
  meanings: string[];
}

/**
 * Finds text addressed to a machine: "ignore your instructions" in some twenty languages, chat and tool markup, JSON
 * like a model's answer, hidden and encoded instructions. A plea to people ("please set a high priority") should not
 * match. Unknown wordings are missed. Returns sorted ranges without overlaps.
 */
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

/** Finds English instructions in leetspeak ("1gn0r3"), in ROT13 (each letter moved by 13) or backwards. */
function disguised(plain: FoldedText): DecodedText[] {
  return [
    ...(LEET_WORD.test(plain.text) ? plainInstructions(mapUnits(plain, unleet), findEnglishInstructions) : []),
    ...(ROT13_VERB.test(plain.text) ? plainInstructions(mapUnits(plain, rot13), findEnglishInstructions) : []),
    ...(REVERSED_VERB.test(plain.text) ? plainInstructions(reversed(plain), findEnglishInstructions) : []),
  ];
}

/** The digit or sign has a letter on both sides: "1gn0r3" matches, "KB5034441" does not. */
const LEET_WORD = /[a-z][0134578@$|!][a-z]/;
const [LEET, LETTERS] = ["0134578@$|", "oieastbasl"];
const unleet = (unit: string) => LETTERS[LEET.indexOf(unit)] ?? unit;

/** "ignore", "disregard", "forget", "override", "your" and "reveal" in ROT13. */
const ROT13_VERB = /vtaber|qvfertneq|sbetrg|bireevqr|lbhe|erirny/;
const rot13 = (unit: string) =>
  unit >= "a" && unit <= "z" ? String.fromCharCode(((unit.charCodeAt(0) - 97 + 13) % 26) + 97) : unit;

/** The same words backwards. */
const REVERSED_VERB = /erongi|drageresid|tegrof|edirrevo|ruoy|laever/;
