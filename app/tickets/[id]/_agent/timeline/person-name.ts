import type { TimelineInputs } from "./timeline-entry";

/** A person's name by id, found in the data of the ticket page. "a former colleague" if it is not there. */
export function personName(
  { ticket, names }: Pick<TimelineInputs, "ticket" | "names">,
  id: string | null | undefined,
): string {
  const known = [
    ...names.people,
    ...(ticket.assignment?.person ? [ticket.assignment.person] : []),
    ...(ticket.assignment?.scoreboard ?? []).map((line) => ({ id: line.personId, name: line.name })),
    ...(ticket.assignee ? [ticket.assignee] : []),
    ticket.requester,
    ...ticket.messages.map((message) => message.author),
    ...(ticket.history ?? []).map(({ actor }) => actor),
  ];
  return known.find((person) => person.id === id)?.name ?? "a former colleague";
}
