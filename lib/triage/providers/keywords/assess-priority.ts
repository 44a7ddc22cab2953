import type { Priority } from "@/lib/domain/ticket";
import type { TriageReason } from "@/lib/domain/triage-reason";
import { findPhrases, indexPhrases, type PhraseMatch } from "@/lib/text/phrases";
import type { TextWords } from "@/lib/text/split-words";
import type { Prediction } from "@/lib/triage/provider";
import {
  CRITICAL_FROM,
  HIGH_FROM,
  NEGATORS,
  URGENCY_RULES,
  type UrgencyKind,
  type UrgencyRule,
} from "./priority-rules";

/** A rule that matched. `quote` is the matching piece of the text. */
export interface MatchedRule {
  kind: UrgencyKind;
  points: number;
  quote: string;
}

/** A priority and the rules that matched: of each kind, only the one with the most points. */
export interface PriorityAssessment {
  prediction: Prediction<Priority>;
  matches: MatchedRule[];
}

/** Assesses the priority by the urgency rules; medium if none matches. The confidence is not a measured probability. */
export function assessPriority(words: TextWords): PriorityAssessment {
  const matches = findPhrases(RULES, words).flatMap((hit) => matchOf(hit, words));
  const strongest = withTrouble(strongestOfKind(matches));
  const calm = strongest.filter(({ kind }) => kind === "calm");
  const raised = strongest.filter(({ kind }) => kind !== "calm");
  const points = sum(raised) - sum(calm);
  const value = levelOf(points);
  const decisive = value === "low" ? calm : value === "medium" ? [] : raised;
  const quotes = [...new Set(decisive.map(({ quote }) => quote))].slice(0, 4);
  const reason: TriageReason = decisive.length > 0 ? { code: "urgency-words" } : reasonForMedium(strongest);
  const strength = Math.abs(points);
  const confidence = decisive.length > 0 ? Math.round((strength / (strength + HIGH_FROM)) * 100) / 100 : null;
  return {
    prediction: { value, confidence, reason, quotes, isConfident: true, isDefault: decisive.length === 0 },
    matches: strongest,
  };
}

const RULES = indexPhrases(
  URGENCY_RULES.flatMap((rule) => rule.phrases.map((phrase) => ({ phrase, meaning: rule }))),
  "stem",
);

/** "Not urgent" and "no deadline" count as calm. Other negated rules don't count at all. */
function matchOf(hit: PhraseMatch<UrgencyRule>, words: TextWords): MatchedRule[] {
  const rule = hit.meanings.reduce((best, other) => (other.points > best.points ? other : best));
  const next = words.atoms[hit.at + hit.length]?.word ?? "";
  if (rule.unlessBefore?.includes(next) && !/[.!?\n]/.test(words.text.slice(hit.end, hit.end + 2))) return [];
  const isPlea = rule.kind === "urgency" || rule.kind === "deadline";
  const negator = negatorBefore(hit, words, isPlea ? 3 : 1);
  const quote = words.text.slice(negator ?? hit.start, hit.end);
  if (negator === undefined) return [{ kind: rule.kind, points: rule.points, quote }];
  return isPlea ? [{ kind: "calm", points: HIGH_FROM, quote }] : [];
}

/** Where a word such as "not" starts, at most `reach` words before the match and in the same clause. */
function negatorBefore(hit: PhraseMatch<UrgencyRule>, { text, atoms }: TextWords, reach: number): number | undefined {
  for (let i = hit.at - 1; i >= 0 && i >= hit.at - reach; i--) {
    const { word, start } = atoms[i]!;
    if (/[.!?;,:\n]/.test(text.slice(start, hit.start))) return undefined;
    if (NEGATORS.has(word)) return start;
  }
  return undefined;
}

function strongestOfKind(matches: MatchedRule[]): MatchedRule[] {
  const best = new Map<UrgencyKind, MatchedRule>();
  for (const match of matches) {
    if (match.points > (best.get(match.kind)?.points ?? 0)) best.set(match.kind, match);
  }
  return [...best.values()].sort((a, b) => b.points - a.points);
}

/** "Everyone" counts only together with another sign of urgency: "everyone likes it" is not urgent. */
function withTrouble(strongest: MatchedRule[]): MatchedRule[] {
  const isTrouble = strongest.some(({ kind }) => kind !== "people" && kind !== "calm");
  return isTrouble ? strongest : strongest.filter(({ kind }) => kind !== "people");
}

function levelOf(points: number): Priority {
  if (points >= CRITICAL_FROM) return "critical";
  if (points >= HIGH_FROM) return "high";
  return points < 0 ? "low" : "medium";
}

function reasonForMedium(matches: MatchedRule[]): TriageReason {
  if (matches.length === 0) return { code: "no-urgency" };
  const isMixed = matches.some(({ kind }) => kind === "calm");
  return { code: isMixed ? "mixed-urgency" : "weak-urgency", words: matches.map(({ quote }) => quote).slice(0, 4) };
}

function sum(matches: MatchedRule[]): number {
  return matches.reduce((total, { points }) => total + points, 0);
}
