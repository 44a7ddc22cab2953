import { PRIORITY_LABELS } from "@/lib/display-text/labels";
import type { Priority } from "@/lib/domain/ticket";
import { type Block, type MailContent, renderMail } from "./layout";
import { greeting, truncateText } from "./text";
import { type MailTicket, ticketName, ticketSubject } from "./ticket-text";

interface NoticeFacts extends MailTicket {
  name: string;
  category: string | null;
  priority: Priority;
  skills: string[];
  requesterName: string;
  requesterDepartment: string | null;
  summary: string | null;
  helpfulNotes: string[];
  ticketUrl: string;
}

/** Longer texts are on the ticket's page. */
const MAX_QUOTE = 4_000;

/** To the new assignee: enough to start without opening the ticket. */
export function assigneeNotice(facts: NoticeFacts): MailContent {
  const summary: Block[] = facts.summary ? [{ heading: "Summary", quote: facts.summary }] : [];
  const notes: Block[] = facts.helpfulNotes.length > 0 ? [{ heading: "Helpful notes", list: facts.helpfulNotes }] : [];
  return renderMail({
    subject: ticketSubject(facts),
    heading: "Assigned to you",
    blocks: [
      { text: greeting(facts.name) },
      {
        facts: [
          ["Ticket", `${facts.number}: ${ticketName(facts)}`],
          ["Category", facts.category],
          ["Priority", PRIORITY_LABELS[facts.priority]],
          ["Skills", facts.skills.join(", ")],
          ["From", [facts.requesterName, facts.requesterDepartment].filter(Boolean).join(", ")],
        ],
      },
      ...summary,
      { heading: "Description", quote: truncateText(facts.description, MAX_QUOTE) },
      ...notes,
      { button: "Open ticket", url: facts.ticketUrl },
    ],
    footer:
      "You received this email because this ticket was assigned to you. For staff only: please do not forward it to the requester.",
  });
}
