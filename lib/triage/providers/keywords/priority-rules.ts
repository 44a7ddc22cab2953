import data from "./priority-rules.json";

export type UrgencyKind = "stopped" | "people" | "security" | "money" | "deadline" | "urgency" | "calm";

/** Phrases that mean the same for a priority. */
export interface UrgencyRule {
  kind: UrgencyKind;
  /** Those of "calm" are subtracted. */
  points: number;
  phrases: string[];
  /** "whenever I click". */
  unlessBefore?: string[];
}

/** One strong sign makes a ticket high … */
export const HIGH_FROM = 3;
/** … and critical takes an outage plus many people, money or a plea, or a security breach. */
export const CRITICAL_FROM = 7;

/** Whole words; plurals and verb endings also match. Quoted to people as the reason. */
export const URGENCY_RULES = data.rules as UrgencyRule[];

/** They reverse the urgency that follows: "not urgent", "kein Notfall". */
export const NEGATORS: ReadonlySet<string> = new Set(data.negators);
