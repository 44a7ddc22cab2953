import { type CatalogueNames, formatSkills } from "@/app/_features/names/names";
import { FIELD_LABELS, PRIORITY_LABELS, STATUS_LABELS } from "@/lib/display-text/labels";
import type { TicketDetails } from "@/lib/tickets/queries";
import type { TimelineEvent } from "@/lib/tickets/timeline";
import { newEvents } from "./is-own-change";
import type { Conflict } from "./use-ticket-mutations";

export interface ConflictText {
  title: string;
  /** "Priority changed to Critical at". Null if the field did not change. */
  since: { text: string; at: string } | null;
  yours: string;
  keepLabel: string;
  retryLabel: string;
}

/** Describes a conflict to the person `me`: who changed the ticket first, the new value and the person's value. Pure. */
export function formatConflict(
  { change, expected, current }: Conflict,
  names: CatalogueNames,
  me: string,
): ConflictText {
  const events = newEvents(expected, current);
  const event = events.findLast((each) => touches(each, change.field)) ?? events.at(-1);
  const value = fieldText(change.field, current, names);
  const differs = value !== null && value !== fieldText(change.field, expected, names);
  return {
    title: titleFor(event, me),
    since: differs && event ? { text: `${FIELDS[change.field]} changed to ${value} at`, at: event.at } : null,
    yours: change.value ? `You chose ${change.value}.` : "Check what changed, then decide.",
    keepLabel: differs ? `Keep ${value}` : "Discard my change",
    retryLabel: change.verb,
  };
}

const FIELDS: Record<Conflict["change"]["field"], string> = {
  ...FIELD_LABELS,
  status: "Status",
  assignee: "Assignee",
  ticket: "Ticket",
};

function titleFor(event: TimelineEvent | undefined, me: string): string {
  if (event?.actor.id === me) return "You changed this ticket in another window";
  const name = event ? (event.actor.id ? event.actor.name : "Signalbox") : "Someone else";
  return `${name} changed this ticket first`;
}

function touches(event: TimelineEvent, field: Conflict["change"]["field"]): boolean {
  switch (event.type) {
    case "ticket/assigned":
    case "ticket/unassigned":
      return field === "assignee";
    case "ticket/status.changed":
      return field === "ticket" || field === "status";
    case "ticket/edited":
    case "ticket/review.undone":
      return Object.keys(event.after ?? {}).includes(field);
    case "ticket/reworded":
      return field === "title" && event.after?.title !== undefined;
    default:
      return false;
  }
}

function fieldText(field: Conflict["change"]["field"], ticket: TicketDetails, names: CatalogueNames): string | null {
  const texts: Record<typeof field, string | null> = {
    status: STATUS_LABELS[ticket.status],
    priority: PRIORITY_LABELS[ticket.priority],
    category: ticket.category?.name ?? "not set",
    skills: formatSkills(names, ticket.skills),
    title: ticket.title,
    assignee: ticket.assignee?.name ?? "unassigned",
    ticket: null,
  };
  return texts[field];
}
