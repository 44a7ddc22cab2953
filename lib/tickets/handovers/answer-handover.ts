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

/** The lead or an admin answers an offer. An accepted ticket goes to the actor if they ask for it, to the suggested
 * person if below capacity, else to routing. One answer wins, others get `conflict`; repeating one's own changes
 * nothing. */
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
    // Another answer may have hidden the ticket; the actor should get `conflict`.
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

async function closeOffer(
  tx: Transaction,
  id: string,
  state: AnswerState,
  answeredBy: string,
  note: string | undefined,
) {
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
