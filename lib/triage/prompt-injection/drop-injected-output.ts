import { type ProviderResult, type TicketText, wholeText } from "@/lib/triage/provider";
import { dropSentences, fourWordRuns } from "./drop-sentences";
import type { Instruction } from "./find-instructions";
import { plainLetters } from "./plain-letters";

const DISTINCTIVE_LENGTH = 6;

/**
 * Drops what a model wrote if it repeats an injected instruction: four words in a row, or a word of six characters or
 * more that `text` (the ticket with instructions blanked) does not have. In Chinese, Japanese and Thai, six characters
 * in a row are enough.
 */
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
  const tokens = meanings.flatMap(tokensOf);
  const distinctive = new Set(
    tokens.flatMap(({ forms }) => forms).filter((form) => form.length >= DISTINCTIVE_LENGTH && !elsewhere.has(form)),
  );
  const runs = new Set(meanings.flatMap(wordRuns));
  const [instructed, ticket] = [compact(meanings.join(" ")), compact(wholeText(text))];
  return (sentence) =>
    tokensOf(sentence).some(({ forms }) => forms.some((form) => distinctive.has(form))) ||
    wordRuns(sentence).some((run) => runs.has(run)) ||
    unspacedPieces(sentence).some((piece) => instructed.includes(piece) && !ticket.includes(piece));
}

/** The words of a text with their parts: "pwned-7731" is also "pwned7731", "pwned" and "7731". */
function tokensOf(text: string): { forms: string[] }[] {
  return plainLetters(text)
    .text.split(/[^\p{L}\p{N}\p{M}_.-]+/u)
    .map((chunk) => chunk.replace(/^[_.-]+|[_.-]+$/g, ""))
    .filter(Boolean)
    .map((chunk) => ({ forms: [...new Set([chunk, compact(chunk), ...chunk.split(/[_.-]+/)])] }));
}

function wordRuns(text: string): string[] {
  return fourWordRuns(plainLetters(text).text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []);
}

const compact = (text: string) => plainLetters(text).text.replace(/[^\p{L}\p{N}\p{M}]/gu, "");

/** Every six characters in a row, in scripts without spaces between words. */
function unspacedPieces(sentence: string): string[] {
  const runs = sentence.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{6,}/gu) ?? [];
  return runs.flatMap((chars) =>
    Array.from({ length: chars.length - 5 }, (_, i) => plainLetters(chars.slice(i, i + 6)).text),
  );
}
