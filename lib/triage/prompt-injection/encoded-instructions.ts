import type { DecodedText } from "./decoded-text";
import { isInstruction } from "./is-instruction";
import { MORSE } from "./morse";

/**
 * Pieces that were encoded (base64, hex, percent and character codes, binary, Morse, letters set apart) and that give orders
 * once they are read. Attachments, keys and logs decode to something else and stay.
 */
export function findEncoded(text: string): DecodedText[] {
  return ENCODINGS.flatMap(({ form, decode }) =>
    [...text.matchAll(form)].flatMap(({ 0: said, index }) => {
      const meaning = orderIn(decode(said));
      return meaning === undefined ? [] : [{ start: index, end: index + said.length, meaning }];
    }),
  );
}

interface Encoding {
  form: RegExp;
  decode: (said: string) => string | undefined;
}

const codes = (said: string, form: RegExp, base: number) =>
  utf8([...said.matchAll(form)].map(([, code]) => Number.parseInt(code!, base)));

const ENCODINGS: Encoding[] = [
  { form: /[A-Za-z0-9+/_-]{20,}(?:\r?\n[A-Za-z0-9+/_-]{20,})*={0,2}/g, decode: fromBase64 },
  { form: /\b[A-Z2-7]{24,}={0,6}/g, decode: fromBase32 },
  { form: /(?:\b|0x|\\x)[0-9a-f]{2}(?:[ :,]{0,2}(?:0x|\\x)?[0-9a-f]{2}){11,}\b/gi, decode: fromHex },
  { form: /(?<![\w+.%-])(?:%[0-9a-f]{2}|[\w+.-]){0,2000}%[0-9a-f]{2}(?:%[0-9a-f]{2}|[\w+.-])+/gi, decode: fromPercent },
  { form: /(?:&#x?[0-9a-f]{1,6};\s?){6,}/gi, decode: fromEntities },
  { form: /(?:\\u\{?[0-9a-f]{4,6}\}?\s?){6,}/gi, decode: (said) => points([...said.matchAll(/[0-9a-f]{4,6}/gi)], 16) },
  { form: /\b[01]{8}(?:[ ,]?[01]{8}){7,}\b/g, decode: (said) => codes(said, /([01]{8})/g, 2) },
  { form: /\b\d{2,3}(?:[ ,]{1,2}\d{2,3}){11,}\b/g, decode: (said) => codes(said, /(\d+)/g, 10) },
  { form: /[.·•-]{1,6}(?:[ \t]*\/[ \t]*[.·•-]{1,6}| {1,3}[.·•-]{1,6}){8,}/g, decode: fromMorse },
  { form: /(?<![\p{L}\p{N}])\p{L}(?:[ .*_-]\p{L}(?!\p{L})|[ ]{2,3}\p{L}(?!\p{L})){11,}/gu, decode: fromSpaced },
];

/** Longer pieces are attachments: by mere chance they hold two words that look like a wish for a value. */
const LONGEST = 6_000;

/** What was decoded, where it gives orders; base64 may lie in something else, or in base64. */
function orderIn(decoded: string | undefined): string | undefined {
  const meaning = readable(decoded);
  if (meaning === undefined || isInstruction(meaning)) return meaning;
  return (meaning.match(/[A-Za-z0-9+/]{24,}={0,2}/g) ?? [])
    .slice(0, 3)
    .map((inner) => readable(fromBase64(inner)))
    .find((inner) => inner !== undefined && isInstruction(inner));
}

/** Text, not bytes that happen to be there: nearly all letters, spaces and punctuation. */
function readable(decoded: string | undefined): string | undefined {
  if (decoded === undefined || decoded.length < 8) return undefined;
  const start = decoded.slice(0, LONGEST);
  const odd = start.match(/[^\p{L}\p{M}\p{N}\p{P}\p{S}\s]|\ufffd/gu)?.length ?? 0;
  return odd <= start.length * 0.05 ? start : undefined;
}

function utf8(bytes: number[]): string {
  return Buffer.from(bytes.filter((byte) => byte < 256)).toString("utf8");
}

function fromBase64(said: string): string {
  return Buffer.from(said.replace(/\s/g, ""), "base64").toString("utf8");
}

function fromBase32(said: string): string {
  const bits = [...said.replace(/=/g, "")]
    .map((char) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(char).toString(2).padStart(5, "0"))
    .join("");
  return utf8((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

function fromHex(said: string): string {
  return codes(said.replace(/0x|\\x|[ :,]/gi, ""), /([0-9a-f]{2})/gi, 16);
}

function fromPercent(said: string): string | undefined {
  if ((said.match(/%/g) ?? []).length < 4) return undefined;
  const bytes = said
    .replace(/\+/g, " ")
    .replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

function fromEntities(said: string): string {
  return [...said.matchAll(/&#(x?)([0-9a-f]{1,6});/gi)]
    .map(([, hex, code]) => point(Number.parseInt(code!, hex ? 16 : 10)))
    .join("");
}

function points(found: RegExpExecArray[], base: number): string {
  return found.map(([code]) => point(Number.parseInt(code, base))).join("");
}

function point(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : "";
}

function fromMorse(said: string): string {
  return said
    .split(/[ \t]*\/[ \t]*| {3}/)
    .map((word) =>
      word
        .trim()
        .split(/\s+/)
        .map((sign) => MORSE[sign.replace(/[·•]/g, ".")] ?? "")
        .join(""),
    )
    .join(" ");
}

/** Two or three spaces stand between words; where there are none, an order is still an order without them. */
function fromSpaced(said: string): string {
  const words = said.split(/ {2,3}/).map((word) => word.replace(/[ .*_-]/g, ""));
  return words.length > 1 ? words.join(" ") : words[0]!.replace(RUN_TOGETHER, " $1 ");
}

const RUN_TOGETHER =
  /(ignore|disregard|forget|override|all|previous|prior|above|your|instructions|rules|set|mark|priority|category|critical|fraud|to|as|and|the|notes|write)/gi;
