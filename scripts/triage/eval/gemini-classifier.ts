import { PRIORITIES } from "@/lib/domain/ticket";
import { env } from "@/lib/env";
import { DEFAULT_TRIAGE_SETTINGS } from "@/lib/settings/input";
import type { Catalogue, CategoryText } from "@/lib/triage/provider";
import { geminiProvider } from "@/lib/triage/providers/gemini/gemini-provider";
import { UsageError } from "../../usage-error";
import { isMeant } from "./read-categories";
import type { EvalRow } from "./rows";
import type { EvalClassifier } from "./types";

/**
 * Gemini with the labels as its closed list, and what is known of them. It sees no row to learn from. Throws `Fault`
 * without a key; a refused call stops the measuring.
 */
export function evalGemini(rows: readonly EvalRow[], categories: CategoryText[] | null): EvalClassifier {
  const { GEMINI_API_KEY: apiKey, GEMINI_MODEL: model, GEMINI_BASE_URL: baseUrl, GEMINI_TIMEOUT_MS } = env();
  if (!apiKey) throw new UsageError("--provider gemini needs the setting GEMINI_API_KEY.");
  const reader = geminiProvider({ apiKey, model, baseUrl });
  const labels = [...new Set(rows.map(({ label }) => label))].sort();
  const catalogue: Catalogue = { categories: labels.map(wordsOf), skills: [], priorities: PRIORITIES };
  const labelOfSlug = new Map(catalogue.categories.map(({ slug }, i) => [slug, labels[i]!]));
  const { threshold } = DEFAULT_TRIAGE_SETTINGS.fields.category;

  function wordsOf(label: string, at: number): CategoryText {
    const known = categories?.find((category) => isMeant(category, label));
    return { description: "", keywords: [], ...known, slug: `c${at + 1}`, name: known?.name ?? label };
  }

  return {
    trainMs: 0,
    modelBytes: 0,
    ask: async ({ title, body }) => {
      const signal = AbortSignal.timeout(GEMINI_TIMEOUT_MS);
      const answer = await reader.read({ text: { title, description: body }, catalogue, signal });
      if (!answer.ok) {
        if (answer.failure.code === "bad_answer") return { ranking: [], applied: false };
        throw new UsageError(`Gemini can't be asked: ${answer.failure.code}.`);
      }
      const guess = answer.result.fields.category;
      if (!guess) return { ranking: [], applied: false };
      const confidence = guess.confidence ?? 0;
      const ranking = [{ label: labelOfSlug.get(guess.value)!, confidence }];
      return { ranking, applied: guess.isConfident && confidence >= threshold };
    },
  };
}
