import { isActive } from "@/lib/domain/ticket";
import { titleFromText } from "@/lib/text/first-lines";
import type { SearchTerms } from "./choose-search-terms";
import { compareTexts, type Similarity } from "./compare-texts";
import type { SimilarCandidate } from "./find-candidates";
import { significantTerms, type TextTerms } from "./significant-terms";
import { similarityReason } from "./similarity-reason";
import type { SimilarTicket } from "./types";

/** What is asked about. */
export interface SimilarityQuery {
  text: TextTerms;
  requesterId: string | null;
}

/** The candidates that are like it, the nearest first: solved ones above the floor, open ones only above the strict bar. */
export function rankCandidates(
  asked: SimilarityQuery,
  candidates: readonly SimilarCandidate[],
  { telling, weigh }: Pick<SearchTerms, "telling" | "weigh">,
): SimilarTicket[] {
  const keys = new Set(telling.map(({ key }) => key));
  return candidates
    .flatMap((candidate) => {
      const text = significantTerms(candidate.title, candidate.description);
      const likeness = compareTexts(asked.text, text, { telling: keys, weigh });
      const score = scoreOf(likeness, candidate);
      const possibleDuplicate = isActive(candidate.status);
      const passes = possibleDuplicate ? isDuplicate(asked, candidate, likeness) : isSimilar(likeness, score);
      if (!passes) return [];
      const reason = similarityReason(asked.text, text, likeness.shared);
      return [{ ...shown(candidate), score: Math.round(score * 100) / 100, reason, possibleDuplicate }];
    })
    .sort((a, b) => Number(b.possibleDuplicate) - Number(a.possibleDuplicate) || b.score - a.score || newer(a, b));
}

/**
 * Half of it is how alike the texts are as wholes; a short text may well be told by a long one. Two that begin the same
 * are alike, whatever follows.
 */
function scoreOf({ cosine, covered }: Similarity, { titleLikeness }: SimilarCandidate): number {
  return Math.min(1, Math.max(0.5 * cosine + 0.3 * covered + 0.2 * titleLikeness, 0.65 * titleLikeness));
}

const FLOOR = 0.35;
const LEAST_SHARED = 2;

function isSimilar({ shared }: Similarity, score: number): boolean {
  return score >= FLOOR && shared.length >= LEAST_SHARED;
}

const SAME = 0.8;
/** "I forgot my password" is said by many people who all mean their own: words of two people must be more to be one case. */
const LEAST_WORDS = { samePerson: 4, others: 8 };

/** Four fifths of all telling words, weighted, stand in both, and every number and code is the same. */
function isDuplicate(
  asked: SimilarityQuery,
  candidate: SimilarCandidate,
  { overlap, shared, sameIdentifiers }: Similarity,
): boolean {
  const least = candidate.requesterId === asked.requesterId ? LEAST_WORDS.samePerson : LEAST_WORDS.others;
  return overlap >= SAME && sameIdentifiers && shared.length >= least;
}

function shown({ id, number, title, description, status, category, resolvedAt, resolutionNotes }: SimilarCandidate) {
  const named = { id, number, title: title ?? titleFromText(description), status, category };
  return { ...named, resolvedAt: resolvedAt?.toISOString() ?? null, resolutionNotes };
}

function newer(a: SimilarTicket, b: SimilarTicket): number {
  return (b.resolvedAt ?? "").localeCompare(a.resolvedAt ?? "") || b.number.localeCompare(a.number);
}
