import { isTriaging, type Status, type TriageState } from "@/lib/domain/ticket";

const SECOND_MS = 1_000;
const FIRST_MINUTE_MS = 60 * SECOND_MS;
/** A longer triage is stuck. */
const TRIAGE_LIMIT_MS = 5 * FIRST_MINUTE_MS;

export interface PolledTicket {
  status: Status;
  triage: TriageState;
  assigned: boolean;
  ageMs: number;
}

/** Delay until the next poll: 1 s during triage and routing, then 10 s; 60 s for closed and cancelled tickets. */
export function pollDelayMs({ status, triage, assigned, ageMs }: PolledTicket): number {
  if (status === "closed" || status === "cancelled") return 60 * SECOND_MS;
  const triaging = isTriaging(triage) && ageMs < TRIAGE_LIMIT_MS;
  const routing = !assigned && ageMs < FIRST_MINUTE_MS;
  return triaging || routing ? SECOND_MS : 10 * SECOND_MS;
}
