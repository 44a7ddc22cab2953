import { PRIORITIES } from "@/lib/domain/ticket";
import { env } from "@/lib/env";
import { DEFAULT_TRIAGE_SETTINGS } from "@/lib/settings/input";
import type { Catalogue, CategoryText } from "@/lib/triage/provider";
import { geminiProvider } from "@/lib/triage/providers/gemini/gemini-provider";
import { UsageError } from "../../usage-error";
import { isMeant } from "./read-categories";
import type { EvalClassifier, EvalRow } from "./types";

/** Asks Gemini to choose a label; it learns from no row. Throws `UsageError` without a key or if a call fails. */
export function evalGemini(rows: readonly EvalRow[], categories: CategoryText[] | null): EvalClassifier {
  const { GEMINI_API_KEY: apiKey, GEMINI_MODEL: model, GEMINI_BASE_URL: baseUrl, GEMINI_TIMEOUT_MS } = env();
  if (!apiKey) throw new UsageError("--provider gemini needs the setting GEMINI_API_KEY.");
  const provider = geminiProvider({ apiKey, model, baseUrl });
  const labels = [...new Set(rows.map(({ label }) => label))].sort();
  const catalogue: Catalogue = { categories: labels.map(categoryFor), skills: [], priorities: PRIORITIES };
  const labelOfSlug = new Map(catalogue.categories.map(({ slug }, i) => [slug, labels[i]!]));
  const { threshold } = DEFAULT_TRIAGE_SETTINGS.fields.category;

  function categoryFor(label: string, at: number): CategoryText {
    const known = categories?.find((category) => isMeant(category, label));
    return { description: "", keywords: [], ...known, slug: `c${at + 1}`, name: known?.name ?? label };
  }

  return {
    trainMs: 0,
    modelBytes: 0,
    ask: async ({ title, body }) => {
      const signal = AbortSignal.timeout(GEMINI_TIMEOUT_MS);
      const answer = await provider.classify({ text: { title, description: body }, catalogue, signal });
      if (!answer.ok) {
        if (answer.failure.code === "bad_answer") return { ranking: [], applied: false };
        throw new UsageError(`The call to Gemini failed: ${answer.failure.code}.`);
      }
      const prediction = answer.result.fields.category;
      if (!prediction) return { ranking: [], applied: false };
      const confidence = prediction.confidence ?? 0;
      const ranking = [{ label: labelOfSlug.get(prediction.value)!, confidence }];
      return { ranking, applied: prediction.isConfident && confidence >= threshold };
    },
  };
}
