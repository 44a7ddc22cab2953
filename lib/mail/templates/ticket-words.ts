import type { Priority } from "@/lib/domain/ticket";
import { cut, oneLine } from "./text";

export interface NamedTicket {
  number: string;
  title: string | null;
  description: string;
}

/** Every mail about a ticket has the same subject, so that a mailbox keeps them together; to approvers it says first what is wanted. */
export function ticketSubject(ticket: NamedTicket): string {
  return `[${ticket.number}] ${nameOf(ticket)}`;
}

/** The title, or the first words of what was written. */
export function nameOf({ title, description }: Pick<NamedTicket, "title" | "description">): string {
  return cut(oneLine(title || description), 120) || "A request";
}

export const PRIORITY_NAMES: Record<Priority, string> = {
  low: "Low",
  medium: "Medium",
  high: "High",
  critical: "Critical",
};
