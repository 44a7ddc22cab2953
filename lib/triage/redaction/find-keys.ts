import type { TextRange } from "@/lib/text/fold";
import { BLOCK, withoutOverlaps } from "./blocks";

/** Finds API keys, tokens and private keys: by their form, after "Bearer", in links, after "key:" and the like. */
export function findKeys(text: string): TextRange[] {
  return withoutOverlaps([
    ...privateKeys(text),
    ...[...text.matchAll(FORMS)].map(({ 0: key, index }) => ({ start: index, end: index + key.length })),
    ...named(text, BEARER),
    ...[...text.matchAll(IN_LINK)].map(({ 0: all, index, groups }) => ({
      start: index + all.length - groups!.value!.length,
      end: index + all.length,
    })),
    ...named(text, NAMED).filter(({ start, end }) => looksRandom(text.slice(start, end))),
  ]);
}

const FORMS = new RegExp(
  `(?<![\\p{L}\\p{N}_${BLOCK}-])(?:${[
    "sk-[A-Za-z0-9_-]{16,}",
    "(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{10,}",
    "whsec_[A-Za-z0-9+/=]{16,}",
    "gh[pousr]_[A-Za-z0-9]{16,}",
    "github_pat_[A-Za-z0-9_]{20,}",
    "gl(?:pat|ptt|dt|rt)-[A-Za-z0-9_-]{16,}",
    "xox[abeoprs]-[A-Za-z0-9-]{10,}",
    "xapp-[A-Za-z0-9-]{10,}",
    "(?:AKIA|ASIA|AROA|AIDA)[0-9A-Z]{16}",
    "AIza[0-9A-Za-z_-]{30,}",
    "ya29\\.[0-9A-Za-z_-]{20,}",
    "npm_[A-Za-z0-9]{30,}",
    "pypi-[A-Za-z0-9_-]{30,}",
    "hf_[A-Za-z0-9]{30,}",
    "dop_v1_[a-f0-9]{32,}",
    "shp(?:at|ca|pa|ss)_[a-fA-F0-9]{24,}",
    "SG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}",
    "eyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]{5,}(?:\\.[A-Za-z0-9_-]*)*",
  ].join("|")})`,
  "gu",
);

const BEARER = /\b(?:bearer|basic)[ \t]+(?<value>[A-Za-z0-9+/=_.~-]{12,})/giu;

/** The value of a parameter such as "token=" in a link is a key, whatever it looks like. */
const IN_LINK =
  /[?&#;](?:[\w.-]{0,30}[._-])?(?:access_?token|api_?key|auth|key|secret|sig|signature|token)=(?<value>[A-Za-z0-9+/=_.~%-]{6,})/giu;

const NAMED =
  /(?:key|token|secret|credentials?|signature|apikey)["'`*]{0,3}[ \t]{0,3}(?:[:=]{1,2}|=>|is)[ \t]{0,3}["'`*]{0,3}(?<value>[A-Za-z0-9+/=_.~-]{12,})/giu;

function named(text: string, form: RegExp): TextRange[] {
  return [...text.matchAll(form)]
    .map((match) => ({ ...match, value: match.groups!.value!, end: match.index + match[0].length }))
    .filter(({ value }) => /\d|[a-z][A-Z]|[=+/]/.test(value))
    .map(({ value, end }) => ({ start: end - value.length, end }));
}

/** A random value has at least this entropy, in bits for each character. */
const MIN_ENTROPY = 3;
/** A random value changes at least this often between lower case, upper case and digits. */
const MIN_CHANGES = 3;

function looksRandom(value: string): boolean {
  const kinds = value
    .replace(/[^A-Za-z0-9]/g, "")
    .replace(/[a-z]/g, "a")
    .replace(/[A-Z]/g, "A")
    .replace(/\d/g, "0");
  const changes = (kinds.match(/(?:a(?=[A0]))|(?:A(?=[a0]))|(?:0(?=[aA]))/g) ?? []).length;
  return changes >= MIN_CHANGES && entropyOf(value.slice(0, 200)) >= MIN_ENTROPY;
}

/** In bits for each character. */
function entropyOf(value: string): number {
  const counts = new Map<string, number>();
  for (const char of value) counts.set(char, (counts.get(char) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / value.length) * Math.log2(count / value.length), 0);
}

function privateKeys(text: string): TextRange[] {
  const found: TextRange[] = [];
  let free = 0;
  let mayClose = true;
  for (const { 0: opening, index } of text.matchAll(/-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g)) {
    if (index < free) continue;
    const body = index + opening.length;
    const closing: number = mayClose ? text.indexOf("-----END ", body) : -1;
    mayClose = closing >= 0;
    const rest = mayClose ? CLOSING_LINE : KEY_LINES;
    rest.lastIndex = mayClose ? closing : body;
    rest.exec(text);
    free = rest.lastIndex;
    found.push({ start: index, end: free });
  }
  return found;
}

const CLOSING_LINE = /-----END (?:[A-Z0-9 ]{0,40}-----)?/y;
const KEY_LINES = /(?:\s*[A-Za-z0-9+/=]{16,})*/y;
