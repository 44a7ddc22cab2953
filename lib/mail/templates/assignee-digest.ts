import { formatCount, PRIORITY_LABELS } from "@/lib/display-text/labels";
import type { Priority } from "@/lib/domain/ticket";
import { type MailContent, renderMail } from "./layout";
import { greeting, oneLine, truncateText } from "./text";
import { type MailTicket, ticketName } from "./ticket-text";

interface DigestFacts {
  name: string;
  /** Null if that account is erased. */
  fromName: string | null;
  tickets: (MailTicket & { category: string | null; priority: Priority; ticketUrl: string })[];
}

/** "4 tickets from Ines Kovač are now assigned to you": reassigned tickets in one email. */
export function assigneeDigest({ name, fromName, tickets }: DigestFacts): MailContent {
  const isSingle = tickets.length === 1;
  const count = formatCount(tickets.length, "ticket");
  const source = fromName === null ? count : `${count} from ${truncateText(oneLine(fromName), 60)}`;
  const heading = `${source} ${isSingle ? "is" : "are"} now assigned to you`;
  return renderMail({
    subject: heading,
    heading,
    blocks: [
      { text: greeting(name) },
      {
        text: isSingle
          ? "You can read the conversation on its page."
          : "You can read the conversations on their pages.",
      },
      {
        heading: isSingle ? "Ticket" : "Tickets, most urgent first",
        links: tickets.map((ticket) => ({
          name: `${ticket.number}: ${ticketName(ticket)}`,
          details: [ticket.category, PRIORITY_LABELS[ticket.priority]].filter(Boolean).join(", "),
          url: ticket.ticketUrl,
        })),
      },
    ],
    footer: isSingle
      ? "You received this email because this ticket was assigned to you. For staff only: please do not forward it."
      : "You received this email because these tickets were assigned to you. For staff only: please do not forward it.",
  });
}
