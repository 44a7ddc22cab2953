import { createHash } from "node:crypto";
import { and, eq, gt, lt, sql } from "drizzle-orm";
import { SECOND_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { rateLimits } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import type { RateLimit } from "./limits";

type Store = Pick<Context, "db" | "now">;

/** Counts one use. Throws `too_many` with the seconds to wait if the limit is reached. */
export async function consume(ctx: Store, limit: RateLimit, subject: string): Promise<void> {
  const waitMs = await tryConsume(ctx, limit, subject);
  if (waitMs === 0) return;
  const retryAfterSeconds = Math.ceil(waitMs / SECOND_MS);
  throw new AppError("too_many", `Too many attempts. Try again in ${formatSeconds(retryAfterSeconds)}.`, {
    retryAfterSeconds,
  });
}

/** Counts one use. Returns 0, or the ms to wait if the limit is reached. A refused use doesn't extend the wait. */
export async function tryConsume(ctx: Store, limit: RateLimit, subject: string): Promise<number> {
  const now = ctx.now();
  const at = sql.param(now, rateLimits.expire);
  const [row] = await ctx.db
    .insert(rateLimits)
    .values({ key: keyOf(limit, subject), points: 1, expire: new Date(now.getTime() + limit.windowMs) })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        points: sql`case when ${rateLimits.expire} <= ${at} then 1 else ${rateLimits.points} + 1 end`,
        expire: sql`case when ${rateLimits.expire} <= ${at} then excluded.expire else ${rateLimits.expire} end`,
      },
    })
    .returning({ points: rateLimits.points, expire: rateLimits.expire });
  if (!row || row.points <= limit.most) return 0;
  return Math.max(row.expire.getTime() - now.getTime(), 1);
}

/** Takes one use back. Limits on failures count each attempt first, and take it back on success. */
export async function refund(ctx: Store, limit: RateLimit, subject: string): Promise<void> {
  await ctx.db
    .update(rateLimits)
    .set({ points: sql`${rateLimits.points} - 1` })
    .where(and(eq(rateLimits.key, keyOf(limit, subject)), gt(rateLimits.points, 0)));
}

export async function resetLimit(ctx: Pick<Store, "db">, limit: RateLimit, subject: string): Promise<void> {
  await ctx.db.delete(rateLimits).where(eq(rateLimits.key, keyOf(limit, subject)));
}

export async function deleteExpiredLimits(ctx: Store): Promise<void> {
  await ctx.db.delete(rateLimits).where(lt(rateLimits.expire, ctx.now()));
}

function keyOf(limit: RateLimit, subject: string): string {
  return `${limit.name}:${createHash("sha256").update(subject).digest("hex")}`;
}

function formatSeconds(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? "a second" : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
