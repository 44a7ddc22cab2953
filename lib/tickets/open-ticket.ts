import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { prepared, preparedRow } from "@/lib/db/prepared";
import { tickets, ticketTextVersions } from "@/lib/db/schema";
import type { Channel, ProvenanceMap } from "@/lib/domain/ticket";
import { eventStatementParts, eventValues } from "@/lib/events/in-statement";
import { transactAlone } from "@/lib/events/transact";
import { newId } from "@/lib/ids";
import { ticketColumns } from "./find-ticket";
import type { OpenTicketInput } from "./input";
import { type TicketView, viewTicket } from "./ticket-view";
import { resolveCategory } from "./write/lookup";
import { takeNumber } from "./write/take-number";

/**
 * Takes a request in, at once, whatever model, mail or queue do: ticket, history and outbox commit together. What the
 * requester chose is marked as theirs and stays; what they had written before corrections is kept. Returns the ticket
 * as they see it. `invalid` for an unknown category.
 */
export async function openTicket(ctx: Context, input: OpenTicketInput & { channel: Channel }): Promise<TicketView> {
  authorize(ctx.actor, "ticket.open");
  if (ctx.actor.kind !== "person") throw new TypeError("A ticket is opened by a person.");
  const requester = { id: ctx.actor.id, name: ctx.actor.name };
  const category = input.category ? await resolveCategory(ctx, input.category) : null;
  const number = await takeNumber(ctx);
  const at = ctx.now();
  const mine = { source: "requester" as const, at: at.toISOString(), by: requester.id };
  const provenance: ProvenanceMap = {
    ...(input.title ? { title: mine } : {}),
    ...(category ? { category: mine } : {}),
    ...(input.priority ? { priority: mine } : {}),
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
    requesterDepartment: input.requesterDepartment || null,
    phone: input.phone || null,
    categoryId: category?.id ?? null,
    teamId: category?.team?.id ?? null,
    priority: input.priority ?? "medium",
    provenance,
    createdAt: at,
    updatedAt: at,
  };
  const openOne = async (db: Db) => {
    const [ticket] = await openStatement(db).execute({ ...given, ...OPENED.fill(row) });
    const answer = viewTicket(ctx.actor, {
      ticket: ticket!,
      category: category && { slug: category.slug, name: category.name },
      team: category?.team ?? null,
      assignee: null,
      requester,
    });
    return { answer, outboxRow };
  };
  if (!original) return transactAlone(ctx, openOne);
  return transactAlone(ctx, openOne, (db) =>
    db
      .insert(ticketTextVersions)
      .values({ id: newId(), ticketId: id, field: "description", body: original, replacedAt: at }),
  );
}

const OPENED = preparedRow(tickets, [
  "id",
  "number",
  "title",
  "description",
  "channel",
  "requesterId",
  "requesterDepartment",
  "phone",
  "categoryId",
  "teamId",
  "priority",
  "provenance",
  "createdAt",
  "updatedAt",
]);

/** The one statement that a ticket begins with, worked out once. */
function openStatement(db: Db) {
  return prepared(db, "open_ticket", (name) => {
    const opened = db.$with("opened").as(db.insert(tickets).values(OPENED.placeholders).returning(ticketColumns));
    return db
      .with(opened, ...eventStatementParts(db))
      .select()
      .from(opened)
      .prepare(name);
  });
}
