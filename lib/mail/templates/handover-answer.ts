import { greeting } from "./greeting";
import { type Block, type MailContent, renderMail } from "./layout";
import { oneLine } from "./text";
import { type MailTicket, ticketName, ticketSubject } from "./ticket-text";

export interface AnswerFacts extends MailTicket {
  name: string;
  state: "taken" | "declined" | "withdrawn";
  team: string;
  answeredBy: string;
  answerNote: string | null;
  assigneeName: string | null;
  ticketUrl: string;
}

/** To whoever offered a ticket to another team: what became of it. */
export function handoverAnswer(facts: AnswerFacts): MailContent {
  const word: Block[] = facts.answerNote ? [{ head: "What they say", quote: facts.answerNote }] : [];
  return renderMail({
    subject: ticketSubject(facts),
    ...told(facts, word),
    because: "You get this mail because you offered this ticket to another team. It is for staff only.",
  });
}

function told(facts: AnswerFacts, word: Block[]): { heading: string; blocks: Block[] } {
  const [team, who] = [oneLine(facts.team), oneLine(facts.answeredBy)];
  const ticket: Block = { facts: [["Ticket", `${facts.number}: ${ticketName(facts)}`]] };
  const begin = (say: string): Block[] => [{ say: greeting(facts.name) }, { say }, ...word, ticket];
  const open: Block = { button: "Open the ticket", url: facts.ticketUrl };
  switch (facts.state) {
    case "taken": {
      const owner = facts.assigneeName ? `${oneLine(facts.assigneeName)} has it now.` : "An owner there is looked for.";
      // It may be out of their sight by now, so there is no button that leads nowhere.
      return { heading: `${team} took your ticket`, blocks: begin(`${who} took it for ${team}. ${owner}`) };
    }
    case "declined": {
      const owner = facts.assigneeName ? `It is still with ${oneLine(facts.assigneeName)}.` : "Nobody has it yet.";
      return { heading: `${team} did not take the ticket`, blocks: [...begin(`${who} declined. ${owner}`), open] };
    }
    case "withdrawn": {
      const say = `${who} changed the ticket, so it is no longer offered to ${team}.`;
      return { heading: "Your offer no longer stands", blocks: begin(say) };
    }
  }
}
