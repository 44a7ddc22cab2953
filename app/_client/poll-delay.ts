import { isTriaging, type Status, type TriageState } from "@/lib/domain/ticket";

const SECOND_MS = 1_000;
const FIRST_MINUTE_MS = 60 * SECOND_MS;
/** A reading that takes longer is stuck in a queue: looking each second won't hurry it. */
const PATIENCE_MS = 5 * FIRST_MINUTE_MS;

export interface PolledTicket {
  status: Status;
  triage: TriageState;
  assigned: boolean;
  /** How long ago it was opened. */
  ageMs: number;
}

/** How long to wait before looking at a ticket again: each second while it is on its way to somebody, then every ten. */
export function pollDelayMs({ status, triage, assigned, ageMs }: PolledTicket): number {
  if (status === "closed" || status === "cancelled") return 60 * SECOND_MS;
  const reading = isTriaging(triage) && ageMs < PATIENCE_MS;
  const routing = !assigned && ageMs < FIRST_MINUTE_MS;
  return reading || routing ? SECOND_MS : 10 * SECOND_MS;
}
