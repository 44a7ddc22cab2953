import { greeting } from "./greeting";
import { type Block, type MailContent, renderMail } from "./layout";
import { truncateText } from "./text";
import { type MailTicket, ticketName, ticketSubject } from "./ticket-text";

export interface RejectedFacts extends MailTicket {
  name: string;
  step: string;
  approver: string;
  reason: string | null;
  ticketUrl: string;
}

/** To the requester: somebody said no, and why. */
export function approvalRejected(facts: RejectedFacts): MailContent {
  const reason: Block[] = facts.reason ? [{ head: "Their reason", quote: truncateText(facts.reason, 2_000) }] : [];
  return renderMail({
    subject: `Not approved: ${ticketSubject(facts)}`,
    heading: "Your request was not approved",
    blocks: [
      { say: greeting(facts.name) },
      {
        facts: [
          ["Ticket", `${facts.number}: ${ticketName(facts)}`],
          ["Step", facts.step],
          ["Decided by", facts.approver],
        ],
      },
      ...reason,
      { say: "The ticket is cancelled. If something has changed, open a new one." },
      { button: "Open the ticket", url: facts.ticketUrl },
    ],
    because: "You get this mail because you opened this ticket.",
  });
}
