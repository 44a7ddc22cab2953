import { wordsOf } from "@/lib/triage/text-classifier/terms";

/** Two texts with this tf-idf cosine count as similar. */
const SAME_TEXT = 0.8;
/** Ignores words in more than this share of the texts: they cost time and separate nothing. */
const TOO_COMMON = 0.2;

/** A group number for each text. Similar texts have the same number, also if only a third text connects them. */
export function nearGroups(texts: string[]): number[] {
  const vectors = unitVectors(texts.map((text) => count(wordsOf(text))));
  const textsByWord = new Map<string, { text: number; weight: number }[]>();
  const common = commonWords(vectors);
  const parents = texts.map((_, i) => i);
  const rootOf = (text: number): number => {
    let at = text;
    while (parents[at] !== at) at = parents[at] = parents[parents[at]!]!;
    return at;
  };
  vectors.forEach((vector, text) => {
    const similarity = new Map<number, number>();
    for (const [word, weight] of vector) {
      for (const other of textsByWord.get(word) ?? []) {
        similarity.set(other.text, (similarity.get(other.text) ?? 0) + weight * other.weight);
      }
    }
    for (const [other, score] of similarity) if (score >= SAME_TEXT) parents[rootOf(other)] = rootOf(text);
    for (const [word, weight] of vector) {
      if (common.has(word)) continue;
      const known = textsByWord.get(word);
      if (known) known.push({ text, weight });
      else textsByWord.set(word, [{ text, weight }]);
    }
  });
  return texts.map((_, text) => rootOf(text));
}

function count(words: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function textsByWordIn(texts: Map<string, number>[]): Map<string, number> {
  return count(texts.flatMap((words) => [...words.keys()]));
}

function unitVectors(texts: Map<string, number>[]): Map<string, number>[] {
  const documents = textsByWordIn(texts);
  return texts.map((counts) => {
    const weights = [...counts].map(
      ([word, n]) =>
        [word, (1 + Math.log(n)) * (Math.log((1 + texts.length) / (1 + documents.get(word)!)) + 1)] as const,
    );
    const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
    return new Map(weights.map(([word, weight]) => [word, weight / length]));
  });
}

function commonWords(vectors: Map<string, number>[]): Set<string> {
  return new Set([...textsByWordIn(vectors)].filter(([, n]) => n > vectors.length * TOO_COMMON).map(([word]) => word));
}
