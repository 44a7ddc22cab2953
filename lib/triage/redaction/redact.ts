import { type FoldedText, foldBy, plainChar, rangeBefore, type TextRange } from "@/lib/text/fold";
import { BLOCK } from "./blocks";
import { findRepeats, findSecrets, repeatable, type Secret, type SecretKind } from "./find-secrets";

/** A piece of the original text, as a range of it, and the mark that replaces it. */
export interface RedactedPiece extends TextRange {
  /** "blank": a blanked instruction, which is a run of NUL characters. */
  kind: SecretKind | "blank";
  mark: string;
  at: number;
}

/** A redacted text and the pieces that were replaced. */
export interface Redaction {
  text: string;
  pieces: RedactedPiece[];
}

/**
 * Replaces email addresses, phone numbers, cards, IBANs, keys and passwords by marks such as "[email]" and "[card 2]".
 * Equal values get the same mark in all texts. Finds values with invisible characters inside, but not all phone numbers
 * without a label, and not all words of a passphrase. A second pass changes nothing.
 */
export function redactAll(texts: string[]): Redaction[] {
  const drafts = texts.map((text) => {
    const folded = foldForSearch(text);
    return { text, folded, secrets: findSecrets(folded.text) };
  });
  const known = new Map(drafts.flatMap(({ folded, secrets }) => repeatable(folded.text, secrets)));
  const markOf = marker(texts);
  return drafts.map(({ text, folded, secrets }) => {
    const all = [...secrets, ...findRepeats(folded.text, secrets, known)].sort((a, b) => a.start - b.start);
    return replace(text, piecesOf(text, folded, all, markOf));
  });
}

const MARK = /\[(?:email|phone|card|iban|key|password|left out)(?: \d{1,6})?\]/g;
const BLANK = /\0+/g;
const BLANK_MARK = "[left out]";

/** The text in plain characters for the search. Earlier marks and blanks are blocked: nothing is found there. */
function foldForSearch(text: string): FoldedText {
  const folded = foldBy(text, (char) => (char === BLOCK ? "\uFFFD" : plainChar(char)));
  const blocked = folded.text.replace(MARK, (mark) => BLOCK.repeat(mark.length));
  return { ...folded, text: blocked.replace(BLANK, (run) => BLOCK.repeat(run.length)) };
}

function piecesOf(text: string, folded: FoldedText, secrets: Secret[], markOf: Marker): Omit<RedactedPiece, "at">[] {
  const pieces = secrets.map(({ kind, start, end }) => ({
    ...rangeBefore(folded, { start, end }),
    kind,
    mark: markOf(kind, folded.text.slice(start, end)),
  }));
  const blanks = [...text.matchAll(BLANK)].map(({ 0: run, index }) => ({
    kind: "blank" as const,
    mark: BLANK_MARK,
    start: index,
    end: index + run.length,
  }));
  return [...pieces, ...blanks].sort((a, b) => a.start - b.start);
}

type Marker = (kind: SecretKind, value: string) => string;

/** Creates the function that gives each value a mark. Marks that are already in the texts are not used again. */
function marker(texts: string[]): Marker {
  const taken = new Set(texts.flatMap((text) => text.match(MARK) ?? []));
  const marks = new Map<string, string>();
  const counts = new Map<SecretKind, number>();
  return (kind, value) => {
    const key = `${kind} ${sameValue(kind, value)}`;
    const known = marks.get(key);
    if (known) return known;
    let mark: string;
    do {
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      mark = count === 1 ? `[${kind}]` : `[${kind} ${count}]`;
    } while (taken.has(mark));
    marks.set(key, mark);
    return mark;
  };
}

/** The form for comparing values: passwords and keys as they are, emails in lower case, numbers without spaces. */
function sameValue(kind: SecretKind, value: string): string {
  if (kind === "password" || kind === "key") return value;
  return kind === "email" ? value.toLowerCase() : value.replace(/[^\p{L}\p{N}]/gu, "").toUpperCase();
}

function replace(text: string, pieces: Omit<RedactedPiece, "at">[]): Redaction {
  const out: string[] = [];
  const placed: RedactedPiece[] = [];
  let [from, length] = [0, 0];
  for (const piece of pieces) {
    const before = text.slice(from, piece.start);
    placed.push({ ...piece, at: length + before.length });
    out.push(before, piece.mark);
    length += before.length + piece.mark.length;
    from = piece.end;
  }
  return { text: out.join("") + text.slice(from), pieces: placed };
}
