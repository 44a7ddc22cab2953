import type { TermWeight } from "./compare-texts";
import type { DocumentFrequencies } from "./document-frequencies";
import { isTypo } from "./is-typo";
import type { SignificantTerm, TextTerms } from "./significant-terms";

export interface SearchTerms {
  /** The words to compare and search: at most twelve, the most significant first. */
  telling: SignificantTerm[];
  weigh: TermWeight;
  /** The search as text for `to_tsquery('simple', …)`. Null if every word is too common. */
  query: string | null;
  /** The rare words of the title, to find titles with typos. Null if there are fewer than two. */
  titleWords: string | null;
}

const MOST_WORDS = 12;
/** How many tickets a search may be expected to find. This limits its cost. */
const MOST_HITS = 400;
/** Two words occur together about this many times more often than independent words would. */
const PAIR_FACTOR = 5;

/**
 * Chooses the words of a text to search for: rare ones alone, common ones in pairs, as long as few enough tickets are
 * expected. `opening` is the title, or the beginning of the description.
 */
export function chooseSearchTerms(
  { words }: TextTerms,
  opening: TextTerms,
  frequencies: DocumentFrequencies,
): SearchTerms {
  const weigh = createWeight(frequencies);
  const all = [...words.values()];
  const telling = all
    .map((word) => ({ word, weight: weigh(word) }))
    .filter(({ weight }) => weight > LEAST_WEIGHT)
    .sort((a, b) => b.weight - a.weight || b.word.lexeme.length - a.word.lexeme.length)
    .slice(0, MOST_WORDS)
    .map(({ word }) => word);
  const candidates = telling.map((word) => candidateTerm(word, frequencies));
  return {
    telling,
    weigh,
    query: queryOf(candidates, frequencies.tickets),
    titleWords: titleWordsOf(opening, candidates),
  };
}

const MOST_TITLE_WORDS = 6;

function titleWordsOf(opening: TextTerms, candidates: readonly CandidateTerm[]): string | null {
  const rare = new Set(candidates.filter(({ hits }) => hits <= MOST_HITS).map(({ word }) => word.key));
  const words = [...opening.words.values()].filter(({ key }) => rare.has(key)).slice(0, MOST_TITLE_WORDS);
  return words.length > 1 ? words.map(({ lexeme }) => lexeme).join(" ") : null;
}

/** Words with less weight are left out: they occur in about every second ticket. */
const LEAST_WEIGHT = 0.75;
const IDENTIFIER_BOOST = 1.4;
/** Added to the counts, so that the weights are sensible in a workspace with few tickets. */
const [EXTRA_TICKETS, EXTRA_HITS] = [40, 0.3];

function createWeight(frequencies: DocumentFrequencies): TermWeight {
  const weights = new Map<string, number>();
  const weightOf = (word: SignificantTerm) => {
    const share = (hitsOf(endingsOf(word), frequencies) + EXTRA_HITS) / (frequencies.sampled + EXTRA_TICKETS);
    return Math.max(0, -Math.log(share)) * (word.isIdentifier && word.lexeme.length > 3 ? IDENTIFIER_BOOST : 1);
  };
  return (word) => {
    const weight = weights.get(word.lexeme) ?? weightOf(word);
    weights.set(word.lexeme, weight);
    return weight;
  };
}

/** The word and, if it has only the letters a to z, its stem or plural. Other endings are missed. */
function endingsOf({ lexeme, key }: SignificantTerm): string[] {
  if (!/^[a-z]+$/.test(lexeme)) return [lexeme];
  return [lexeme, key === lexeme ? `${lexeme}s` : key];
}

const MOST_CORRECTIONS = 3;

/** The forms of a word to search for. For a word that no counted ticket contains, also words that differ by a typo. */
function formsOf(word: SignificantTerm, { counts }: DocumentFrequencies): string[] {
  const forms = endingsOf(word);
  if (forms.some((form) => counts.has(form))) return forms;
  const corrections = [...counts.keys()].filter((used) => isTypo(used, word.lexeme));
  return [...forms, ...corrections.slice(0, MOST_CORRECTIONS)];
}

function hitsOf(forms: string[], { counts, sampled }: DocumentFrequencies): number {
  const hits = forms.reduce((sum, form) => sum + (counts.get(form) ?? 0), 0);
  return Math.min(sampled, hits);
}

interface CandidateTerm {
  word: SignificantTerm;
  term: string;
  hits: number;
}

function candidateTerm(word: SignificantTerm, frequencies: DocumentFrequencies): CandidateTerm {
  const forms = formsOf(word, frequencies);
  const share = (hitsOf(forms, frequencies) + EXTRA_HITS) / Math.max(frequencies.sampled, 1);
  // Forms contain only letters and digits, so nothing needs escaping.
  return { word, term: `(${forms.join(" | ")})`, hits: share * frequencies.tickets };
}

function queryOf(candidates: readonly CandidateTerm[], tickets: number): string | null {
  const terms: string[] = [];
  let expected = 0;
  const add = (term: string, hits: number) => {
    if (expected + hits > MOST_HITS) return false;
    expected += hits;
    terms.push(term);
    return true;
  };
  const common = candidates.filter(({ term, hits }) => !add(term, hits));
  for (const [at, one] of common.entries()) {
    for (const other of common.slice(at + 1)) {
      add(`(${one.term} & ${other.term})`, Math.min(tickets, (one.hits * other.hits * PAIR_FACTOR) / tickets));
    }
  }
  return terms.length > 0 ? terms.join(" | ") : null;
}
