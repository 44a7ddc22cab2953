import { and, eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { handovers } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { type Transaction, transact } from "@/lib/events/transact";
import { lockTicket } from "@/lib/tickets/find-ticket";
import { unrestricted } from "@/lib/tickets/visible-tickets";
import { changeTicket } from "@/lib/tickets/write/change-ticket";
import type { AnswerHandoverInput } from "./input";
import { moveToTeam } from "./move-to-team";
import { findHandover, type HandoverView } from "./queries";

/**
 * Accepts or declines an offer, for the team's lead or an admin. An accepted ticket goes to the actor with `toMe`,
 * else to the suggested person if they have capacity, else to routing. Throws `forbidden` for other people and
 * `conflict` if someone else answered first or it was withdrawn. Repeating one's own answer changes nothing.
 */
export async function answerHandover(
  ctx: Context,
  input: AnswerHandoverInput & { handover: string },
): Promise<HandoverView> {
  authorize(ctx.actor, "ticket.assign");
  const { actor } = ctx;
  if (actor.kind !== "person") throw new TypeError("Only a person can answer an offer.");
  const state: AnswerState = input.answer === "take" ? "taken" : "declined";
  return transact(ctx, async (tx) => {
    const found = await findHandover(tx, input.handover);
    if (!found.mayAnswer) {
      throw new AppError(
        "forbidden",
        `Only the lead of ${found.handover.team.name} or an admin can answer this offer.`,
      );
    }
    // Unrestricted: if another answer hid the ticket, the actor gets `conflict`, not `not_found`.
    const ticket = await lockTicket(tx, found.ticketId, unrestricted("offer"));
    if (!(await closeOffer(tx, found.handover.id, state, actor.id, input.note))) {
      const { handover: now } = await findHandover(tx, input.handover);
      if (now.state === state && now.answeredBy?.id === actor.id) return now;
      throw closedOfferError(now);
    }
    const after = { handoverId: found.handover.id, state } as const;
    await tx.record({ type: "ticket/handover.answered", ticketId: ticket.id, handoverId: found.handover.id, after });
    if (input.answer === "decline") await changeTicket(tx, ticket, {});
    else {
      const to = input.toMe ? { personId: actor.id, insists: true } : { personId: found.personId };
      await moveToTeam(tx, ticket, { teamId: found.handover.team.id, ...to });
    }
    return (await findHandover(tx, input.handover)).handover;
  });
}

type AnswerState = "taken" | "declined";

async function closeOffer(tx: Transaction, id: string, state: AnswerState, answeredBy: string, note?: string) {
  const closed = await tx.db
    .update(handovers)
    .set({ state, answeredBy, answeredAt: tx.now(), answerNote: note || null })
    .where(and(eq(handovers.id, id), eq(handovers.state, "offered")))
    .returning({ id: handovers.id });
  return closed.length > 0;
}

function closedOfferError({ state, answeredBy }: HandoverView): AppError {
  const name = answeredBy?.name ?? "Signalbox";
  const message =
    state === "withdrawn"
      ? "This offer is no longer open: it was withdrawn, or its ticket was closed or assigned to someone else."
      : `${name} has already ${state === "taken" ? "accepted" : "declined"} this offer.`;
  return new AppError("conflict", message, { kind: "answered-already" });
}
