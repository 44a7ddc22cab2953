import { greeting } from "./greeting";
import { type MailContent, renderMail } from "./layout";
import { ticketName, ticketSubject } from "./ticket-text";

/** All that a requester's mail may know. What is for staff has no place in this type. */
export interface ConfirmationFacts {
  name: string;
  number: string;
  /** The requester's own title, if they gave one. */
  title: string | null;
  description: string;
  /** Who has the ticket, where somebody has it by now. */
  assigneeName: string | null;
  ticketUrl: string;
}

/** "Your ticket is in", to the one who wrote it. */
export function requesterConfirmation(facts: ConfirmationFacts): MailContent {
  return renderMail({
    subject: ticketSubject(facts),
    heading: "Your ticket is in",
    blocks: [
      { say: greeting(facts.name) },
      { say: "Thank you for writing. We have your ticket and nothing more is needed from you for now." },
      {
        facts: [
          ["Number", facts.number],
          ["About", ticketName(facts)],
        ],
      },
      {
        say: facts.assigneeName
          ? `What happens next: ${facts.assigneeName} has your ticket and looks into it. Answers and every step stand on its page, and you can add to it there at any time.`
          : "What happens next: your ticket goes to the first person who can help. Answers and every step stand on its page, and you can add to it there at any time.",
      },
      { button: "See your ticket", url: facts.ticketUrl },
    ],
    because: "You get this mail because you opened this ticket.",
  });
}
