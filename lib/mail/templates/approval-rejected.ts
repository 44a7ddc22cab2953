import { type Block, type MailContent, renderMail } from "./layout";
import { greeting, truncateText } from "./text";
import { type MailTicket, ticketName, ticketSubject } from "./ticket-text";

interface RejectedFacts extends MailTicket {
  name: string;
  step: string;
  approver: string;
  reason: string | null;
  ticketUrl: string;
}

/** To the requester: an approver rejected the ticket. */
export function approvalRejected(facts: RejectedFacts): MailContent {
  const reason: Block[] = facts.reason ? [{ heading: "Reason", quote: truncateText(facts.reason, 2_000) }] : [];
  return renderMail({
    subject: `Not approved: ${ticketSubject(facts)}`,
    heading: "Your request was not approved",
    blocks: [
      { text: greeting(facts.name) },
      {
        facts: [
          ["Ticket", `${facts.number}: ${ticketName(facts)}`],
          ["Step", facts.step],
          ["Decided by", facts.approver],
        ],
      },
      ...reason,
      { text: "The ticket is cancelled. If something has changed, please open a new one." },
      { button: "Open ticket", url: facts.ticketUrl },
    ],
    footer: "You received this email because you opened this ticket.",
  });
}
