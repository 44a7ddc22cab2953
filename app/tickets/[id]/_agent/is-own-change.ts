import type { TicketDetails } from "@/lib/tickets/queries";

/** True if this person made every change since `expected`. False if there is no new event. */
export function isOwnChange(expected: TicketDetails, current: TicketDetails, personId: string): boolean {
  const known = new Set((expected.history ?? []).map(({ id }) => id));
  const newEvents = (current.history ?? []).filter(({ id }) => !known.has(id));
  return newEvents.length > 0 && newEvents.every(({ actor }) => actor.id === personId);
}
