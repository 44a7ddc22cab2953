import { wordsOf } from "@/lib/triage/text-classifier/terms";

/** Texts at least this alike (cosine of their words by tf-idf) count as the same text touched up. */
const NEAR = 0.8;
/** Words that more of the texts have find no neighbours: they only cost time. */
const TOO_COMMON = 0.2;

/** For each text the number of its group; texts that are near, also by way of others, are in one. */
export function nearGroups(texts: string[]): number[] {
  const vectors = unitVectors(texts.map(wordCounts));
  const holders = new Map<string, { text: number; weight: number }[]>();
  const common = commonWords(vectors);
  const parents = texts.map((_, i) => i);
  const rootOf = (text: number): number => {
    let at = text;
    while (parents[at] !== at) at = parents[at] = parents[parents[at]!]!;
    return at;
  };
  vectors.forEach((vector, text) => {
    const likeness = new Map<number, number>();
    for (const [word, weight] of vector) {
      for (const other of holders.get(word) ?? []) {
        likeness.set(other.text, (likeness.get(other.text) ?? 0) + weight * other.weight);
      }
    }
    for (const [other, alike] of likeness) if (alike >= NEAR) parents[rootOf(other)] = rootOf(text);
    for (const [word, weight] of vector) {
      if (common.has(word)) continue;
      const known = holders.get(word);
      if (known) known.push({ text, weight });
      else holders.set(word, [{ text, weight }]);
    }
  });
  return texts.map((_, text) => rootOf(text));
}

function wordCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function unitVectors(texts: Map<string, number>[]): Map<string, number>[] {
  const documents = new Map<string, number>();
  for (const counts of texts) for (const word of counts.keys()) documents.set(word, (documents.get(word) ?? 0) + 1);
  return texts.map((counts) => {
    const weights = [...counts].map(
      ([word, count]) =>
        [word, (1 + Math.log(count)) * (Math.log((1 + texts.length) / (1 + documents.get(word)!)) + 1)] as const,
    );
    const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
    return new Map(weights.map(([word, weight]) => [word, weight / length]));
  });
}

function commonWords(vectors: Map<string, number>[]): Set<string> {
  const documents = new Map<string, number>();
  for (const vector of vectors) for (const word of vector.keys()) documents.set(word, (documents.get(word) ?? 0) + 1);
  return new Set([...documents].filter(([, count]) => count > vectors.length * TOO_COMMON).map(([word]) => word));
}
