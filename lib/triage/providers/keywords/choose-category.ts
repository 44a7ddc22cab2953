import type { TextWords } from "@/lib/text/split-words";
import type { Prediction } from "@/lib/triage/provider";
import { type CategoryIndex, type CategoryScore, scoreCategories } from "./score-categories";

/** A category without a keyword in the text is suggested only with this many points. */
const MIN_POINTS = 0.2;
/** A category without a keyword in the text is suggested only if this many words of its description are in the text. */
const MIN_WORDS = 2;
/** A category can be applied only with this many keywords in the text. A keyword of several words counts as two. */
const CONFIDENT_KEYWORDS = 2;
/** A category can be applied only with at least this confidence. */
const MIN_CONFIDENCE = 0.55;
/** A category can be applied only if the second best category has at most this share of the first one's points. */
const MAX_RUNNER_UP = 0.6;

/** The category with the most points, if it has enough. Its confidence is not a measured probability. */
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
  const isClear = (second?.points ?? 0) <= best.points * MAX_RUNNER_UP;
  return {
    value: best.slug,
    confidence,
    reason: { code: best.keywords > 0 ? "keywords" : "description-words" },
    quotes: quotesOf(best, text),
    isConfident: best.keywords >= CONFIDENT_KEYWORDS && isClear && confidence >= MIN_CONFIDENCE,
    alternatives: scores.slice(1, 3).map((score) => ({ value: score.slug, confidence: confidenceOf(score) })),
  };
}

function isEvidence({ keywords, evidence, points }: CategoryScore): boolean {
  return keywords > 0 || (evidence.length >= MIN_WORDS && points >= MIN_POINTS);
}

function quotesOf({ evidence }: CategoryScore, { text }: TextWords): string[] {
  const bySpelling = new Map(
    evidence.map(({ start, end }) => [text.slice(start, end).toLowerCase(), text.slice(start, end)]),
  );
  return [...bySpelling.values()].slice(0, 4);
}

function round(share: number): number {
  return Math.round(share * 100) / 100;
}
