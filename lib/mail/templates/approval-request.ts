import { PRIORITY_LABELS } from "@/lib/display-text/labels";
import type { ApprovalFacts } from "@/lib/tickets/approvals/views";
import { type Block, type MailContent, renderMail } from "./layout";
import { greeting, oneLine, truncateText } from "./text";
import { ticketName, ticketSubject } from "./ticket-text";

interface RequestFacts {
  /** Empty for an address without an account. */
  name: string;
  step: string;
  facts: ApprovalFacts;
  url: string;
  expiresAt: Date;
  isReminder: boolean;
}

const MAX_QUOTE = 4_000;

/** To an approver, with or without an account: the facts they need to decide, and the link. */
export function approvalRequest({ name, step, facts, url, expiresAt, isReminder }: RequestFacts): MailContent {
  const { requester, requesterDepartment } = facts;
  return renderMail({
    subject: `${isReminder ? "Approval reminder" : "Approval needed"}: ${ticketSubject(facts)}`,
    heading: isReminder ? "Reminder: approval needed" : "Approval needed",
    blocks: [
      { text: name ? greeting(name) : "Hello," },
      { text: `${oneLine(requester)}'s request needs your approval.` },
      {
        facts: [
          ["Ticket", `${facts.number}: ${ticketName(facts)}`],
          ["From", [requester, requesterDepartment].filter(Boolean).join(", ")],
          ["Category", facts.category],
          ["Priority", PRIORITY_LABELS[facts.priority]],
          ["Step", step],
        ],
      },
      { heading: "Description", quote: truncateText(facts.description, MAX_QUOTE) },
      ...approvalsSoFar(facts),
      { text: "Opening the link changes nothing. The page shows the request and asks for your decision." },
      { button: "Review request", url },
      { text: `This link is only for you and works until ${expiresAt.toISOString().slice(0, 10)} (UTC).` },
    ],
    footer: "You received this email because you are an approver of this request.",
  });
}

function approvalsSoFar({ chain }: ApprovalFacts): Block[] {
  const list = chain.steps.flatMap((step) =>
    step.requests
      .filter(({ state }) => state === "approved")
      .map(({ approver, comment }) => {
        const approval = `${step.name}: ${approver}`;
        return comment ? `${approval}: ${truncateText(comment, 300)}` : approval;
      }),
  );
  return list.length > 0 ? [{ heading: "Approved by", list }] : [];
}
