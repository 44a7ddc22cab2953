import type { TimelineEvent } from "@/lib/tickets/timeline";
import type { LineInput } from "./line-entry";

/** An event's short facts; their shapes are the history's own and are checked where they are read. */
export function afterFacts(event: TimelineEvent): Record<string, unknown> {
  return event.after ?? {};
}

export function beforeFacts(event: TimelineEvent): Record<string, unknown> {
  return event.before ?? {};
}

/** Whoever that id is, as far as this page knows. */
export function personName({ ticket, names }: Pick<LineInput, "ticket" | "names">, id: unknown): string {
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
