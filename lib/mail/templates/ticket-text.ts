import { oneLine, truncateText } from "./text";

export interface MailTicket {
  number: string;
  title: string | null;
  description: string;
}

/** The same for every email about a ticket, so that mailboxes group them. */
export function ticketSubject(ticket: MailTicket): string {
  return `[${ticket.number}] ${ticketName(ticket)}`;
}

/** The title, or the start of the description. */
export function ticketName({ title, description }: Pick<MailTicket, "title" | "description">): string {
  return truncateText(oneLine(title || description), 120) || "A request";
}
