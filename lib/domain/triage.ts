import type { Priority, Provenance, Source, TriageState } from "./ticket";
import type { TriageReason } from "./triage-reason";

/** A vendor's model, our own model, the keyword rules, the last resort. */
export const TRIAGE_PROVIDERS = ["gemini", "learned", "builtin", "defaults"] as const;
export type TriageProviderName = (typeof TRIAGE_PROVIDERS)[number];

export const TRIAGE_FIELDS = ["category", "priority", "skills", "title"] as const;
export type TriageField = (typeof TRIAGE_FIELDS)[number];

/** `suggest`: everything is a suggestion. `cautious`: confident values are applied. `full`: all values are. */
export const AUTOMATION_LEVELS = ["off", "suggest", "cautious", "full"] as const;
export type AutomationLevel = (typeof AUTOMATION_LEVELS)[number];

/** Outcome of an automatic decision. `overruled`: a person had already set the field. */
export const DECISION_MODES = ["applied", "suggested", "overruled", "shadow"] as const;
export type DecisionMode = (typeof DECISION_MODES)[number];

/** Why a value was not applied automatically. `lib/display-text/hold-reason.ts` has the texts. */
export const HOLD_REASONS = [
  "off",
  "suggest-only",
  "below-threshold",
  "few-labels",
  "breaker",
  "quote-missing",
  "unclear",
  "unlike-known",
  "instructions",
  "model-alone",
] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

export type LabelOrigin = "set" | "accepted" | "implicit";

/** A person's answer to the suggestions of one review case. */
export type ReviewAnswer = "accepted" | "changed" | "rejected" | "skipped";

/** The prediction for one field and its evidence. */
export interface FieldResult<T> {
  value: T;
  /** Can differ between the fields of one result. */
  provider: TriageProviderName;
  source: Source;
  /** 0 to 1, if known. */
  confidence: number | null;
  reason: TriageReason | null;
  /** Exact pieces of the ticket's text. */
  quotes: string[];
  /** False: suggestion only. */
  apply: boolean;
  /** Missing in old results. */
  holdReason?: HoldReason | null;
  /** The next best values, for the "why" card. */
  alternatives?: { value: T; confidence: number }[];
}

export interface FieldResults {
  category?: FieldResult<string>;
  priority?: FieldResult<Priority>;
  skills?: FieldResult<string[]>;
  title?: FieldResult<string>;
}

export interface ProviderAttempt {
  provider: TriageProviderName;
  /** `answered`, `repaired` (second try), `partial` (see `missing`) or an error code. */
  outcome: string;
  /** Fields without a valid value. */
  missing?: string[];
  retryAfterSeconds?: number;
  /** For comparison only. */
  shadow?: boolean;
  /** A vendor's model name, or our model's id. */
  model?: string;
  promptVersion?: string;
  inputTokens?: number;
  outputTokens?: number;
  /** Millionths of a US dollar, if the price is known. */
  costMicros?: number;
  /** A stored answer was used. */
  cached?: true;
  ms: number;
}

/** The answered fields before an answer, for undo. */
export interface ReviewBefore {
  triage: TriageState;
  values: {
    categoryId?: string | null;
    teamId?: string | null;
    priority?: Priority;
    skills?: string[];
    title?: string | null;
  };
  /** A missing field had no value. */
  provenance: Partial<Record<TriageField, Provenance>>;
  /** Times are ISO text. */
  labels: {
    field: TriageField;
    value: string | string[];
    origin: LabelOrigin;
    source: Source;
    personId: string | null;
    at: string;
  }[];
}
