import { and, asc, eq, inArray, isNull, lt, or, sql } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import { MINUTE_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { mails } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { storesMailLocally } from "./choose-transport";
import { deliverMail } from "./deliver-mail";
import { removeMailFile } from "./transports/file";

const BATCH = 50;
const FILE_BATCH = 200;

/** After so many refusals in a row the sweep stops: the transport is probably down. */
const MAX_REFUSALS = 5;

/** Retries unsent emails when they are 2, 4, 8, 16 minutes … 17 hours old. */
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
      if (++refusalsInARow >= MAX_REFUSALS) break;
    }
  }
  if (counts.failed > 0 || counts.waiting > 0) log("warn", "emails could not be sent", counts);
  return counts;
}

async function findDue({ db, now }: Context): Promise<string[]> {
  const at = now();
  // The wait doubles with each attempt, so that an outage does not use up all attempts.
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

/** The transaction that erases an email can't delete its file. */
async function deleteErasedFiles({ db }: Pick<Context, "db">): Promise<void> {
  const erased = await db
    .select({ id: mails.id })
    .from(mails)
    .where(and(eq(mails.transport, "file"), isNull(mails.transportId), isNull(mails.textBody)))
    .limit(FILE_BATCH);
  if (erased.length === 0) return;
  const ids = erased.map(({ id }) => id);
  for (const id of ids) await removeMailFile(id);
  await db.update(mails).set({ transportId: "removed" }).where(inArray(mails.id, ids));
}
