import { dropSentences } from "@/lib/triage/prompt-injection/drop-sentences";
import { type Catalogue, type ProviderResult, type TicketText, wholeText } from "@/lib/triage/provider";

const REPEATED_WORDS = 4;
/** Shorter numbers identify nobody, unless they hold a letter. */
const MIN_DIGITS = 3;

/** Drops sentences with four words, a code or name only of an example: requesters must not read of each other. */
export function dropCopiedText(
  result: ProviderResult,
  { text, catalogue }: { text: TicketText; catalogue: Catalogue },
  examples: readonly string[],
): ProviderResult {
  if (examples.length === 0) return result;
  return dropSentences(result, copiesFrom(examples, `${wholeText(text)}\n${namesOf(catalogue)}`));
}

function copiesFrom(examples: readonly string[], own: string): (sentence: string) => boolean {
  const ownWords = new Set(wordsOf(own).map(lowerCase));
  const ownRuns = new Set(runsOf(own));
  const theirs = new Set(examples.flatMap(identifiersOf).filter((word) => !ownWords.has(word)));
  const runs = new Set(examples.flatMap(runsOf).filter((run) => !ownRuns.has(run)));
  return (sentence) =>
    wordsOf(sentence).some((word) => theirs.has(lowerCase(word))) || runsOf(sentence).some((run) => runs.has(run));
}

/** Codes, numbers and names. */
function identifiersOf(text: string): string[] {
  const named = [...text.matchAll(NAME)].map(({ 0: word }) => word);
  const coded = wordsOf(text).filter(
    (word) => /\p{Nd}/u.test(word) && (/\p{L}/u.test(word) || word.length >= MIN_DIGITS),
  );
  return [...named, ...coded].map(lowerCase);
}

const NAME = /(?<=[\p{Ll},] )\p{Lu}[\p{L}\p{M}]{2,}/gu;

function runsOf(text: string): string[] {
  const words = wordsOf(text).map(lowerCase);
  return words.slice(REPEATED_WORDS - 1).map((_, at) => words.slice(at, at + REPEATED_WORDS).join(" "));
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

function lowerCase(word: string): string {
  return word.toLowerCase();
}

function namesOf({ categories, skills }: Catalogue): string {
  const named = categories.flatMap(({ slug, name, description, keywords }) => [slug, name, description, ...keywords]);
  return [...named, ...skills.flatMap(({ slug, name, aliases }) => [slug, name, ...aliases])].join("\n");
}
