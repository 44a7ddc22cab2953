import type { Priority } from "./ticket";

/**
 * Why a triage provider says a value. Codes of ours leave out the words of the ticket that stand in the value's quotes;
 * `words` are those that are no quotes of the value.
 */
export type TriageReason =
  /** A model's own words. */
  | { code: "model"; text: string }
  | { code: "keywords" }
  | { code: "description-words" }
  | { code: "first-sentence" }
  | { code: "urgency-words" }
  | { code: "no-urgency" }
  | { code: "mixed-urgency"; words: string[] }
  | { code: "weak-urgency"; words: string[] }
  | { code: "skills-named" }
  | { code: "no-skill-named" }
  /** `named`: the value's quotes name skills too. */
  | { code: "skills-learned"; learned: string[]; named: boolean }
  | { code: "like-labelled"; count: number }
  | { code: "unlike-labelled" }
  | { code: "no-evidence" }
  /** A sentence from before there were codes, shown as written. */
  | { code: "legacy"; text: string };

/** A hint for whoever answers a ticket. */
export type HelpfulNote =
  /** A model's own words. */
  | { code: "model"; text: string }
  | { code: "instructions-ignored" }
  | { code: "category-by-words"; reason: TriageReason | null; quotes: string[]; clear: boolean }
  | { code: "no-category" }
  | { code: "priority-words"; priority: Priority; quotes: string[] }
  | { code: "security-incident" }
  | { code: "password-in-text" }
  | { code: "very-short" }
  | { code: "no-error-message" }
  | { code: "no-order-number" }
  | { code: "legacy"; text: string };

/** What there is to say of a training that failed or had nothing to learn from. */
export const TRAINING_NOTES = ["failed-repeatedly", "process-ended", "nothing-to-learn"] as const;
export type TrainingNote = (typeof TRAINING_NOTES)[number];
