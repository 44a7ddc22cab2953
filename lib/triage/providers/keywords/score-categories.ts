import type { TextRange } from "@/lib/text/fold";
import { findPhrases, indexPhrases, type PhraseIndex } from "@/lib/text/phrases";
import { type TextWords, wordTokens } from "@/lib/text/split-words";
import { STOP_WORDS } from "@/lib/text/stop-words";
import type { CategoryText } from "@/lib/triage/provider";

/** Categories prepared for `scoreCategories`. */
export interface CategoryIndex {
  slugs: string[];
  /** Names and keywords. Each one's meaning is a position in `slugs`. */
  phrases: PhraseIndex<number>;
  /** For each word stem: how rare the word is (`idf`), and its weight in the text of each category (`in`). */
  words: Map<string, { idf: number; in: Map<number, number> }>;
}

export interface CategoryScore {
  slug: string;
  /** Keyword points, plus the similarity of text and category (cosine, 0 to 1). */
  points: number;
  /** How many of the category's keywords are in the text. A keyword of several words counts as two. */
  keywords: number;
  /** Keywords, strongest first; without keywords, similar words. */
  evidence: TextRange[];
}

/** A keyword in the title counts this many times. */
const IN_TITLE = 1.5;

export function indexCategories(categories: CategoryText[]): CategoryIndex {
  const entries = categories.flatMap(({ name, keywords }, i) =>
    [...(isSpecific(name) ? [name] : []), ...keywords].map((phrase) => ({ phrase, meaning: i })),
  );
  const documents = categories.map(wordCounts);
  const words: CategoryIndex["words"] = new Map();
  for (const word of new Set(documents.flatMap((counts) => [...counts.keys()]))) {
    const containing = documents.filter((counts) => counts.has(word)).length;
    words.set(word, { idf: Math.log(1 + categories.length / containing), in: new Map() });
  }
  documents.forEach((counts, i) => {
    const weights = [...counts].map(([word, count]) => [word, (1 + Math.log(count)) * words.get(word)!.idf] as const);
    const length = Math.hypot(...weights.map(([, weight]) => weight));
    for (const [word, weight] of weights) words.get(word)!.in.set(i, weight / length);
  });
  return { slugs: categories.map((category) => category.slug), phrases: indexPhrases(entries, "stem"), words };
}

/** Scores the categories for a text, best first. Leaves out categories without points. */
export function scoreCategories(index: CategoryIndex, text: TextWords, titleLength: number): CategoryScore[] {
  const scores: CategoryScore[] = index.slugs.map((slug) => ({ slug, points: 0, keywords: 0, evidence: [] }));
  addKeywords(scores, index, text, titleLength);
  addCosine(scores, index, text);
  return scores.filter((score) => score.points > 0).sort((a, b) => b.points - a.points);
}

/** False for a name of common words only: the category "General" must not match "in general". */
function isSpecific(name: string): boolean {
  return wordTokens(name).some((atom) => !atom.isSign && !STOP_WORDS.has(atom.word));
}

/** Name and keywords count double. A sentence of the description that starts with "Not" is about other categories. */
function wordCounts({ name, keywords, description }: CategoryText): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (text: string, times: number) => {
    for (const { word, stem, isSign } of wordTokens(text)) {
      if (!isSign && word.length > 1 && !STOP_WORDS.has(word)) counts.set(stem, (counts.get(stem) ?? 0) + times);
    }
  };
  add(name, 2);
  for (const keyword of keywords) add(keyword, 2);
  add(description.replace(/(^|[.;]\s)Not\b[^.;]*/g, "$1"), 1);
  return counts;
}

function addKeywords(scores: CategoryScore[], index: CategoryIndex, text: TextWords, titleLength: number): void {
  const found = new Map<number[], { count: number; points: number; keywords: number; first: TextRange }>();
  for (const hit of findPhrases(index.phrases, text)) {
    const known = found.get(hit.meanings);
    if (known) known.count++;
    else {
      const points = (hit.length > 1 ? 1.5 : 1) * (hit.start < titleLength ? IN_TITLE : 1);
      const keywords = Math.min(2, hit.length);
      found.set(hit.meanings, { count: 1, points, keywords, first: { start: hit.start, end: hit.end } });
    }
  }
  for (const [meanings, { count, points, keywords, first }] of [...found].sort(([, a], [, b]) => b.points - a.points)) {
    for (const i of meanings) {
      scores[i]!.points += (points * (1 + 0.25 * Math.log2(count))) / meanings.length;
      scores[i]!.keywords += keywords;
      scores[i]!.evidence.push(first);
    }
  }
}

function addCosine(scores: CategoryScore[], index: CategoryIndex, text: TextWords): void {
  const counts = new Map<string, TextRange & { count: number }>();
  for (const { word, stem, start, end } of text.atoms) {
    if (!index.words.has(stem) || STOP_WORDS.has(word)) continue;
    const known = counts.get(stem);
    if (known) known.count++;
    else counts.set(stem, { count: 1, start, end });
  }
  const weights = [...counts].map(([word, at]) => ({ ...index.words.get(word)!, ...at }));
  const weightOf = ({ count, idf }: { count: number; idf: number }) => (1 + Math.log(count)) * idf;
  const length = Math.sqrt(weights.reduce((sum, each) => sum + weightOf(each) ** 2, 0));
  for (const each of weights) {
    for (const [i, weight] of each.in) {
      scores[i]!.points += (weight * weightOf(each)) / length;
      if (scores[i]!.keywords === 0) scores[i]!.evidence.push({ start: each.start, end: each.end });
    }
  }
}
