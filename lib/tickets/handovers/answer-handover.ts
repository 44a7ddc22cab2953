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
 * The team's lead, or an admin, takes an offered ticket or declines it. Taken it moves to the team: to whoever takes it
 * where they say so, to the person who was named where they have room, else to routing in that team. The answer is one
 * conditional statement: of two at once one holds, and the other, like one that comes after the ticket ended or was
 * handed on, is told so by `conflict`. The same answer by the same person again changes nothing.
 */
export async function answerHandover(
  ctx: Context,
  input: AnswerHandoverInput & { handover: string },
): Promise<HandoverView> {
  authorize(ctx.actor, "ticket.assign");
  const { actor } = ctx;
  if (actor.kind !== "person") throw new TypeError("An offer is answered by a person.");
  const state: Answered = input.answer === "take" ? "taken" : "declined";
  return transact(ctx, async (tx) => {
    const found = await findHandover(tx, input.handover);
    if (!found.mayAnswer) {
      throw new AppError(
        "forbidden",
        `Only the lead of ${found.handover.team.name} or an admin may answer this offer.`,
      );
    }
    // Not by the asker's eyes: another answer may just have ended what let them see it, and then we tell them that.
    const seen = await lockTicket(tx, found.ticketId, unrestricted("offer"));
    if (!(await close(tx, found.handover.id, state, actor.id, input.note))) {
      const { handover: now } = await findHandover(tx, input.handover);
      if (now.state === state && now.answeredBy?.id === actor.id) return now;
      throw settled(now);
    }
    const after = { handoverId: found.handover.id, state } as const;
    await tx.record({ type: "ticket/handover.answered", ticketId: seen.id, handoverId: found.handover.id, after });
    if (input.answer === "decline") await changeTicket(tx, seen, {});
    else {
      const to = input.toMe ? { personId: actor.id, insists: true } : { personId: found.personId };
      await moveToTeam(tx, seen, { teamId: found.handover.team.id, ...to });
    }
    return (await findHandover(tx, input.handover)).handover;
  });
}

type Answered = "taken" | "declined";

async function close(tx: Transaction, id: string, state: Answered, answeredBy: string, note: string | undefined) {
  const closed = await tx.db
    .update(handovers)
    .set({ state, answeredBy, answeredAt: tx.now(), answerNote: note || null })
    .where(and(eq(handovers.id, id), eq(handovers.state, "offered")))
    .returning({ id: handovers.id });
  return closed.length > 0;
}

function settled({ state, answeredBy }: HandoverView): AppError {
  const who = answeredBy?.name ?? "Signalbox";
  const words =
    state === "withdrawn"
      ? "This offer no longer stands: it was taken back, or its ticket ended or went to somebody else."
      : `${who} has ${state} this offer already.`;
  return new AppError("conflict", words, { kind: "answered-already" });
}
