import type { TermWeight } from "./compare-texts";
import type { DocumentFrequencies } from "./document-frequencies";
import { isTypo } from "./is-typo";
import type { SignificantTerm, TextTerms } from "./significant-terms";

export interface SearchTerms {
  /** At most twelve, the most telling first. */
  telling: SignificantTerm[];
  weigh: TermWeight;
  /** For `to_tsquery('simple', …)`; null where every word is too common to search for. */
  query: string | null;
  /** Rare words of what stands first, for titles with slips in them; null where it has fewer than two. */
  titleWords: string | null;
}

const MOST_WORDS = 12;
/** Tickets that a search may be expected to hit: what it costs follows from this, and not from how many there are. */
const MOST_HITS = 400;
/** Words that often stand together are less rare as a pair than chance would have it. */
const TOGETHER = 5;

/** Which words to look for: the rarest alone, the commoner ones two by two, as far as they keep the search small. */
export function chooseSearchTerms({ words }: TextTerms, opening: TextTerms, known: DocumentFrequencies): SearchTerms {
  const weigh = weigher(known);
  const all = [...words.values()];
  const telling = all
    .map((word) => ({ word, weight: weigh(word) }))
    .filter(({ weight }) => weight > LEAST_WEIGHT)
    .sort((a, b) => b.weight - a.weight || b.word.lexeme.length - a.word.lexeme.length)
    .slice(0, MOST_WORDS)
    .map(({ word }) => word);
  const looked = telling.map((word) => lookFor(word, known));
  return { telling, weigh, query: queryOf(looked, known.tickets), titleWords: titleWordsOf(opening, looked) };
}

const MOST_TITLE_WORDS = 6;

/** One word alone would be like too many titles. */
function titleWordsOf(opening: TextTerms, looked: readonly LookedFor[]): string | null {
  const rare = new Set(looked.filter(({ hits }) => hits <= MOST_HITS).map(({ word }) => word.key));
  const words = [...opening.words.values()].filter(({ key }) => rare.has(key)).slice(0, MOST_TITLE_WORDS);
  return words.length > 1 ? words.map(({ lexeme }) => lexeme).join(" ") : null;
}

/** A word in every second ticket tells nothing. */
const LEAST_WEIGHT = 0.75;
/** Codes and numbers tell more than a word that is as rare. */
const IDENTIFIER = 1.4;
/** In a workspace of few tickets no word counts as common yet: as if so many more had been read, and hardly had it. */
const [MORE_TICKETS, MORE_HITS] = [40, 0.3];

function weigher(known: DocumentFrequencies): TermWeight {
  const weights = new Map<string, number>();
  const weightOf = (word: SignificantTerm) => {
    const share = (hitsOf(endingsOf(word), known) + MORE_HITS) / (known.sampled + MORE_TICKETS);
    return Math.max(0, -Math.log(share)) * (word.isIdentifier && word.lexeme.length > 3 ? IDENTIFIER : 1);
  };
  // The same word comes again in text after text.
  return (word) => {
    const weight = weights.get(word.lexeme) ?? weightOf(word);
    weights.set(word.lexeme, weight);
    return weight;
  };
}

/** The word, its stem, and its plural where it is one: other endings are found by the rest of the text. */
function endingsOf({ lexeme, key }: SignificantTerm): string[] {
  if (!/^[a-z]+$/.test(lexeme)) return [lexeme];
  return [lexeme, key === lexeme ? `${lexeme}s` : key];
}

const MOST_MEANT = 3;

/** What to look for: a word that nobody has used may be a slip for one that people use. */
function formsOf(word: SignificantTerm, { counts }: DocumentFrequencies): string[] {
  const forms = endingsOf(word);
  if (forms.some((form) => counts.has(form))) return forms;
  const meant = [...counts.keys()].filter((used) => isTypo(used, word.lexeme));
  return [...forms, ...meant.slice(0, MOST_MEANT)];
}

function hitsOf(forms: string[], { counts, sampled }: DocumentFrequencies): number {
  return Math.min(
    sampled,
    forms.reduce((sum, form) => sum + (counts.get(form) ?? 0), 0),
  );
}

/** A word with what is looked for in its place, and how many tickets may be expected to have it. */
interface LookedFor {
  word: SignificantTerm;
  term: string;
  hits: number;
}

function lookFor(word: SignificantTerm, known: DocumentFrequencies): LookedFor {
  const forms = formsOf(word, known);
  const share = (hitsOf(forms, known) + MORE_HITS) / Math.max(known.sampled, 1);
  // Words are letters and digits alone, so that nothing in them has a meaning to the query's grammar.
  return { word, term: `(${forms.join(" | ")})`, hits: share * known.tickets };
}

function queryOf(looked: readonly LookedFor[], tickets: number): string | null {
  const terms: string[] = [];
  let expected = 0;
  const add = (term: string, hits: number) => {
    if (expected + hits > MOST_HITS) return false;
    expected += hits;
    terms.push(term);
    return true;
  };
  const common = looked.filter(({ term, hits }) => !add(term, hits));
  for (const [at, one] of common.entries()) {
    for (const other of common.slice(at + 1)) {
      add(`(${one.term} & ${other.term})`, Math.min(tickets, (one.hits * other.hits * TOGETHER) / tickets));
    }
  }
  return terms.length > 0 ? terms.join(" | ") : null;
}
