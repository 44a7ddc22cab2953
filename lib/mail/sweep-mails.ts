import { and, asc, eq, isNull, lt, or, sql } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import { MINUTE_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { mails } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { storesMailLocally } from "./choose-transport";
import { deleteErasedFiles } from "./delete-erased-files";
import { deliverMail } from "./deliver-mail";

const BATCH = 50;

/** So many refusals in a row mean that the carrier is away: the rest would only use up its tries. */
const ENOUGH_REFUSALS = 5;

/**
 * Delivers what was left behind, because a process died between commit and send or a carrier was away for long. A mail
 * is taken up when it is two minutes old, and after each try at twice that age (17 hours at most). Returns counts.
 */
export async function sweepMails(ctx: Context): Promise<{ sent: number; failed: number; waiting: number }> {
  authorize(ctx.actor, "mail.send");
  if (storesMailLocally()) await deleteErasedFiles(ctx);
  const counts = { sent: 0, failed: 0, waiting: 0 };
  let refusalsInARow = 0;
  for (const id of await findDue(ctx)) {
    try {
      const { state } = await deliverMail(ctx, id);
      if (state === "sent" || state === "failed") counts[state]++;
      refusalsInARow = 0;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      counts.waiting++;
      if (++refusalsInARow >= ENOUGH_REFUSALS) break;
    }
  }
  if (counts.failed > 0 || counts.waiting > 0) log("warn", "mails could not be sent", counts);
  return counts;
}

async function findDue({ db, now }: Context): Promise<string[]> {
  const at = now();
  // Doubles with each try: an outage of some hours must not use up all tries in its first minutes.
  const dueAt = sql`${mails.createdAt} + least(power(2, ${mails.attempts}), 512) * interval '2 minutes'`;
  const rows = await db
    .select({ id: mails.id })
    .from(mails)
    .where(
      and(
        eq(mails.state, "pending"),
        lt(mails.createdAt, new Date(at.getTime() - 2 * MINUTE_MS)),
        lt(dueAt, sql.param(at, mails.createdAt)),
        or(isNull(mails.leasedUntil), lt(mails.leasedUntil, at)),
      ),
    )
    .orderBy(asc(mails.createdAt))
    .limit(BATCH);
  return rows.map((row) => row.id);
}
