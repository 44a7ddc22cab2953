import type { Priority } from "@/lib/domain/ticket";
import { greeting } from "./greeting";
import { type Block, type MailContent, renderMail } from "./layout";
import { oneLine, truncateText } from "./text";
import { type MailTicket, PRIORITY_NAMES, ticketName, ticketSubject } from "./ticket-text";

/** The offer itself, the same once more to whoever has to take it, or at last to the admins. */
export type OfferReason = "first" | "reminder" | "escalation";

export interface OfferFacts extends MailTicket {
  name: string;
  /** Whether the reader leads the team; else they are an admin, who stands in. */
  isLead: boolean;
  call: OfferReason;
  team: string;
  giver: string;
  /** Whom the giver has in mind. */
  person: string | null;
  note: string | null;
  category: string | null;
  priority: Priority;
  assigneeName: string | null;
  summary: string | null;
  ticketUrl: string;
}

/** Longer texts are read on the ticket's page. */
const MAX_QUOTE = 2_000;

/** To whoever has to say whether their team takes a ticket. */
export function handoverOffer(facts: OfferFacts): MailContent {
  const { team, giver, person, note, summary, assigneeName } = facts;
  const forWhom = person ? `, and has ${oneLine(person)} in mind` : "";
  const stays = assigneeName ? `It stays with ${oneLine(assigneeName)} until you take it.` : "Nobody has it yet.";
  const word: Block[] = note ? [{ head: "What they say", quote: note }] : [];
  const short: Block[] = summary ? [{ head: "In short", quote: summary }] : [];
  return renderMail({
    subject: ticketSubject(facts),
    heading: headingOf(facts),
    blocks: [
      { say: greeting(facts.name) },
      { say: `${oneLine(giver)} would like ${oneLine(team)} to have this ticket${forWhom}. ${stays}` },
      ...(facts.call === "first" ? [] : [{ say: "Nobody has answered yet." }]),
      ...word,
      {
        facts: [
          ["Ticket", `${facts.number}: ${ticketName(facts)}`],
          ["Category", facts.category],
          ["Priority", PRIORITY_NAMES[facts.priority]],
        ],
      },
      ...short,
      { head: "What the requester wrote", quote: truncateText(facts.description, MAX_QUOTE) },
      { button: "Take it or decline", url: facts.ticketUrl },
    ],
    because: `You get this mail because ${whyYou(facts)}. It is for staff only.`,
  });
}

function headingOf({ call, team }: OfferFacts): string {
  const name = oneLine(team);
  if (call === "escalation") return `Nobody has answered for ${name}`;
  return call === "reminder" ? `A ticket still waits for ${name}` : `A ticket is offered to ${name}`;
}

function whyYou({ call, isLead, team }: OfferFacts): string {
  const name = oneLine(team);
  if (isLead) return `you lead ${name}`;
  const why = call === "escalation" ? `${name} has not answered` : `${name} has no lead at work`;
  return `${why} and you are an admin here`;
}
