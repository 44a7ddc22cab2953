import { isActive } from "@/lib/domain/ticket";
import { titleFromText } from "@/lib/text/first-lines";
import { ownWords } from "@/lib/text/message/own-words";
import type { SearchTerms } from "./choose-search-terms";
import { compareTexts, type Similarity } from "./compare-texts";
import type { SimilarCandidate } from "./find-candidates";
import { significantTerms, type TextTerms } from "./significant-terms";
import { similarityReason } from "./similarity-reason";
import type { SimilarTicket } from "./types";

interface SimilarityQuery {
  text: TextTerms;
  requesterId: string | null;
}

/**
 * The candidates that are similar enough: possible duplicates first, then by score. Active tickets count only if they
 * are possible duplicates.
 */
export function rankCandidates(
  subject: SimilarityQuery,
  candidates: readonly SimilarCandidate[],
  { telling, weigh }: Pick<SearchTerms, "telling" | "weigh">,
): SimilarTicket[] {
  const keys = new Set(telling.map(({ key }) => key));
  return candidates
    .flatMap((candidate) => {
      const text = significantTerms(candidate.title, candidate.description);
      const similarity = compareTexts(subject.text, text, { telling: keys, weigh });
      const score = scoreOf(similarity, candidate);
      const possibleDuplicate = isActive(candidate.status);
      const passes = possibleDuplicate ? isDuplicate(subject, candidate, similarity) : isSimilar(similarity, score);
      if (!passes) return [];
      const reason = similarityReason(subject.text, text, similarity.shared);
      return [{ ...viewCandidate(candidate), score: Math.round(score * 100) / 100, reason, possibleDuplicate }];
    })
    .sort((a, b) => Number(b.possibleDuplicate) - Number(a.possibleDuplicate) || b.score - a.score || newer(a, b));
}

/** 0 to 1. `covered` lets a short text match a long one. Very similar titles alone give a high score. */
function scoreOf({ cosine, covered }: Similarity, { titleLikeness }: SimilarCandidate): number {
  return Math.min(1, Math.max(0.5 * cosine + 0.3 * covered + 0.2 * titleLikeness, 0.65 * titleLikeness));
}

const LEAST_SCORE = 0.35;
const LEAST_SHARED = 2;

function isSimilar({ shared }: Similarity, score: number): boolean {
  return score >= LEAST_SCORE && shared.length >= LEAST_SHARED;
}

const LEAST_OVERLAP = 0.8;
/** Tickets of other people need more common words: many write "I forgot my password", each about their own account. */
const LEAST_WORDS = { samePerson: 4, others: 8 };

function isDuplicate(
  subject: SimilarityQuery,
  candidate: SimilarCandidate,
  { overlap, shared, sameIdentifiers }: Similarity,
): boolean {
  const least = candidate.requesterId === subject.requesterId ? LEAST_WORDS.samePerson : LEAST_WORDS.others;
  return overlap >= LEAST_OVERLAP && sameIdentifiers && shared.length >= least;
}

function viewCandidate({ description, requesterId: _, titleLikeness: _likeness, ...candidate }: SimilarCandidate) {
  const { title, resolvedAt } = candidate;
  return {
    ...candidate,
    title: title ?? titleFromText(ownWords(description)),
    resolvedAt: resolvedAt?.toISOString() ?? null,
  };
}

function newer(a: SimilarTicket, b: SimilarTicket): number {
  return (b.resolvedAt ?? "").localeCompare(a.resolvedAt ?? "") || b.number.localeCompare(a.number);
}
