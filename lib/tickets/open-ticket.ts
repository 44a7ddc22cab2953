import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { tickets } from "@/lib/db/schema";
import { transact } from "@/lib/events/transact";
import { newId } from "@/lib/ids";
import type { Channel, ProvenanceMap } from "@/lib/words";
import { ticketColumns } from "./find-ticket";
import type { OpenTicketInput } from "./input";
import { resolveCategory } from "./resolve-words";
import { takeNumber } from "./take-number";
import { type TicketView, viewTicket } from "./ticket-view";

/**
 * Takes a request in, at once, whatever model, mail or queue do: ticket, history and outbox commit together. What the
 * requester chose is marked as theirs and stays. Returns the ticket as they see it. `invalid` for an unknown category.
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
  return transact(ctx, async (tx) => {
    const [ticket] = await tx.db
      .insert(tickets)
      .values({
        id: newId(),
        number,
        title: input.title ?? null,
        description: input.description,
        channel: input.channel,
        requesterId: requester.id,
        requesterDepartment: input.requesterDepartment || null,
        phone: input.phone || null,
        categoryId: category?.id,
        teamId: category?.team?.id,
        priority: input.priority ?? "medium",
        provenance,
        createdAt: at,
        updatedAt: at,
      })
      .returning(ticketColumns);
    const after = { number, channel: input.channel, category: category?.slug, priority: input.priority ?? undefined };
    await tx.record({ type: "ticket/created", ticketId: ticket!.id, after });
    return viewTicket(ctx.actor, {
      ticket: ticket!,
      category: category && { slug: category.slug, name: category.name },
      team: category?.team ?? null,
      assignee: null,
      requester,
    });
  });
}
