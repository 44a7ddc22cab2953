import { DEFAULT_TRIAGE_SETTINGS } from "@/lib/settings/input";
import type { CategoryText } from "@/lib/triage/provider";
import { predictLabels } from "@/lib/triage/text-classifier/classifier";
import { decodeClassifier, encodeClassifier } from "@/lib/triage/text-classifier/encode";
import { lacksEvidence } from "@/lib/triage/text-classifier/lacks-evidence";
import type { TitledText } from "@/lib/triage/text-classifier/terms";
import { type TrainedClassifier, train } from "@/lib/triage/text-classifier/train";
import { UsageError } from "../../usage-error";
import { isMeant } from "./read-categories";
import type { EvalClassifier, EvalRow } from "./types";

/** Trains our own classifier and uses it as the product does. Throws `UsageError` without at least two labels. */
export function evalOwnModel(
  rows: readonly EvalRow[],
  categories: CategoryText[] | null,
  seed: number,
): EvalClassifier {
  const { threshold } = DEFAULT_TRIAGE_SETTINGS.fields.category;
  const startedAt = performance.now();
  const { classifier, support } = learn(rows, categories, seed);
  const trainMs = performance.now() - startedAt;
  const bytes = encodeClassifier(classifier);
  const stored = decodeClassifier(bytes)!;
  return {
    trainMs,
    modelBytes: bytes.length,
    ask: (text) => {
      const { ranking, familiar } = predictLabels(stored, text);
      const { label, confidence } = ranking[0]!;
      const holdReason = lacksEvidence({ label, familiar }, support, DEFAULT_TRIAGE_SETTINGS.learning);
      return { ranking, applied: confidence >= threshold && holdReason === undefined };
    },
  };
}

function learn(rows: readonly EvalRow[], categories: CategoryText[] | null, seed: number): TrainedClassifier {
  const texts = rows.map(({ text, label }) => ({ ...text, labels: [label] }));
  try {
    return train(texts, { kind: "one", seed, hints: hintsOf(rows, categories ?? []) });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const labels = new Set(rows.map(({ label }) => label));
    throw new UsageError(
      labels.size === 1
        ? `All ${rows.length} training rows have the label “${[...labels][0]}”; at least two labels are needed.`
        : "There are no training rows.",
    );
  }
}

function hintsOf(rows: readonly EvalRow[], categories: CategoryText[]): Map<string, TitledText> {
  const labels = [...new Set(rows.map(({ label }) => label))];
  return new Map(
    categories.flatMap((category) => {
      const { name, description, keywords } = category;
      const label = labels.find((each) => isMeant(category, each));
      return label === undefined
        ? []
        : [[label, { title: name, body: `${keywords.join("\n")}\n${description}` }] as const];
    }),
  );
}
