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

/** A piece of a text that gives orders to a machine. */
export interface Instruction extends TextRange {
  /** What it says, in plain letters, as often as it says it in different ways. */
  meanings: string[];
}

/**
 * Pieces of a text that are addressed to a machine and not to people: orders to forget orders in some twenty languages, marks of
 * chats and tools, answers in our own shape, hidden and encoded orders. It is careful rather than complete: what a
 * requester may say to people, also about priority, is never among it, and an order in words that it doesn't know is missed.
 * Pieces are in order and don't touch. Linear in the length.
 */
export function findInstructions(text: string): Instruction[] {
  const plain = plainLetters(text);
  const all = [
    ...openOrders(plain, (said) => [
      ...findPlainInstructions(said),
      ...findLikelyInstructions(said),
      ...findMarked(said),
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

function openOrders(folded: FoldedText, find: (text: string) => TextRange[]): DecodedText[] {
  return widenInstructions(folded.text, mergeRanges(find(folded.text))).map((range) => ({
    ...rangeBefore(folded, range),
    meaning: folded.text.slice(range.start, range.end),
  }));
}

/** Letters for digits, letters shifted by thirteen, and the whole text backwards. */
function disguised(plain: FoldedText): DecodedText[] {
  return [
    ...(LEET_WORD.test(plain.text) ? openOrders(mapUnits(plain, unleet), findEnglishInstructions) : []),
    ...(ROT13_VERB.test(plain.text) ? openOrders(mapUnits(plain, rot13), findEnglishInstructions) : []),
    ...(TURNED_VERB.test(plain.text) ? openOrders(reversed(plain), findEnglishInstructions) : []),
  ];
}

/** A letter on either side: "1gn0r3", not "KB5034441". */
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

/** "ignore", "disregard", "forget", "override", "your", "reveal", shifted. */
const ROT13_VERB = /vtaber|qvfertneq|sbetrg|bireevqr|lbhe|erirny/;
const rot13 = (unit: string) =>
  unit >= "a" && unit <= "z" ? String.fromCharCode(((unit.charCodeAt(0) - 97 + 13) % 26) + 97) : unit;

/** The same, backwards. */
const TURNED_VERB = /erongi|drageresid|tegrof|edirrevo|ruoy|laever/;
