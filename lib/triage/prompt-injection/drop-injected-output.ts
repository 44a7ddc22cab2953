import { type ProviderResult, type TicketText, wholeText } from "@/lib/triage/provider";
import { dropSentences } from "./drop-sentences";
import type { Instruction } from "./find-instructions";
import { plainLetters } from "./plain-letters";

const REPEATED_WORDS = 4;
const DISTINCTIVE_LENGTH = 6;

/** Drops sentences, titles and proposed skills that repeat four words in a row of an instruction, or a word of six
 * characters or more that occurs nowhere else in `text`, the ticket with instructions blanked. */
export function dropInjectedOutput(
  result: ProviderResult,
  text: TicketText,
  instructions: Instruction[],
): ProviderResult {
  if (instructions.length === 0) return result;
  return dropSentences(result, copiesFrom(text, instructions));
}

function copiesFrom(text: TicketText, instructions: Instruction[]): (sentence: string) => boolean {
  const meanings = instructions.flatMap((instruction) => instruction.meanings);
  const elsewhere = new Set(tokensOf(wholeText(text)).flatMap(({ forms }) => forms));
  const tokens = meanings.flatMap((meaning) => tokensOf(meaning));
  const distinctive = new Set(
    tokens.flatMap(({ forms }) => forms).filter((form) => form.length >= DISTINCTIVE_LENGTH && !elsewhere.has(form)),
  );
  const runs = new Set(meanings.flatMap((meaning) => runsOf(meaning)));
  const [instructed, ticket] = [compact(meanings.join(" ")), compact(wholeText(text))];
  return (sentence) =>
    tokensOf(sentence).some(({ forms }) => forms.some((form) => distinctive.has(form))) ||
    runsOf(sentence).some((run) => runs.has(run)) ||
    unspacedPieces(sentence).some((piece) => instructed.includes(piece) && !ticket.includes(piece));
}

/** "pwned-7731" is also "pwned7731", "pwned" and "7731". */
function tokensOf(text: string): { forms: string[] }[] {
  return plainLetters(text)
    .text.split(/[^\p{L}\p{N}\p{M}_.-]+/u)
    .map((chunk) => chunk.replace(/^[_.-]+|[_.-]+$/g, ""))
    .filter(Boolean)
    .map((chunk) => ({ forms: [...new Set([chunk, compact(chunk), ...chunk.split(/[_.-]+/)])] }));
}

function runsOf(text: string): string[] {
  const words = plainLetters(text).text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.slice(REPEATED_WORDS - 1).map((_, i) => words.slice(i, i + REPEATED_WORDS).join(" "));
}

const compact = (text: string) => plainLetters(text).text.replace(/[^\p{L}\p{N}\p{M}]/gu, "");

/** For scripts without spaces between words. */
function unspacedPieces(sentence: string): string[] {
  const runs = sentence.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{6,}/gu) ?? [];
  return runs.flatMap((chars) =>
    Array.from({ length: chars.length - 5 }, (_, i) => plainLetters(chars.slice(i, i + 6)).text),
  );
}
