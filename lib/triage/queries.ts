import { and, eq } from "drizzle-orm";
import { isStaff } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { tickets, verdicts } from "@/lib/db/schema";
import { notFound } from "@/lib/errors";
import { visibleTickets } from "@/lib/tickets/visible-tickets";

/** One reading with everything it rests on, for those who answer tickets. `not_found` for requesters and for tickets out of sight. */
export async function findVerdict(ctx: Context, verdictId: string) {
  authorize(ctx.actor, "ticket.read");
  const [row] = isStaff(ctx.actor) ? await select(ctx, verdictId) : [];
  if (!row) throw notFound("verdict");
  return { ...row, createdAt: row.createdAt.toISOString() };
}

function select({ db, actor }: Context, verdictId: string) {
  return db
    .select({
      id: verdicts.id,
      ticketId: verdicts.ticketId,
      ticketVersion: verdicts.ticketVersion,
      provider: verdicts.provider,
      model: verdicts.model,
      promptVersion: verdicts.promptVersion,
      fields: verdicts.fields,
      summary: verdicts.summary,
      helpfulNotes: verdicts.helpfulNotes,
      proposedSkills: verdicts.proposedSkills,
      needsReview: verdicts.needsReview,
      tries: verdicts.tries,
      inputTokens: verdicts.inputTokens,
      outputTokens: verdicts.outputTokens,
      costMicros: verdicts.costMicros,
      durationMs: verdicts.durationMs,
      createdAt: verdicts.createdAt,
    })
    .from(verdicts)
    .innerJoin(tickets, eq(tickets.id, verdicts.ticketId))
    .where(and(eq(verdicts.id, verdictId), visibleTickets(actor)));
}
