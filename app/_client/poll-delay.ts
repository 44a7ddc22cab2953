import { isTriaging, type Status, type TriageState } from "@/lib/domain/ticket";

const SECOND_MS = 1_000;
const FIRST_MINUTE_MS = 60 * SECOND_MS;
/** The triage of an older ticket counts as stuck. */
const TRIAGE_LIMIT_MS = 5 * FIRST_MINUTE_MS;

export interface PolledTicket {
  status: Status;
  triage: TriageState;
  assigned: boolean;
  ageMs: number;
}

/**
 * The ms until the next poll: 1 s while a ticket is in triage (at most 5 minutes after it was opened) or has no
 * assignee (at most 1 minute), 60 s for a closed or cancelled ticket, 10 s for all others.
 */
export function pollDelayMs({ status, triage, assigned, ageMs }: PolledTicket): number {
  if (status === "closed" || status === "cancelled") return 60 * SECOND_MS;
  const triaging = isTriaging(triage) && ageMs < TRIAGE_LIMIT_MS;
  const routing = !assigned && ageMs < FIRST_MINUTE_MS;
  return triaging || routing ? SECOND_MS : 10 * SECOND_MS;
}
