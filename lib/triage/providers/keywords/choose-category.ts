import type { TextWords } from "@/lib/text/split-words";
import type { Prediction } from "@/lib/triage/provider";
import { type CategoryIndex, type CategoryScore, scoreCategories } from "./score-categories";

/** Without a keyword nothing is even suggested below this … */
const LEAST_POINTS = 0.2;
/** … and with fewer words of a description than this: one stray word is no evidence. */
const LEAST_WORDS = 2;
/** The rules apply a category by themselves only where two different keywords, or one of several words, speak for it … */
const SURE_KEYWORDS = 2;
/** … with at least this confidence … */
const SURE_CONFIDENCE = 0.55;
/** … and a runner-up that has at most this share of the winner's points. */
const RUNNER_UP_SHARE = 0.6;

/**
 * The category that the words speak for, or none. Its confidence is the winner's share of all points, damped where
 * there are few: a figure of the scorer's own, not yet measured against what people decide.
 */
export function chooseCategory(
  index: CategoryIndex,
  text: TextWords,
  titleLength: number,
): Prediction<string> | undefined {
  const scores = scoreCategories(index, text, titleLength);
  const [best, second] = scores;
  if (!best || !isEvidence(best)) return undefined;
  const total = scores.reduce((sum, { points }) => sum + points, 0);
  const confidenceOf = ({ points }: CategoryScore) => round((points / total) * (best.points / (best.points + 0.75)));
  const confidence = confidenceOf(best);
  const isClear = (second?.points ?? 0) <= best.points * RUNNER_UP_SHARE;
  const quotes = quotesOf(best, text);
  return {
    value: best.slug,
    confidence,
    reason: { code: best.keywords > 0 ? "keywords" : "description-words" },
    quotes,
    isConfident: best.keywords >= SURE_KEYWORDS && isClear && confidence >= SURE_CONFIDENCE,
    alternatives: scores.slice(1, 3).map((score) => ({ value: score.slug, confidence: confidenceOf(score) })),
  };
}

function isEvidence({ keywords, evidence, points }: CategoryScore): boolean {
  return keywords > 0 || (evidence.length >= LEAST_WORDS && points >= LEAST_POINTS);
}

function quotesOf({ evidence }: CategoryScore, { text }: TextWords): string[] {
  const seen = new Map(
    evidence.map(({ start, end }) => [text.slice(start, end).toLowerCase(), text.slice(start, end)]),
  );
  return [...seen.values()].slice(0, 4);
}

function round(share: number): number {
  return Math.round(share * 100) / 100;
}
