import type { Priority, Provenance, Source, TriageState } from "./ticket";
import type { TriageReason } from "./triage-reason";

/** `learned` is our own model. `builtin` are the keyword rules. `defaults` are fixed values if nothing else answers. */
export const TRIAGE_PROVIDERS = ["gemini", "learned", "builtin", "defaults"] as const;
export type TriageProviderName = (typeof TRIAGE_PROVIDERS)[number];

export const TRIAGE_FIELDS = ["category", "priority", "skills", "title"] as const;
export type TriageField = (typeof TRIAGE_FIELDS)[number];

/**
 * `suggest`: triage only suggests values. `cautious`: it applies confident ones. `full`: it applies all values,
 * unless they lack evidence or the ticket contains instructions for the AI.
 */
export const AUTOMATION_LEVELS = ["off", "suggest", "cautious", "full"] as const;
export type AutomationLevel = (typeof AUTOMATION_LEVELS)[number];

/** What became of a predicted value. `overruled`: a person had set the field. `shadow`: it was only for comparison. */
export const DECISION_MODES = ["applied", "suggested", "overruled", "shadow"] as const;
export type DecisionMode = (typeof DECISION_MODES)[number];

/** Why triage did not apply a predicted value. `lib/display-text/hold-reason.ts` has the texts. */
export type HoldReason =
  | "off"
  | "suggest-only"
  | "below-threshold"
  | "few-labels"
  | "breaker"
  | "quote-missing"
  | "unclear"
  | "unlike-known"
  | "instructions"
  | "model-alone";

/** How a value became a label: a person set it, accepted a suggestion, or resolved the ticket with it (`implicit`). */
export type LabelOrigin = "set" | "accepted" | "implicit";

/** A person's answer to a review case (a triage result that waits for a person). */
export type ReviewAnswer = "accepted" | "changed" | "rejected" | "skipped";

/** A predicted value for one field of a ticket, with its evidence. */
export interface FieldResult<T> {
  value: T;
  /** The provider of this value. Other fields of the result may come from other providers. */
  provider: TriageProviderName;
  source: Source;
  /** 0 to 1. Null if the provider states none. */
  confidence: number | null;
  reason: TriageReason | null;
  /** The evidence: literal pieces of the ticket's text. */
  quotes: string[];
  /** True if triage applies the value, false if it only suggests it. */
  apply: boolean;
  /** Null if the value is applied. Missing in old results. */
  holdReason?: HoldReason | null;
  alternatives?: { value: T; confidence: number }[];
}

export interface FieldResults {
  category?: FieldResult<string>;
  priority?: FieldResult<Priority>;
  skills?: FieldResult<string[]>;
  title?: FieldResult<string>;
}

/** One call of a triage provider during a triage run. */
export interface ProviderAttempt {
  provider: TriageProviderName;
  /** `answered`, `repaired` (valid at the second try), `partial` (fields are `missing`), or an error code. */
  outcome: string;
  missing?: string[];
  retryAfterSeconds?: number;
  /** True if the provider was asked for comparison only. */
  shadow?: boolean;
  model?: string;
  promptVersion?: string;
  inputTokens?: number;
  outputTokens?: number;
  /** In millionths of a US dollar; missing if the price is unknown. */
  costMicros?: number;
  cached?: true;
  ms: number;
}

/** A ticket's values before a review answer, so that the answer can be undone. */
export interface ReviewBefore {
  triage: TriageState;
  values: {
    categoryId?: string | null;
    teamId?: string | null;
    priority?: Priority;
    skills?: string[];
    title?: string | null;
  };
  /** A field that nobody had set is missing. */
  provenance: Partial<Record<TriageField, Provenance>>;
  /** The labels of the answered fields. `at` is an ISO date and time. */
  labels: {
    field: TriageField;
    value: string | string[];
    origin: LabelOrigin;
    source: Source;
    personId: string | null;
    at: string;
  }[];
}
