import { dropSentences } from "@/lib/triage/prompt-injection/drop-sentences";
import { type Catalogue, type ProviderResult, type TicketText, wholeText } from "@/lib/triage/provider";

/** So many words in a row are a repetition. */
const REPEATED_WORDS = 4;
/** A number of so many digits is somebody's own; one with a letter is, however short. */
const TELLING_DIGITS = 3;

/**
 * A reading without what it took over from other people's requests: sentences that repeat four words of one in a row, a
 * number or code of it, or a name, that stand nowhere in the ticket or the lists. Requesters see reasons and titles, and
 * must not read of each other's tickets there.
 */
export function dropCopiedText(
  result: ProviderResult,
  { text, catalogue }: { text: TicketText; catalogue: Catalogue },
  examples: readonly string[],
): ProviderResult {
  if (examples.length === 0) return result;
  return dropSentences(result, borrowedOf(examples, `${wholeText(text)}\n${namesOf(catalogue)}`));
}

function borrowedOf(examples: readonly string[], own: string): (sentence: string) => boolean {
  const ownWords = new Set(wordsOf(own).map(plain));
  const ownRows = new Set(rowsOf(own));
  const theirs = new Set(examples.flatMap(tellingOf).filter((word) => !ownWords.has(word)));
  const rows = new Set(examples.flatMap(rowsOf).filter((row) => !ownRows.has(row)));
  return (sentence) =>
    wordsOf(sentence).some((word) => theirs.has(plain(word))) || rowsOf(sentence).some((row) => rows.has(row));
}

/** Words with a digit, and words that begin with a capital inside a sentence: codes, numbers and names. */
function tellingOf(text: string): string[] {
  const named = [...text.matchAll(NAME)].map(({ 0: word }) => word);
  const coded = wordsOf(text).filter(
    (word) => /\p{Nd}/u.test(word) && (/\p{L}/u.test(word) || word.length >= TELLING_DIGITS),
  );
  return [...named, ...coded].map(plain);
}

/** Behind a small letter or a comma and one space. */
const NAME = /(?<=[\p{Ll},] )\p{Lu}[\p{L}\p{M}]{2,}/gu;

function rowsOf(text: string): string[] {
  const words = wordsOf(text).map(plain);
  return words.slice(REPEATED_WORDS - 1).map((_, at) => words.slice(at, at + REPEATED_WORDS).join(" "));
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

function plain(word: string): string {
  return word.toLowerCase();
}

function namesOf({ categories, skills }: Catalogue): string {
  const named = categories.flatMap(({ slug, name, description, keywords }) => [slug, name, description, ...keywords]);
  return [...named, ...skills.flatMap(({ slug, name, aliases }) => [slug, name, ...aliases])].join("\n");
}
