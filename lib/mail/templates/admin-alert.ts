import type { Priority } from "@/lib/domain/ticket";
import { greeting } from "./greeting";
import { type MailContent, renderMail } from "./layout";
import { truncateText } from "./text";
import { type MailTicket, PRIORITY_NAMES, ticketName, ticketSubject } from "./ticket-text";

export interface AlertFacts extends MailTicket {
  name: string;
  category: string | null;
  priority: Priority;
  /** Why a person is needed, in plain words. */
  why: string;
  ticketUrl: string;
}

/** To admins: a ticket found nobody, or failed on its way. */
export function adminAlert(facts: AlertFacts): MailContent {
  return renderMail({
    subject: ticketSubject(facts),
    heading: "A ticket needs a hand",
    blocks: [
      { say: greeting(facts.name) },
      { say: truncateText(facts.why, 500) },
      {
        facts: [
          ["Ticket", `${facts.number}: ${ticketName(facts)}`],
          ["Category", facts.category],
          ["Priority", PRIORITY_NAMES[facts.priority]],
        ],
      },
      { button: "Open the ticket", url: facts.ticketUrl },
      { say: "Others may be waiting too. You get at most one such mail an hour." },
    ],
    because: "You get this mail because you are an admin here.",
  });
}
