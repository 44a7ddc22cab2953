import type { TextRange } from "@/lib/text/fold";
import { BLOCK } from "./blocks";
import { isIban, passesLuhn } from "./check-digits";

/** Finds IBANs (bank account numbers) with valid check digits, also with spaces and hyphens. */
export function findIbans(text: string): TextRange[] {
  const found: TextRange[] = [];
  let free = 0;
  for (const { index } of text.matchAll(IBAN_START)) {
    const end = index < free ? undefined : endOfIban(text, index);
    if (end === undefined) continue;
    found.push({ start: index, end });
    free = end;
  }
  return found;
}

const IBAN_START = new RegExp(`(?<![\\p{L}\\p{N}${BLOCK}])[a-z]{2} ?\\d{2}(?=[ -]?[a-z0-9])`, "giu");

function endOfIban(text: string, start: number): number | undefined {
  let compact = "";
  let best: number | undefined;
  for (let at = start; compact.length <= 34; at++) {
    const char = text[at] ?? "";
    if (/[a-z0-9]/i.test(char)) compact += char;
    else if (!/[ -]/.test(char) || !/[a-z0-9]/i.test(text[at + 1] ?? "")) break;
    if (!IN_WORD.test(text[at + 1] ?? "") && isIban(compact)) best = at + 1;
  }
  return best;
}

const IN_WORD = new RegExp(`[\\p{L}\\p{N}${BLOCK}]`, "u");

/** Finds numbers of payment cards: 13 to 19 digits with an issuer's prefix and a valid check digit, also in groups. */
export function findCards(text: string): TextRange[] {
  const found: TextRange[] = [];
  for (const run of text.matchAll(DIGIT_GROUPS)) {
    const groups = [...run[0].matchAll(/\d+/g)].map(({ 0: digits, index }) => ({
      digits,
      start: run.index + index,
      end: run.index + index + digits.length,
    }));
    for (let first = 0; first < groups.length; first++) {
      const last = lastGroupOfCard(groups, first);
      if (last === undefined) continue;
      found.push({ start: groups[first]!.start, end: groups[last]!.end });
      first = last;
    }
  }
  return found;
}

const DIGIT_GROUPS = new RegExp(
  `(?<![\\p{L}\\p{N}_${BLOCK}])\\d+(?:[ \\t.-]{1,3}\\d+)*(?![\\p{L}\\p{N}_${BLOCK}])`,
  "gu",
);
/** The first digits of Visa, Mastercard, American Express, Diners, JCB, Discover, UnionPay and Maestro cards. */
const ISSUER = /^(?:4|5[0-8]|2[2-7]|3[0-9]|6)/;

function lastGroupOfCard(groups: { digits: string }[], first: number): number | undefined {
  let digits = "";
  let best: number | undefined;
  for (let last = first; last < groups.length; last++) {
    digits += groups[last]!.digits;
    if (digits.length > 19) break;
    if (digits.length >= 13 && ISSUER.test(digits) && passesLuhn(digits)) best = last;
  }
  return best;
}
