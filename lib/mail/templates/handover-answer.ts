import { type Block, type MailContent, renderMail } from "./layout";
import { greeting, oneLine } from "./text";
import { type MailTicket, ticketName, ticketSubject } from "./ticket-text";

interface AnswerFacts extends MailTicket {
  name: string;
  state: "taken" | "declined" | "withdrawn";
  team: string;
  answeredBy: string;
  answerNote: string | null;
  assigneeName: string | null;
  ticketUrl: string;
}

/** To the sender of an offer: the other team's answer. */
export function handoverAnswer(facts: AnswerFacts): MailContent {
  const { heading, text } = answerText(facts);
  const note: Block[] = facts.answerNote ? [{ heading: "Note", quote: facts.answerNote }] : [];
  // The sender may no longer see a transferred ticket.
  const button: Block[] = facts.state === "declined" ? [{ button: "Open ticket", url: facts.ticketUrl }] : [];
  return renderMail({
    subject: ticketSubject(facts),
    heading,
    blocks: [
      { text: greeting(facts.name) },
      { text },
      ...note,
      { facts: [["Ticket", `${facts.number}: ${ticketName(facts)}`]] },
      ...button,
    ],
    footer: "You received this email because you offered this ticket to another team. For staff only.",
  });
}

function answerText(facts: AnswerFacts): { heading: string; text: string } {
  const [team, person] = [oneLine(facts.team), oneLine(facts.answeredBy)];
  const assignee = facts.assigneeName && oneLine(facts.assigneeName);
  switch (facts.state) {
    case "taken":
      return {
        heading: `${team} accepted your ticket`,
        text: `${person} accepted it for ${team}. ${assignee ? `It is now assigned to ${assignee}.` : "It will be assigned soon."}`,
      };
    case "declined":
      return {
        heading: `${team} declined your ticket`,
        text: `${person} declined. ${assignee ? `It is still assigned to ${assignee}.` : "It is still unassigned."}`,
      };
    case "withdrawn":
      return {
        heading: "Your offer was withdrawn",
        text: `${person} changed the ticket, so it is no longer offered to ${team}.`,
      };
  }
}
