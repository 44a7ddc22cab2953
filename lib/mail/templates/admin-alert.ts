import { PRIORITY_LABELS } from "@/lib/display-text/labels";
import type { Priority } from "@/lib/domain/ticket";
import { type MailContent, renderMail } from "./layout";
import { greeting, truncateText } from "./text";
import { type MailTicket, ticketName, ticketSubject } from "./ticket-text";

interface AlertFacts extends MailTicket {
  name: string;
  category: string | null;
  priority: Priority;
  /** Why a person is needed, as text. */
  reason: string;
  ticketUrl: string;
}

/** To admins: a ticket has no assignee, or its processing failed. */
export function adminAlert(facts: AlertFacts): MailContent {
  return renderMail({
    subject: ticketSubject(facts),
    heading: "A ticket needs your attention",
    blocks: [
      { text: greeting(facts.name) },
      { text: truncateText(facts.reason, 500) },
      {
        facts: [
          ["Ticket", `${facts.number}: ${ticketName(facts)}`],
          ["Category", facts.category],
          ["Priority", PRIORITY_LABELS[facts.priority]],
        ],
      },
      { button: "Open ticket", url: facts.ticketUrl },
      { text: "Other tickets may need attention too. We send at most one of these emails per hour." },
    ],
    footer: "You received this email because you are an admin.",
  });
}
