import type { TicketDetails } from "@/lib/tickets/queries";
import type { TimelineEvent } from "@/lib/tickets/timeline";

/** True if this person made every change after `expected` was loaded. False if there is no new history event. */
export function isOwnChange(expected: TicketDetails, current: TicketDetails, personId: string): boolean {
  const events = newEvents(expected, current);
  return events.length > 0 && events.every(({ actor }) => actor.id === personId);
}

/** The history events of `current` that `expected`, an earlier state of the same ticket, lacks. */
export function newEvents(expected: TicketDetails, current: TicketDetails): TimelineEvent[] {
  const known = new Set((expected.history ?? []).map(({ id }) => id));
  return (current.history ?? []).filter(({ id }) => !known.has(id));
}
