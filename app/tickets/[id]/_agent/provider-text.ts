import type { TriageProviderName } from "@/lib/domain/triage";

const NAMES: Record<TriageProviderName, string> = {
  gemini: "Gemini",
  learned: "our own model",
  builtin: "the keyword rules",
  defaults: "the defaults",
};

/** The name of a triage provider inside a sentence: "our own model". */
export function formatProvider(provider: unknown): string {
  return NAMES[provider as TriageProviderName] ?? "an unknown provider";
}

const OUTCOMES: Record<string, string> = {
  rate_limited: "was rate limited",
  timeout: "timed out",
  bad_answer: "gave no usable answer",
  bad_request: "rejected the request",
  blocked: "blocked the text",
  bad_key: "has an invalid API key",
  bad_model: "has no such model",
  unavailable: "was unavailable",
  crashed: "crashed",
  kept_inside: "was skipped because such texts must not leave the server",
  over_budget: "was skipped because the budget is used up",
  person_budget: "was skipped because the requester’s daily limit is used up",
  no_price: "was skipped because its price is unknown",
};

/** The providers that gave no result, and why: "; Gemini timed out; our own model crashed". Empty if there are none. */
export function formatAttempts(
  attempts: readonly { provider: TriageProviderName; outcome: string }[] | undefined,
): string {
  return (attempts ?? [])
    .filter(({ outcome }) => OUTCOMES[outcome])
    .map(({ provider, outcome }) => `; ${NAMES[provider] ?? provider} ${OUTCOMES[outcome]}`)
    .join("");
}
