import { and, asc, eq, isNull, lt } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import { DAY_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { tickets } from "@/lib/db/schema";
import { transact } from "@/lib/events/transact";
import { ticketColumns } from "./find-ticket";
import { moveStatus } from "./write/change-ticket";

const SETTLED_AFTER_MS = 7 * DAY_MS;
const BATCH = 100;

/** Closes up to 100 tickets that have been resolved for a week. Returns how many it closed. */
export async function closeResolved(ctx: Context): Promise<number> {
  authorize(ctx.actor, "ticket.close");
  return transact(ctx, async (tx) => {
    const settled = await tx.db
      .select(ticketColumns)
      .from(tickets)
      .where(
        and(
          eq(tickets.status, "resolved"),
          lt(tickets.resolvedAt, new Date(tx.now().getTime() - SETTLED_AFTER_MS)),
          isNull(tickets.deletedAt),
        ),
      )
      .orderBy(asc(tickets.id))
      .limit(BATCH)
      .for("update", { skipLocked: true });
    for (const ticket of settled) {
      await moveStatus(tx, ticket, { status: "closed", closedAt: tx.now() });
    }
    return settled.length;
  });
}
