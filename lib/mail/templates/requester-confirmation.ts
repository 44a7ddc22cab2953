import { type MailContent, renderMail } from "./layout";
import { greeting } from "./text";
import { ticketName, ticketSubject } from "./ticket-text";

/** Everything that the requester's email may contain. Facts for staff must not be added here. */
interface ConfirmationFacts {
  name: string;
  number: string;
  /** The requester's own title, if they gave one. */
  title: string | null;
  description: string;
  assigneeName: string | null;
  ticketUrl: string;
}

/** To the requester: we received the ticket. */
export function requesterConfirmation(facts: ConfirmationFacts): MailContent {
  return renderMail({
    subject: ticketSubject(facts),
    heading: "We've received your ticket",
    blocks: [
      { text: greeting(facts.name) },
      {
        facts: [
          ["Number", facts.number],
          ["Subject", ticketName(facts)],
        ],
      },
      {
        text: facts.assigneeName
          ? `${facts.assigneeName} is working on your ticket.`
          : "We'll assign it to the right person.",
      },
      { text: "You can follow its progress and add to it on its page at any time." },
      { button: "View ticket", url: facts.ticketUrl },
    ],
    footer: "You received this email because you opened this ticket.",
  });
}
