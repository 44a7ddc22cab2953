import type { TextRange } from "@/lib/text/fold";
import { BLOCK, block, withoutOverlaps } from "./blocks";
import { findCards, findIbans } from "./find-accounts";
import { findAddresses } from "./find-addresses";
import { findKeys } from "./find-keys";
import { findPasswords } from "./find-passwords";
import { findPhones } from "./find-phones";

/** The kinds of personal data and secrets that a vendor must not get. */
export type SecretKind = "email" | "phone" | "card" | "iban" | "key" | "password";

export interface Secret extends TextRange {
  kind: SecretKind;
}

/** In the order of searching. What one finder found, the next don't see: a card after "password:" is a password. */
const FINDERS: [SecretKind, (text: string) => TextRange[]][] = [
  ["key", findKeys],
  ["password", findPasswords],
  ["email", findAddresses],
  ["iban", findIbans],
  ["card", findCards],
  ["phone", findPhones],
];

/** The search is repeated, because a secret may be recognised only after its neighbour is blocked. */
const MAX_ROUNDS = 4;

/** Finds all secrets in a text, in the order of the text. */
export function findSecrets(text: string): Secret[] {
  const secrets: Secret[] = [];
  let left = text;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const before = secrets.length;
    for (const [kind, find] of FINDERS) {
      const ranges = find(left);
      secrets.push(...ranges.map((range) => ({ ...range, kind })));
      left = block(left, ranges);
    }
    if (secrets.length === before) break;
  }
  return secrets.sort((a, b) => a.start - b.start);
}

/** Finds further copies of known passwords and keys, even without "password:" before them. */
export function findRepeats(text: string, secrets: Secret[], known: Map<string, SecretKind>): Secret[] {
  if (known.size === 0) return [];
  const left = block(text, secrets);
  const found: Secret[] = [];
  for (const { 0: chunk, index } of left.matchAll(CHUNK)) {
    for (const { start, end } of [trimmed(chunk), ...partsOf(chunk)]) {
      const kind = known.get(chunk.slice(start, end));
      if (kind) found.push({ kind, start: index + start, end: index + end });
    }
  }
  return withoutOverlaps(found);
}

/** Copies of shorter passwords are not searched: they would match ordinary words. */
const MIN_REPEATED = 4;

/** The passwords and keys among the secrets, as written in the text, to search for further copies. */
export function repeatable(text: string, secrets: Secret[]): [string, SecretKind][] {
  return secrets
    .filter(({ kind, start, end }) => (kind === "password" || kind === "key") && end - start >= MIN_REPEATED)
    .map(({ kind, start, end }) => [text.slice(start, end), kind]);
}

const CHUNK = new RegExp(`[^\\s${BLOCK}]+`, "gu");
const SURROUND = /[.,;:!?()[\]{}<>'"`*_“”„«»‘’]/;

function trimmed(chunk: string): TextRange {
  let [start, end] = [0, chunk.length];
  while (start < end && SURROUND.test(chunk[start]!)) start++;
  while (end > start && SURROUND.test(chunk[end - 1]!)) end--;
  return { start, end };
}

/** A password may be a part of a chunk: "user/hunter2", "p=hunter2&x". */
function partsOf(chunk: string): TextRange[] {
  return [...chunk.matchAll(/[^=&?/\\,;:|"'()[\]{}<>@]+/g)].map(({ 0: part, index }) => ({
    start: index,
    end: index + part.length,
  }));
}
