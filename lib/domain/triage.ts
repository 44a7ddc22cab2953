import type { Priority, Provenance, Source, TriageState } from "./ticket";
import type { TriageReason } from "./triage-reason";

/* What triage reads and decides, and what people answer to it. The triage state of a ticket is in ./ticket. */

// Closed lists

/** Which reader of text gave a verdict: a vendor's model, our own learned one, the keyword rules, the last resort. */
export const TRIAGE_PROVIDERS = ["gemini", "learned", "builtin", "defaults"] as const;
export type TriageProviderName = (typeof TRIAGE_PROVIDERS)[number];

/** What triage decides about a ticket. */
export const TRIAGE_FIELDS = ["category", "priority", "skills", "title"] as const;
export type TriageField = (typeof TRIAGE_FIELDS)[number];

/**
 * How far automation goes: nothing is shown, everything is a suggestion, only what is sure enough is applied (the
 * default), whatever was read is applied.
 */
export const AUTOMATION_LEVELS = ["off", "suggest", "cautious", "full"] as const;
export type AutomationLevel = (typeof AUTOMATION_LEVELS)[number];

/** What became of an automatic decision when it was made: `overruled` where a person's value already stood. */
export const DECISION_MODES = ["applied", "suggested", "overruled", "shadow"] as const;
export type DecisionMode = (typeof DECISION_MODES)[number];

/** Why a value was not applied by itself, in codes; `lib/display-text/hold-reason.ts` has the words. */
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

/** How a person's word on a field came about. */
export type LabelOrigin = "set" | "accepted" | "implicit";

/** What somebody answered to the suggestions of one verdict in the review inbox. */
export type ReviewAnswer = "accepted" | "changed" | "rejected" | "skipped";

// JSON columns

/** What was read for one field, and what it rests on. */
export interface FieldResult<T> {
  value: T;
  /** Which provider said this value: a chain may fill fields from different readers. What it cost, `tries` says. */
  provider: TriageProviderName;
  source: Source;
  /** 0 to 1, or null where the reader gives none. */
  confidence: number | null;
  reason: TriageReason | null;
  /** Exact pieces of the ticket's text. */
  quotes: string[];
  /** True: may be written to the ticket. False: shown as a suggestion only. */
  apply: boolean;
  /** Why it may not be written; null where it may. Missing in readings from before the levels. */
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

/** A provider that was asked, and what came of it, in codes. */
export interface ProviderAttempt {
  provider: TriageProviderName;
  /** `answered`, `repaired` (at the second try), `partial` (see `missing`), or why it could not: `timeout`, `rate_limited` … */
  outcome: string;
  /** Fields for which it named no value of ours. */
  missing?: string[];
  retryAfterSeconds?: number;
  /** True: asked for comparison only. */
  shadow?: boolean;
  /** A vendor's name of its model, or the id of a row of `models`. */
  model?: string;
  promptVersion?: string;
  inputTokens?: number;
  outputTokens?: number;
  /** Millionths of a US dollar; missing beside tokens where the model's price was not known. */
  costMicros?: number;
  /** True: the answer to the same question was kept, and nobody was asked. */
  cached?: true;
  ms: number;
}

/** How the answered fields stood before an answer, so that it can be taken back. */
export interface ReviewBefore {
  triage: TriageState;
  values: {
    categoryId?: string | null;
    teamId?: string | null;
    priority?: Priority;
    skills?: string[];
    title?: string | null;
  };
  /** Of the answered fields; a field that is missing was nobody's word. */
  provenance: Partial<Record<TriageField, Provenance>>;
  /** Of the answered fields; moments as ISO text. */
  labels: {
    field: TriageField;
    value: string | string[];
    origin: LabelOrigin;
    source: Source;
    personId: string | null;
    at: string;
  }[];
}
