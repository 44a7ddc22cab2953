import type { Priority } from "@/lib/domain/ticket";
import { greeting } from "./greeting";
import { type Block, type MailContent, renderMail } from "./layout";
import { truncateText } from "./text";
import { PRIORITY_NAMES, ticketName, ticketSubject } from "./ticket-text";

export interface NoticeFacts {
  name: string;
  number: string;
  title: string | null;
  description: string;
  category: string | null;
  priority: Priority;
  skills: string[];
  requesterName: string;
  requesterDepartment: string | null;
  summary: string | null;
  helpfulNotes: string[];
  ticketUrl: string;
}

/** Longer texts are read on the ticket's page. */
const MAX_QUOTE = 4_000;

/** "A ticket is yours", to the one who got it: enough to start without opening anything. */
export function assigneeNotice(facts: NoticeFacts): MailContent {
  const summary: Block[] = facts.summary ? [{ head: "In short", quote: facts.summary }] : [];
  const notes: Block[] = facts.helpfulNotes.length > 0 ? [{ head: "Helpful notes", list: facts.helpfulNotes }] : [];
  return renderMail({
    subject: ticketSubject(facts),
    heading: "A ticket is yours",
    blocks: [
      { say: greeting(facts.name) },
      {
        facts: [
          ["Ticket", `${facts.number}: ${ticketName(facts)}`],
          ["Category", facts.category],
          ["Priority", PRIORITY_NAMES[facts.priority]],
          ["Skills", facts.skills.join(", ")],
          ["From", [facts.requesterName, facts.requesterDepartment].filter(Boolean).join(", ")],
        ],
      },
      ...summary,
      { head: "What they wrote", quote: truncateText(facts.description, MAX_QUOTE) },
      ...notes,
      { button: "Open the ticket", url: facts.ticketUrl },
    ],
    because:
      "You get this mail because this ticket was assigned to you. It is for staff only: please do not forward it to the requester.",
  });
}
