import { DeskShell } from "@/app/_ui/desk-shell";
import type { PersonActor } from "@/lib/auth/actor";
import type { Context } from "@/lib/context";
import { hasOutbox, mailsOfTicket } from "@/lib/mail/queries";
import { getApproval } from "@/lib/tickets/approval/queries";
import type { TicketDetails } from "@/lib/tickets/queries";
import { listDecisions } from "@/lib/trust/ledger/queries";
import { detectLanguage } from "@/lib/wording/detect-language";
import { loadNames } from "../_parts/load-names";
import { shellFacts } from "../_parts/shell-facts";
import { DeskTicket } from "./desk-ticket";
import type { TicketMail } from "./line-entry";

interface DeskTicketPageProps {
  ctx: Context & { actor: PersonActor };
  /** As staff get it: with reading, routing and history. */
  ticket: TicketDetails;
}

/** About ten readings; the rest is loaded when it is asked for. */
const LEDGER_ROWS = 40;

/** A ticket's page for staff, with its frame. Everything beside the ticket itself is loaded here. */
export async function DeskTicketPage({ ctx, ticket }: DeskTicketPageProps) {
  const [mails, names, shell, ledger, approval] = await Promise.all([
    mailsOfTicket(ctx, ticket.id),
    loadNames(ctx),
    shellFacts(ctx),
    listDecisions(ctx, { ticket: ticket.id, limit: LEDGER_ROWS }),
    getApproval(ctx, { ticket: ticket.id }),
  ]);
  const { id, name, role } = ctx.actor;
  return (
    <DeskShell actor={ctx.actor} {...shell}>
      <DeskTicket
        key={ticket.id}
        ticket={ticket}
        ledger={ledger}
        mails={mails.map(plainMail)}
        approval={approval}
        approvalLinks={role === "admin" && ticket.requester.id !== id && hasOutbox(ctx.actor)}
        actor={{ id, name, role }}
        catalogue={names}
        language={languageName(ticket.description)}
        now={ctx.now().getTime()}
      />
    </DeskShell>
  );
}

/** "German"; told anew at each reading, which takes less than a millisecond. */
function languageName(text: string): string | null {
  const { language } = detectLanguage(text);
  return language && (new Intl.DisplayNames("en", { type: "language" }).of(language) ?? null);
}

function plainMail(mail: Awaited<ReturnType<typeof mailsOfTicket>>[number]): TicketMail {
  const { id, kind, recipientName, state, attempts, createdAt, sentAt } = mail;
  const times = { createdAt: createdAt.toISOString(), sentAt: sentAt?.toISOString() ?? null };
  return { id, kind, recipientName, state, attempts, ...times };
}
