import type { TriageProviderName } from "@/lib/domain/triage";

const NAMES: Record<TriageProviderName, string> = {
  gemini: "Gemini",
  learned: "our own model",
  builtin: "the keyword rules",
  defaults: "nobody, so defaults were taken",
};

/** How a reader of tickets is called in a sentence. */
export function formatProvider(provider: unknown): string {
  return NAMES[provider as TriageProviderName] ?? "a reader";
}

const OUTCOMES: Record<string, string> = {
  rate_limited: "was asked too often",
  timeout: "took too long",
  bad_answer: "gave no usable answer",
  bad_request: "refused the question",
  blocked: "would not read it",
  bad_key: "refused its key",
  bad_model: "has no such model",
  unavailable: "was not there",
  crashed: "broke down",
  kept_inside: "was not asked, because such texts stay inside",
  over_budget: "was not asked, because the budget is used up",
  person_budget: "was not asked, because the requester's readings of the day are used up",
  no_price: "was not asked, because its price is not known",
};

/** "; Gemini took too long" for each reader that was passed over. */
export function formatAttempts(
  attempts: readonly { provider: TriageProviderName; outcome: string }[] | undefined,
): string {
  return (attempts ?? [])
    .filter(({ outcome }) => OUTCOMES[outcome])
    .map(({ provider, outcome }) => `; ${NAMES[provider] ?? provider} ${OUTCOMES[outcome]}`)
    .join("");
}
