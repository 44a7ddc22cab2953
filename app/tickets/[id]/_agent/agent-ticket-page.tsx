import { loadShell } from "@/app/_features/app-shell/load-shell";
import { StaffShell } from "@/app/_features/app-shell/staff-shell";
import { loadNames } from "@/app/_features/names/load-names";
import type { PersonActor } from "@/lib/auth/actor";
import type { Context } from "@/lib/context";
import { hasOutbox, mailsOfTicket } from "@/lib/mail/queries";
import { detectLanguage } from "@/lib/spelling/detect-language";
import { ownWords } from "@/lib/text/message/own-words";
import { getApproval } from "@/lib/tickets/approvals/queries";
import type { TicketDetails } from "@/lib/tickets/queries";
import { listDecisions } from "@/lib/triage-quality/decision-log/queries";
import { AgentTicket } from "./agent-ticket";
import type { TicketMail } from "./timeline/timeline-entry";

type AgentTicketPageProps = { ctx: Context & { actor: PersonActor }; ticket: TicketDetails };

/** About ten triage runs. The agent can load more. */
const DECISION_LOG_ROWS = 40;

/** The ticket page for staff, inside the app shell. Loads the names, mails, approval and decisions that it shows. */
export async function AgentTicketPage({ ctx, ticket }: AgentTicketPageProps) {
  const [mails, names, shell, decisionLog, approval] = await Promise.all([
    mailsOfTicket(ctx, ticket.id),
    loadNames(ctx),
    loadShell(ctx),
    listDecisions(ctx, { ticket: ticket.id, limit: DECISION_LOG_ROWS }),
    getApproval(ctx, { ticket: ticket.id }),
  ]);
  const { id, name, role } = ctx.actor;
  return (
    <StaffShell actor={ctx.actor} {...shell}>
      <AgentTicket
        key={ticket.id}
        ticket={ticket}
        decisionLog={decisionLog}
        mails={mails.map(plainMail)}
        approval={approval}
        approvalLinks={role === "admin" && ticket.requester.id !== id && hasOutbox(ctx.actor)}
        actor={{ id, name, role }}
        names={names}
        language={languageName(ticket.description)}
        now={ctx.now().getTime()}
      />
    </StaffShell>
  );
}

function languageName(text: string): string | null {
  const { language } = detectLanguage(ownWords(text));
  return language && (new Intl.DisplayNames("en", { type: "language" }).of(language) ?? null);
}

function plainMail(mail: Awaited<ReturnType<typeof mailsOfTicket>>[number]): TicketMail {
  const { id, kind, recipientName, state, attempts, createdAt } = mail;
  return { id, kind, recipientName, state, attempts, createdAt: createdAt.toISOString() };
}
