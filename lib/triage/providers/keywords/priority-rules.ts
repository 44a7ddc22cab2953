import data from "./priority-rules.json";

export type UrgencyKind = "stopped" | "people" | "security" | "money" | "deadline" | "urgency" | "calm";

/** Phrases that count the same for the priority. */
export interface UrgencyRule {
  kind: UrgencyKind;
  /** The points of the kind "calm" are subtracted, all others are added. */
  points: number;
  phrases: string[];
  /** If one of these words follows, the phrase does not count: "whenever" is calm, "whenever I click" is not. */
  unlessBefore?: string[];
}

/** From this many points the priority is high. One strong sign is enough. */
export const HIGH_FROM = 3;
/** From this many points the priority is critical: a security breach, or an outage for many people, for example. */
export const CRITICAL_FROM = 7;

/** The phrases match as whole words, also with other endings. People see them as the reason for the priority. */
export const URGENCY_RULES = data.rules as UrgencyRule[];

/** Words that reverse the urgency after them: "not urgent", "kein Notfall". */
export const NEGATORS: ReadonlySet<string> = new Set(data.negators);
