import { sql } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import { utcDay } from "@/lib/clock";
import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { prepared, preparedRow } from "@/lib/db/prepared";
import { ticketCounters, tickets, ticketTextVersions } from "@/lib/db/schema";
import { eachRequesterField, REQUESTER_FIELD_LIST } from "@/lib/domain/requester-fields";
import type { Channel, ProvenanceMap } from "@/lib/domain/ticket";
import { eventStatementParts, eventValues } from "@/lib/events/in-statement";
import { transactAlone } from "@/lib/events/transact";
import { newId } from "@/lib/ids";
import { ticketColumns } from "./find-ticket";
import type { OpenTicketInput } from "./input";
import { type TicketView, viewTicket } from "./ticket-view";
import { resolveCategory } from "./write/lookup";

/**
 * Opens a ticket. A background job triages it later: its event is stored with the ticket, so no other service is
 * needed. Throws `invalid` for an unknown category.
 */
export async function openTicket(ctx: Context, input: OpenTicketInput & { channel: Channel }): Promise<TicketView> {
  authorize(ctx.actor, "ticket.open");
  if (ctx.actor.kind !== "person") throw new TypeError("Only a person can open a ticket.");
  const requester = { id: ctx.actor.id, name: ctx.actor.name };
  const category = input.category ? await resolveCategory(ctx, input.category) : null;
  const number = await nextNumber(ctx);
  const at = ctx.now();
  const byRequester = { source: "requester" as const, at: at.toISOString(), by: requester.id };
  const provenance: ProvenanceMap = {
    ...(input.title ? { title: byRequester } : {}),
    ...(category ? { category: byRequester } : {}),
    ...(input.priority ? { priority: byRequester } : {}),
  };
  const id = newId();
  const after = { number, channel: input.channel, category: category?.slug, priority: input.priority ?? undefined };
  const original = input.originalDescription === input.description ? null : input.originalDescription;
  const { given, outboxRow } = eventValues(ctx, { type: "ticket/created", ticketId: id, after });
  const row = {
    id,
    number,
    title: input.title ?? null,
    description: input.description,
    channel: input.channel,
    requesterId: requester.id,
    ...eachRequesterField((name) => input[name] || null),
    categoryId: category?.id ?? null,
    teamId: category?.team?.id ?? null,
    priority: input.priority ?? "medium",
    provenance,
    createdAt: at,
    updatedAt: at,
  };
  const insertTicket = async (db: Db) => {
    const [ticket] = await openStatement(db).execute({ ...given, ...TICKET_COLUMNS.fill(row) });
    const answer = viewTicket(ctx.actor, {
      ticket: ticket!,
      category: category && { slug: category.slug, name: category.name },
      team: category?.team ?? null,
      assignee: null,
      requester,
    });
    return { answer, outboxRow };
  };
  if (!original) return transactAlone(ctx, insertTicket);
  const version = { id: newId(), ticketId: id, field: "description" as const, body: original, replacedAt: at };
  return transactAlone(ctx, insertTicket, (db) => db.insert(ticketTextVersions).values(version));
}

const TICKET_COLUMNS = preparedRow(tickets, [
  "id",
  "number",
  "title",
  "description",
  "channel",
  "requesterId",
  ...REQUESTER_FIELD_LIST.map(([name]) => name),
  "categoryId",
  "teamId",
  "priority",
  "provenance",
  "createdAt",
  "updatedAt",
]);

function openStatement(db: Db) {
  return prepared(db, "open_ticket", (name) => {
    const opened = db
      .$with("opened")
      .as(db.insert(tickets).values(TICKET_COLUMNS.placeholders).returning(ticketColumns));
    return db
      .with(opened, ...eventStatementParts(db))
      .select()
      .from(opened)
      .prepare(name);
  });
}

/** Taken outside the transaction, so that tickets don't wait for each other. If opening fails, the number stays unused. */
async function nextNumber({ db, now }: Pick<Context, "db" | "now">): Promise<string> {
  const day = utcDay(now());
  const [row] = await prepared(db, "take_number", (name) =>
    db
      .insert(ticketCounters)
      .values({ day: sql.placeholder("day"), last: 1 })
      .onConflictDoUpdate({ target: ticketCounters.day, set: { last: sql`${ticketCounters.last} + 1` } })
      .returning({ last: ticketCounters.last })
      .prepare(name),
  ).execute({ day });
  return `TKT-${day}-${String(row?.last).padStart(4, "0")}`;
}
