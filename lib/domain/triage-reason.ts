import type { Priority } from "./ticket";

/** Why a triage provider predicts a value. `words` are words of the ticket that are not quoted as evidence. */
export type TriageReason =
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
  /** `learned`: skills that similar tickets needed. `named`: the text also names skills. */
  | { code: "skills-learned"; learned: string[]; named: boolean }
  | { code: "like-labelled"; count: number }
  | { code: "unlike-labelled" }
  | { code: "no-evidence" }
  /** Text stored before there were codes. It is shown unchanged. */
  | { code: "legacy"; text: string };

/** A hint for the agent who answers a ticket. */
export type HelpfulNote =
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

/** Why a training failed or learned nothing. */
export const TRAINING_NOTES = ["failed-repeatedly", "process-ended", "nothing-to-learn"] as const;
export type TrainingNote = (typeof TRAINING_NOTES)[number];
