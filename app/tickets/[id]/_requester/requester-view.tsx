import { LiveRefresh } from "@/app/_client/live-refresh";
import { Avatar } from "@/app/_components/avatar";
import { ProgressSteps } from "@/app/_components/progress-steps";
import { Time } from "@/app/_components/time";
import { ApprovalChain } from "@/app/_features/approvals/approval-chain";
import { hasDecision } from "@/app/_features/approvals/approval-text";
import { ticketTitle } from "@/app/_features/ticket/ticket-title";
import { PRIORITY_LABELS } from "@/lib/display-text/labels";
import { isActive } from "@/lib/domain/ticket";
import type { ChainView } from "@/lib/tickets/approvals/views";
import type { MessageView } from "@/lib/tickets/queries";
import type { TicketView } from "@/lib/tickets/ticket-view";
import { OwnText } from "./own-text";
import { ReplyBox } from "./reply-box";
import { TicketActions } from "./ticket-actions";
import { progressStepsOf, ticketProgress } from "./ticket-progress";

type RequesterViewProps = { ticket: TicketView & { messages: MessageView[] }; chain: ChainView | null };

/** The ticket as its requester sees it: progress, approvals, messages and actions. Staff see another view. */
export function RequesterView({ ticket, chain }: RequesterViewProps) {
  const progressSteps = progressStepsOf(ticket, chain).map(({ at, ...progressStep }) => ({
    ...progressStep,
    note: at ? <Time at={at} style="brief" /> : undefined,
  }));
  return (
    <article className="mx-auto w-full max-w-[47.5rem] px-4 pt-8 pb-20 sm:px-3 sm:pt-10">
      <LiveRefresh ticket={ticket} chain={chain} />
      <p className="num text-muted text-sm">
        {ticket.number}
        {ticket.category ? <> · {ticket.category.name}</> : null} · {PRIORITY_LABELS[ticket.priority]} priority
      </p>
      <h1 className="mt-1 font-semibold text-xl sm:text-2xl">{ticketTitle(ticket)}</h1>
      <p className="mt-2 text-muted" role="status">
        {ticketProgress(ticket, chain)}
      </p>
      <div className="sb-card mt-7 px-4 py-3.5 sm:px-4.5 sm:pt-5">
        <ProgressSteps progressSteps={progressSteps} label="Progress" />
      </div>
      {chain ? (
        <section aria-labelledby="approvals" className="mt-6 text-base">
          <h2 id="approvals" className="font-semibold text-md">
            Approvals
          </h2>
          <div className="mt-1 -ml-2">
            <ApprovalChain chain={chain} />
          </div>
        </section>
      ) : null}
      <section aria-label="Messages" className="mt-4 divide-y divide-line">
        <Message author={ticket.requester} name="You" at={ticket.createdAt}>
          <OwnText
            ticket={ticket}
            hasDecision={chain !== null && ticket.approval === "pending" && hasDecision(chain)}
          />
        </Message>
        {ticket.messages.map((message) => (
          <Message
            key={message.id}
            author={message.author}
            name={message.author.id === ticket.requester.id ? "You" : message.author.name}
            at={message.createdAt}
          >
            <p className="sb-user-text">{message.body}</p>
          </Message>
        ))}
      </section>
      {ticket.resolutionNotes && !isActive(ticket.status) ? (
        <Outcome status={ticket.status} notes={ticket.resolutionNotes} />
      ) : null}
      <div className="border-line border-t pt-5 sm:pl-13">
        <ReplyBox ticket={ticket} />
        <TicketActions ticket={ticket} />
      </div>
    </article>
  );
}

interface MessageProps {
  author: { id: string; name: string };
  name: string;
  at: string;
  children: React.ReactNode;
}

function Message({ author, name, at, children }: MessageProps) {
  return (
    <article className="flex gap-3 py-6 sm:gap-4">
      <Avatar person={author} size={36} />
      <div className="min-w-0 flex-1 sm:pr-12">
        <p className="mb-1 flex flex-wrap items-baseline gap-x-2">
          <strong className="font-semibold">{name}</strong>
          <span className="text-muted text-sm">
            <Time at={at} />
          </span>
        </p>
        {children}
      </div>
    </article>
  );
}

function Outcome({ status, notes }: { status: TicketView["status"]; notes: string }) {
  return (
    <section className="mb-6 rounded-box bg-pine-soft px-4.5 py-3.5" aria-label="Outcome">
      <h2 className="font-semibold text-base">
        {status === "cancelled" ? "Why it was cancelled" : "How it was solved"}
      </h2>
      <p className="sb-user-text mt-0.5">{notes}</p>
    </section>
  );
}
