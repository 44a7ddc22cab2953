import { type ProviderResult, type TicketText, wholeText } from "@/lib/triage/provider";
import { dropSentences } from "./drop-sentences";
import type { Instruction } from "./find-instructions";
import { plainLetters } from "./plain-letters";

/** So many words in a row are a repetition. */
const REPEATED_WORDS = 4;
/** A word of so many characters that stands in an order alone came from there. */
const TELLING_LENGTH = 6;

/**
 * A reading without what echoes an order: sentences of notes, summary, title and reasons that repeat four words of it, or
 * hold a word of six characters or more that stands nowhere else in the ticket; and such skills as were proposed. `text`
 * is the ticket as it was read, with the orders blanked.
 */
export function dropInjectedOutput(
  result: ProviderResult,
  text: TicketText,
  instructions: Instruction[],
): ProviderResult {
  if (instructions.length === 0) return result;
  return dropSentences(result, echoOf(text, instructions));
}

function echoOf(text: TicketText, instructions: Instruction[]): (sentence: string) => boolean {
  const meanings = instructions.flatMap((instruction) => instruction.meanings);
  const elsewhere = new Set(tokensOf(wholeText(text)).flatMap(({ forms }) => forms));
  const told = meanings.flatMap((meaning) => tokensOf(meaning));
  const telling = new Set(
    told.flatMap(({ forms }) => forms).filter((form) => form.length >= TELLING_LENGTH && !elsewhere.has(form)),
  );
  const rows = new Set(meanings.flatMap((meaning) => rowsOf(meaning)));
  const [toldRun, elsewhereRun] = [compact(meanings.join(" ")), compact(wholeText(text))];
  return (sentence) =>
    tokensOf(sentence).some(({ forms }) => forms.some((form) => telling.has(form))) ||
    rowsOf(sentence).some((row) => rows.has(row)) ||
    unspacedPieces(sentence).some((piece) => toldRun.includes(piece) && !elsewhereRun.includes(piece));
}

/** A word as it stands between spaces, and its parts: "pwned-7731" is also "pwned7731", "pwned" and "7731". */
function tokensOf(text: string): { forms: string[] }[] {
  return plainLetters(text)
    .text.split(/[^\p{L}\p{N}\p{M}_.-]+/u)
    .map((chunk) => chunk.replace(/^[_.-]+|[_.-]+$/g, ""))
    .filter(Boolean)
    .map((chunk) => ({ forms: [...new Set([chunk, compact(chunk), ...chunk.split(/[_.-]+/)])] }));
}

function rowsOf(text: string): string[] {
  const words = plainLetters(text).text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.slice(REPEATED_WORDS - 1).map((_, i) => words.slice(i, i + REPEATED_WORDS).join(" "));
}

const compact = (text: string) => plainLetters(text).text.replace(/[^\p{L}\p{N}\p{M}]/gu, "");

/** Six signs in a row, in scripts that put no space between words. */
function unspacedPieces(sentence: string): string[] {
  const runs = sentence.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{6,}/gu) ?? [];
  return runs.flatMap((run) =>
    Array.from({ length: run.length - 5 }, (_, i) => plainLetters(run.slice(i, i + 6)).text),
  );
}
