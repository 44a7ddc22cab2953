import type { DecodedText } from "./decoded-text";
import { isInstruction } from "./is-instruction";

/** Finds encoded pieces that decode to an instruction, such as base64, hex, character codes, Morse, spaced letters. */
export function findEncoded(text: string): DecodedText[] {
  return ENCODINGS.flatMap(({ form, decode }) =>
    [...text.matchAll(form)].flatMap(({ 0: encoded, index }) => {
      const meaning = instructionIn(decode(encoded));
      return meaning === undefined ? [] : [{ start: index, end: index + encoded.length, meaning }];
    }),
  );
}

interface Encoding {
  form: RegExp;
  decode: (encoded: string) => string | undefined;
}

const codes = (encoded: string, form: RegExp, base: number) =>
  utf8([...encoded.matchAll(form)].map(([, code]) => Number.parseInt(code!, base)));

const ENCODINGS: Encoding[] = [
  { form: /[A-Za-z0-9+/_-]{20,}(?:\r?\n[A-Za-z0-9+/_-]{20,})*={0,2}/g, decode: fromBase64 },
  { form: /\b[A-Z2-7]{24,}={0,6}/g, decode: fromBase32 },
  { form: /(?:\b|0x|\\x)[0-9a-f]{2}(?:[ :,]{0,2}(?:0x|\\x)?[0-9a-f]{2}){11,}\b/gi, decode: fromHex },
  { form: /(?<![\w+.%-])(?:%[0-9a-f]{2}|[\w+.-]){0,2000}%[0-9a-f]{2}(?:%[0-9a-f]{2}|[\w+.-])+/gi, decode: fromPercent },
  { form: /(?:&#x?[0-9a-f]{1,6};\s?){6,}/gi, decode: fromEntities },
  { form: /(?:\\u\{?[0-9a-f]{4,6}\}?\s?){6,}/gi, decode: fromEscapes },
  { form: /\b[01]{8}(?:[ ,]?[01]{8}){7,}\b/g, decode: (encoded) => codes(encoded, /([01]{8})/g, 2) },
  { form: /\b\d{2,3}(?:[ ,]{1,2}\d{2,3}){11,}\b/g, decode: (encoded) => codes(encoded, /(\d+)/g, 10) },
  { form: /[.·•-]{1,6}(?:[ \t]*\/[ \t]*[.·•-]{1,6}| {1,3}[.·•-]{1,6}){8,}/g, decode: fromMorse },
  { form: /(?<![\p{L}\p{N}])\p{L}(?:[ .*_-]\p{L}(?!\p{L})|[ ]{2,3}\p{L}(?!\p{L})){11,}/gu, decode: fromSpaced },
];

/** Only this much of a piece is read: longer ones are attachments, which could match by chance. */
const LONGEST = 6_000;

/** The decoded text if it is an instruction. If it holds base64 that decodes to an instruction, the latter. */
function instructionIn(decoded: string | undefined): string | undefined {
  const meaning = readable(decoded);
  if (meaning === undefined || isInstruction(meaning)) return meaning;
  return (meaning.match(/[A-Za-z0-9+/]{24,}={0,2}/g) ?? [])
    .slice(0, 3)
    .map((inner) => readable(fromBase64(inner)))
    .find((inner) => inner !== undefined && isInstruction(inner));
}

/** The beginning of a decoded text; undefined if it is too short or looks like binary data. */
function readable(decoded: string | undefined): string | undefined {
  if (decoded === undefined || decoded.length < 8) return undefined;
  const start = decoded.slice(0, LONGEST);
  const odd = start.match(/[^\p{L}\p{M}\p{N}\p{P}\p{S}\s]|\ufffd/gu)?.length ?? 0;
  return odd <= start.length * 0.05 ? start : undefined;
}

function utf8(bytes: number[]): string {
  return Buffer.from(bytes.filter((byte) => byte < 256)).toString("utf8");
}

function fromBase64(encoded: string): string {
  return Buffer.from(encoded.replace(/\s/g, ""), "base64").toString("utf8");
}

function fromBase32(encoded: string): string {
  const bits = [...encoded.replace(/=/g, "")]
    .map((char) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(char).toString(2).padStart(5, "0"))
    .join("");
  return utf8((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

function fromHex(encoded: string): string {
  return codes(encoded.replace(/0x|\\x|[ :,]/gi, ""), /([0-9a-f]{2})/gi, 16);
}

function fromPercent(encoded: string): string | undefined {
  if ((encoded.match(/%/g) ?? []).length < 4) return undefined;
  const bytes = encoded
    .replace(/\+/g, " ")
    .replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

function fromEntities(encoded: string): string {
  return [...encoded.matchAll(/&#(x?)([0-9a-f]{1,6});/gi)]
    .map(([, hex, code]) => point(Number.parseInt(code!, hex ? 16 : 10)))
    .join("");
}

function fromEscapes(encoded: string): string {
  return [...encoded.matchAll(/[0-9a-f]{4,6}/gi)].map(([code]) => point(Number.parseInt(code, 16))).join("");
}

function point(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : "";
}

const MORSE_LETTERS =
  "a.- b-... c-.-. d-.. e. f..-. g--. h.... i.. j.--- k-.- l.-.. m-- n-. o--- p.--. q--.- r.-. s... t- u..- v...- w.-- x-..- y-.-- z--.. 0----- 1.---- 2..--- 3...-- 4....- 5..... 6-.... 7--... 8---.. 9----.";
const MORSE = Object.fromEntries(MORSE_LETTERS.split(" ").map((each) => [each.slice(1), each[0]!]));

function fromMorse(encoded: string): string {
  return encoded
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

/** Two or three spaces separate words. Without them, spaces are put around words that instructions often have. */
function fromSpaced(encoded: string): string {
  const words = encoded.split(/ {2,3}/).map((word) => word.replace(/[ .*_-]/g, ""));
  return words.length > 1 ? words.join(" ") : words[0]!.replace(RUN_TOGETHER, " $1 ");
}

const RUN_TOGETHER =
  /(ignore|disregard|forget|override|all|previous|prior|above|your|instructions|rules|set|mark|priority|category|critical|fraud|to|as|and|the|notes|write)/gi;
