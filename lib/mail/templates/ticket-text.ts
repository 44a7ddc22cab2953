import type { Priority } from "@/lib/domain/ticket";
import { oneLine, truncateText } from "./text";

export interface MailTicket {
  number: string;
  title: string | null;
  description: string;
}

/** Every mail about a ticket has the same subject, so that a mailbox keeps them together; to approvers it says first what is wanted. */
export function ticketSubject(ticket: MailTicket): string {
  return `[${ticket.number}] ${ticketName(ticket)}`;
}

/** The title, or the first words of what was written. */
export function ticketName({ title, description }: Pick<MailTicket, "title" | "description">): string {
  return truncateText(oneLine(title || description), 120) || "A request";
}

export const PRIORITY_NAMES: Record<Priority, string> = {
  low: "Low",
  medium: "Medium",
  high: "High",
  critical: "Critical",
};
