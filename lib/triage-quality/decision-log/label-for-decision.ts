import { isoOf } from "@/lib/db/json";
import type { DecisionRow } from "./select-decisions";

/** What a person made of an automatic decision after it. */
export interface DecisionLabel {
  /** `set` and `accepted`: chosen by hand. `stood`: the ticket was solved with it. `rejected`: nothing of it was taken in review. */
  how: "set" | "accepted" | "implicit" | "rejected";
  kept: boolean;
  /** What they decided; null where they only rejected it. */
  value: string | string[] | null;
  by: { id: string; name: string } | null;
  at: string;
}

/** The latest word on a decision; what merely stood does not take a rejection back. Null where nobody said anything. */
export function labelForDecision({ decision, label, labelledBy, rejected }: DecisionRow): DecisionLabel | null {
  const rejectedAt = rejected && new Date(rejected.at);
  if (rejectedAt && (!label || label.origin === "implicit" || label.at <= rejectedAt)) {
    return { how: "rejected", kept: false, value: null, by: rejected.by, at: isoOf(rejected.at) };
  }
  if (!label) return null;
  const { value, origin, at } = label;
  return { how: origin, kept: isSame(value, decision.value), value, by: labelledBy, at: at.toISOString() };
}

/** Skills are a set. */
function isSame(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((item) => other.includes(item));
}
