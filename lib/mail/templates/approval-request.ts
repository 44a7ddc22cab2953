import type { ApprovalFacts } from "@/lib/tickets/approvals/views";
import { greeting } from "./greeting";
import { type Block, type MailContent, renderMail } from "./layout";
import { truncateText } from "./text";
import { PRIORITY_NAMES, ticketName, ticketSubject } from "./ticket-text";

export interface RequestFacts {
  /** Empty for an address without an account. */
  name: string;
  step: string;
  facts: ApprovalFacts;
  url: string;
  expiresAt: Date;
  /** They were asked before. */
  again: boolean;
}

const MAX_QUOTE = 4_000;

/** To somebody who is to agree, perhaps without an account: all they need to decide, and where to. */
export function approvalRequest({ name, step, facts, url, expiresAt, again }: RequestFacts): MailContent {
  const { requester, requesterDepartment } = facts;
  const said = wordsSoFar(facts);
  return renderMail({
    subject: `${again ? "Still waiting for your approval" : "Your approval is needed"}: ${ticketSubject(facts)}`,
    heading: again ? "This still waits for your word" : "Somebody needs your approval",
    blocks: [
      { say: name ? greeting(name) : "Hello," },
      {
        facts: [
          ["Ticket", `${facts.number}: ${ticketName(facts)}`],
          ["From", [requester, requesterDepartment].filter(Boolean).join(", ")],
          ["Category", facts.category],
          ["Priority", PRIORITY_NAMES[facts.priority]],
          ["Step", step],
        ],
      },
      { head: "What they wrote", quote: truncateText(facts.description, MAX_QUOTE) },
      ...said,
      { say: "Opening the link changes nothing. The page shows the request and asks for your decision." },
      { button: "Look and decide", url },
      { say: `The link is for you alone and works until ${expiresAt.toISOString().slice(0, 10)} (UTC).` },
    ],
    because: "You get this mail because you were named as somebody whose approval this request needs.",
  });
}

function wordsSoFar({ chain }: ApprovalFacts): Block[] {
  const list = chain.steps.flatMap((step) =>
    step.requests
      .filter(({ state }) => state === "approved")
      .map(
        ({ approver, comment }) =>
          `${step.name}: ${approver} agreed${comment ? `: ${truncateText(comment, 300)}` : ""}`,
      ),
  );
  return list.length > 0 ? [{ head: "Who agreed before", list }] : [];
}
