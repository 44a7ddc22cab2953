import type { Priority } from "@/lib/domain/ticket";
import { greeting } from "./greeting";
import { type MailContent, renderMail } from "./layout";
import { oneLine, truncateText } from "./text";
import { type MailTicket, PRIORITY_NAMES, ticketName } from "./ticket-text";

export interface DigestFacts {
  name: string;
  /** Whose tickets they were; null where that account is erased. */
  fromName: string | null;
  tickets: (MailTicket & { category: string | null; priority: Priority; ticketUrl: string })[];
}

/** "4 tickets came over to you": what somebody left behind and the reader has now, in one mail. */
export function assigneeDigest({ name, fromName, tickets }: DigestFacts): MailContent {
  const one = tickets.length === 1;
  const cameOver = `${one ? "1 ticket" : `${tickets.length} tickets`} came over to you`;
  const from = fromName === null ? "" : ` from ${truncateText(oneLine(fromName), 60)}`;
  return renderMail({
    subject: cameOver + from,
    heading: cameOver + from,
    blocks: [
      { say: greeting(name) },
      {
        say: `${one ? "It is" : "They are"} yours from now on. What was said so far stands on ${one ? "its" : "each ticket's"} page.`,
      },
      {
        head: one ? "The ticket" : "The most urgent first",
        links: tickets.map((ticket) => ({
          name: `${ticket.number}: ${ticketName(ticket)}`,
          aside: [ticket.category, PRIORITY_NAMES[ticket.priority]].filter(Boolean).join(", "),
          url: ticket.ticketUrl,
        })),
      },
    ],
    because: `You get this mail because ${one ? "this ticket was" : "these tickets were"} assigned to you. It is for staff only: please do not forward it.`,
  });
}
