import { PRIORITY_LABELS } from "@/lib/display-text/labels";
import type { Priority } from "@/lib/domain/ticket";
import { type Block, type MailContent, renderMail } from "./layout";
import { greeting, oneLine, truncateText } from "./text";
import { type MailTicket, ticketName, ticketSubject } from "./ticket-text";

/** The offer, a reminder to the same people, or the escalation to the admins. */
export type OfferReason = "first" | "reminder" | "escalation";

interface OfferFacts extends MailTicket {
  name: string;
  /** False: an admin instead of the lead. */
  isLead: boolean;
  call: OfferReason;
  team: string;
  sender: string;
  /** The person that the sender suggested. */
  person: string | null;
  note: string | null;
  category: string | null;
  priority: Priority;
  assigneeName: string | null;
  summary: string | null;
  ticketUrl: string;
}

/** Longer texts are on the ticket's page. */
const MAX_QUOTE = 2_000;

/** To the people who can accept a ticket for a team. */
export function handoverOffer(facts: OfferFacts): MailContent {
  const { call, person, note, summary } = facts;
  const [sender, team] = [oneLine(facts.sender), oneLine(facts.team)];
  const suggestion: Block[] = person ? [{ text: `${sender} suggested ${oneLine(person)}.` }] : [];
  const notes: Block[] = note ? [{ heading: "Note", quote: note }] : [];
  const summaries: Block[] = summary ? [{ heading: "Summary", quote: summary }] : [];
  return renderMail({
    subject: ticketSubject(facts),
    heading: headingOf(call, team),
    blocks: [
      { text: greeting(facts.name) },
      { text: `${sender} wants to transfer this ticket to ${team}.` },
      ...suggestion,
      {
        text: facts.assigneeName
          ? `It stays assigned to ${oneLine(facts.assigneeName)} until you accept it.`
          : "It is unassigned.",
      },
      ...(call === "first" ? [] : [{ text: "No one has answered yet." }]),
      ...notes,
      {
        facts: [
          ["Ticket", `${facts.number}: ${ticketName(facts)}`],
          ["Category", facts.category],
          ["Priority", PRIORITY_LABELS[facts.priority]],
        ],
      },
      ...summaries,
      { heading: "Description", quote: truncateText(facts.description, MAX_QUOTE) },
      { button: "Accept or decline", url: facts.ticketUrl },
    ],
    footer: footerOf(facts, team),
  });
}

function headingOf(call: OfferReason, team: string): string {
  if (call === "escalation") return `No one has answered for ${team}`;
  return call === "reminder" ? `A ticket is still offered to ${team}` : `A ticket is offered to ${team}`;
}

function footerOf({ call, isLead }: OfferFacts, team: string): string {
  if (isLead) return `You received this email because you lead ${team}. For staff only.`;
  return call === "escalation"
    ? `You received this email because ${team} has not answered and you are an admin. For staff only.`
    : `You received this email because ${team} has no available lead and you are an admin. For staff only.`;
}
