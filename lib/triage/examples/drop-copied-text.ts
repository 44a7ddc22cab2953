import { dropSentences, fourWordRuns } from "@/lib/triage/prompt-injection/drop-sentences";
import { type Catalogue, type ProviderResult, type TicketText, wholeText } from "@/lib/triage/provider";

/** A number with fewer digits and no letters identifies nobody. */
const MIN_DIGITS = 3;

/** Drops sentences with four words in a row, a code or a name that only an example has: it may be another person's. */
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
  const wordRuns = (text: string) => fourWordRuns(wordsOf(text).map(lowerCase));
  const ownRuns = new Set(wordRuns(own));
  const theirs = new Set(examples.flatMap(identifiersOf).filter((word) => !ownWords.has(word)));
  const runs = new Set(examples.flatMap(wordRuns).filter((run) => !ownRuns.has(run)));
  return (sentence) =>
    wordsOf(sentence).some((word) => theirs.has(lowerCase(word))) || wordRuns(sentence).some((run) => runs.has(run));
}

function identifiersOf(text: string): string[] {
  const named = [...text.matchAll(NAME)].map(({ 0: word }) => word);
  const coded = wordsOf(text).filter(
    (word) => /\p{Nd}/u.test(word) && (/\p{L}/u.test(word) || word.length >= MIN_DIGITS),
  );
  return [...named, ...coded].map(lowerCase);
}

/** A capitalised word that does not start a sentence. */
const NAME = /(?<=[\p{Ll},] )\p{Lu}[\p{L}\p{M}]{2,}/gu;

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
