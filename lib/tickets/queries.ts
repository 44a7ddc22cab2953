import { and, eq, type SQL, sql } from "drizzle-orm";
import { type Actor, isStaff } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { isoOf, jsonList } from "@/lib/db/json";
import { prepared } from "@/lib/db/prepared";
import { messages, people, tickets } from "@/lib/db/schema";
import type { Role } from "@/lib/domain/people";
import { notFound } from "@/lib/errors";
import { matchesTicket, ticketKey } from "./find-ticket";
import { type HandoverView, handoversColumn, handoversOf } from "./handovers/queries";
import {
  type AssignmentView,
  assignmentColumn,
  assignmentOf,
  originalColumn,
  readTriageResult,
  type TriageResultView,
  triageResultColumn,
} from "./staff-details";
import { joinNames, namedColumns, type TicketView, type TicketWithNames, viewTicket } from "./ticket-view";
import { historyColumn, readHistory, type TimelineEvent } from "./timeline";
import { unrestricted, type Viewer, viewerId, visibilityKey, visibleTickets, withPlaceholder } from "./visible-tickets";

export interface MessageView {
  id: string;
  author: { id: string; name: string; role: Role };
  body: string;
  internal: boolean;
  createdAt: string;
}

/** A ticket with its messages; for staff also with triage result, assignment, offers and history. */
export type TicketDetails = Omit<TicketView, "triage"> & {
  triage: TicketView["triage"] & { triageResult?: TriageResultView | null };
  messages: MessageView[];
  /** Staff only: the text before the requester's corrections; null without any. */
  originalDescription?: string | null;
  /** Staff only: the assignee, or why there is none. */
  assignment?: AssignmentView | null;
  /** Staff only: all offers to teams, oldest first. At most one is open. */
  handovers?: HandoverView[];
  /** Staff only: up to 200 history events, oldest first. */
  history?: TimelineEvent[];
};

/** One ticket by id or number. Throws `not_found` if the actor may not see it. */
export async function getTicket(ctx: Pick<Context, "db" | "actor">, idOrNumber: string): Promise<TicketDetails> {
  authorize(ctx.actor, "ticket.read");
  return load(ctx, ticketKey(idOrNumber), ctx.actor);
}

/** The ticket that the actor just changed, even if they may no longer see it. */
export async function getChangedTicket(tx: Pick<Context, "db" | "actor">, id: string): Promise<TicketDetails> {
  return load(tx, { by: "id", key: id }, unrestricted("own-change"));
}

async function load(
  { db, actor }: Pick<Context, "db" | "actor">,
  { by, key }: ReturnType<typeof ticketKey>,
  viewer: Viewer,
): Promise<TicketDetails> {
  const values = { key, viewer: viewerId(viewer) };
  if (!isStaff(actor)) {
    const [row] = await requesterStatement(db, by, viewer).execute(values);
    return viewDetails(actor, row);
  }
  const [row] = await staffStatement(db, by, viewer).execute(values);
  const details = viewDetails(actor, row);
  return {
    ...details,
    triage: { ...details.triage, triageResult: readTriageResult(row!.triageResult) },
    assignment: assignmentOf(row!.assignment),
    handovers: handoversOf(row!.handovers),
    history: readHistory(row!.history),
    originalDescription: row!.original,
  };
}

function viewDetails(
  actor: Actor,
  row: (TicketWithNames & { conversation: MessageView[] }) | undefined,
): TicketDetails {
  if (!row) throw notFound("ticket");
  const messages = row.conversation.map((message) => ({ ...message, createdAt: isoOf(message.createdAt) }));
  return { ...viewTicket(actor, row), messages };
}

/** Tickets are read most often, so one prepared statement reads a ticket with everything that its page shows. */
function requesterStatement(db: Db, by: "id" | "number", viewer: Viewer) {
  return prepared(db, `ticket_by_${by}_${visibilityKey(viewer)}`, (name) =>
    joinNames(
      db
        .select({ ...namedColumns, conversation: messagesColumn(eq(messages.internal, false)) })
        .from(tickets)
        .$dynamic(),
    )
      .where(matchesVisible(by, viewer))
      .prepare(name),
  );
}

function staffStatement(db: Db, by: "id" | "number", viewer: Viewer) {
  const columns = () => ({
    ...namedColumns,
    conversation: messagesColumn(),
    triageResult: triageResultColumn(),
    assignment: assignmentColumn(),
    handovers: handoversColumn(),
    history: historyColumn(),
    original: originalColumn(),
  });
  return prepared(db, `staff_ticket_by_${by}_${visibilityKey(viewer)}`, (name) =>
    joinNames(db.select(columns()).from(tickets).$dynamic()).where(matchesVisible(by, viewer)).prepare(name),
  );
}

function matchesVisible(by: "id" | "number", viewer: Viewer) {
  return and(
    matchesTicket({ by, key: sql.placeholder("key") }),
    visibleTickets(withPlaceholder(viewer, sql.placeholder("viewer"))),
  );
}

function messagesColumn(only?: SQL) {
  const author = { id: people.id, name: people.name, role: people.role };
  const { id, body, internal, createdAt } = messages;
  return sql<MessageView[]>`(
    select ${jsonList({ id, author, body, internal, createdAt }, id)}
    from ${messages} join ${people} on ${people.id} = ${messages.authorId}
    where ${and(eq(messages.ticketId, tickets.id), only)})`;
}
