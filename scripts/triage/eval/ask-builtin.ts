import { DEFAULT_POLICY } from "@/lib/policy/input";
import { classify } from "@/lib/triage/model/classifier";
import { decodeClassifier, encodeClassifier } from "@/lib/triage/model/encode";
import { lacksGround } from "@/lib/triage/model/lacks-ground";
import type { TitledText } from "@/lib/triage/model/terms";
import { type Trained, train } from "@/lib/triage/model/train";
import type { CategoryWords } from "@/lib/triage/reader";
import { Fault } from "../../fault";
import type { Judge } from "./asked";
import { isMeant } from "./read-categories";
import type { Row } from "./rows";

/**
 * Our own classifier, trained on the rows and read back from its bytes, as the product does. What is known of the
 * categories is a hint for it. Throws `Fault` where there is nothing to tell apart.
 */
export function askBuiltin(rows: readonly Row[], categories: CategoryWords[] | null, seed: number): Judge {
  const { threshold } = DEFAULT_POLICY.fields.category;
  const began = performance.now();
  const { classifier, support } = learn(rows, categories, seed);
  const trainMs = performance.now() - began;
  const bytes = encodeClassifier(classifier);
  const stored = decodeClassifier(bytes)!;
  return {
    trainMs,
    modelBytes: bytes.length,
    ask: (text) => {
      const { ranking, familiar } = classify(stored, text);
      const { label, confidence } = ranking[0]!;
      const doubt = lacksGround({ label, familiar }, support, DEFAULT_POLICY.learning);
      return { ranking, applied: confidence >= threshold && doubt === undefined };
    },
  };
}

function learn(rows: readonly Row[], categories: CategoryWords[] | null, seed: number): Trained {
  const texts = rows.map(({ text, label }) => ({ ...text, labels: [label] }));
  try {
    return train(texts, { kind: "one", seed, hints: hintsOf(rows, categories ?? []) });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const labels = new Set(rows.map(({ label }) => label));
    throw new Fault(
      labels.size === 1
        ? `All ${rows.length} rows to learn from have the label “${[...labels][0]}”; at least two labels are needed.`
        : "There are no rows to learn from.",
    );
  }
}

function hintsOf(rows: readonly Row[], categories: CategoryWords[]): Map<string, TitledText> {
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
