import { type CatalogueNames, formatSkills } from "@/app/_features/names/names";
import { FIELD_LABELS, PRIORITY_LABELS, STATUS_LABELS } from "@/lib/display-text/labels";
import type { TicketDetails } from "@/lib/tickets/queries";
import type { TimelineEvent } from "@/lib/tickets/timeline";
import type { Conflict } from "./use-ticket-mutations";

export interface ConflictText {
  title: string;
  /** "Priority has been Critical since", followed by the time; null if another field changed. */
  since: { text: string; at: string } | null;
  yours: string;
  keepLabel: string;
  retryLabel: string;
}

/** Describes a conflict from the history events since `expected`: who changed the ticket, and both values. Pure. */
export function formatConflict(
  { change, expected, current }: Conflict,
  names: CatalogueNames,
  me: string,
): ConflictText {
  const known = new Set((expected.history ?? []).map(({ id }) => id));
  const newEvents = (current.history ?? []).filter(({ id }) => !known.has(id));
  const event = newEvents.findLast((each) => touches(each, change.field)) ?? newEvents.at(-1);
  const value = fieldText(change.field, current, names);
  const differs = value !== null && value !== fieldText(change.field, expected, names);
  return {
    title: titleFor(event, me),
    since: differs && event ? { text: `${FIELDS[change.field]} has been ${value} since`, at: event.at } : null,
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
  if (event?.actor.id === me) return "You changed it in another window";
  const name = event ? (event.actor.id ? event.actor.name : "Signalbox") : "Someone else";
  return `${name} changed it first`;
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
