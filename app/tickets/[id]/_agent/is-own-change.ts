import type { TicketDetails } from "@/lib/tickets/queries";

/** Whether all that happened to a ticket since it was seen was done by one person. False where nothing is known of it. */
export function isOwnChange(seen: TicketDetails, now: TicketDetails, personId: string): boolean {
  const known = new Set((seen.history ?? []).map(({ id }) => id));
  const news = (now.history ?? []).filter(({ id }) => !known.has(id));
  return news.length > 0 && news.every(({ actor }) => actor.id === personId);
}
