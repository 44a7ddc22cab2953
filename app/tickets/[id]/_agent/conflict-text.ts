import { type CatalogueNames, formatSkills } from "@/app/_features/names/names";
import { PRIORITY_LABELS, STATUS_LABELS, upperFirst } from "@/lib/display-text/labels";
import type { TicketDetails } from "@/lib/tickets/queries";
import type { TimelineEvent } from "@/lib/tickets/timeline";
import type { Conflict } from "./use-ticket-mutations";

export interface ConflictText {
  /** "Tomasz Berg changed it first" */
  title: string;
  /** "Priority is Critical since" — the moment follows; null where another part was changed. */
  since: { words: string; at: string } | null;
  /** "Yours was High." */
  yours: string;
  keep: string;
  again: string;
}

/** Who was faster and what the two values are, from what history holds beyond the one that was seen. Pure. */
export function formatConflict({ change, seen, now }: Conflict, names: CatalogueNames, me: string): ConflictText {
  const known = new Set((seen.history ?? []).map(({ id }) => id));
  const news = (now.history ?? []).filter(({ id }) => !known.has(id));
  const event = news.findLast((one) => touches(one, change.field)) ?? news.at(-1);
  const present = valueNow(change.field, now, names);
  const differs = present !== null && present !== valueNow(change.field, seen, names);
  const field = upperFirst(change.field);
  return {
    title: `${whoDid(event, me)} changed it first`,
    since: differs && event ? { words: `${field} is ${present} since`, at: event.at } : null,
    yours: change.value ? `Yours was ${change.value}.` : "Look at what is new, then decide.",
    keep: differs ? `Keep ${present}` : "Leave it as it is",
    again: change.verb,
  };
}

function whoDid(event: TimelineEvent | undefined, me: string): string {
  if (!event) return "Somebody";
  if (event.actor.id === me) return "You, in another window,";
  return event.actor.id ? event.actor.name : "Signalbox";
}

function touches(event: TimelineEvent, field: Conflict["change"]["field"]): boolean {
  switch (event.type) {
    case "ticket/assigned":
    case "ticket/unassigned":
      return field === "owner";
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

function valueNow(field: Conflict["change"]["field"], ticket: TicketDetails, names: CatalogueNames): string | null {
  switch (field) {
    case "status":
      return STATUS_LABELS[ticket.status];
    case "priority":
      return PRIORITY_LABELS[ticket.priority];
    case "category":
      return ticket.category?.name ?? "none";
    case "skills":
      return formatSkills(names, ticket.skills);
    case "title":
      return ticket.title;
    case "owner":
      return ticket.assignee?.name ?? "nobody";
    case "ticket":
      return null;
  }
}
