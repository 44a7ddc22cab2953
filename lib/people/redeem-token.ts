import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { hashToken } from "@/lib/auth/tokens";
import type { Context } from "@/lib/context";
import { oneTimeTokens, people } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";

/** Which link a mailed token came in. */
export type TokenPurpose = typeof oneTimeTokens.$inferSelect.purpose;

/**
 * Uses up a mailed token and says whose it is. One conditional statement: good once, in time, for an account that is
 * open and still has the address that the link travelled to.
 */
export async function useToken(
  ctx: Pick<Context, "db" | "now">,
  purpose: TokenPurpose,
  token: string,
): Promise<{ personId: string; email: string }> {
  const [used] = await ctx.db
    .update(oneTimeTokens)
    .set({ usedAt: ctx.now() })
    .where(isGood(ctx, purpose, token))
    .returning({ personId: oneTimeTokens.personId, email: oneTimeTokens.email });
  if (!used) throw spentToken();
  return used;
}

/** The same question without using it up: before costly work is done for a token that somebody made up. */
export async function peekToken(
  ctx: Pick<Context, "db" | "now">,
  purpose: TokenPurpose,
  token: string,
): Promise<{ email: string }> {
  const [found] = await ctx.db
    .select({ email: oneTimeTokens.email })
    .from(oneTimeTokens)
    .where(isGood(ctx, purpose, token));
  if (!found) throw spentToken();
  return found;
}

function isGood(ctx: Pick<Context, "now">, purpose: TokenPurpose, token: string) {
  return and(
    eq(oneTimeTokens.tokenHash, hashToken(token)),
    eq(oneTimeTokens.purpose, purpose),
    isNull(oneTimeTokens.usedAt),
    gt(oneTimeTokens.expiresAt, ctx.now()),
    sql`exists (select 1 from ${people} where ${people.id} = ${oneTimeTokens.personId}
      and ${people.email} = ${oneTimeTokens.email} and ${people.deactivatedAt} is null)`,
  );
}

function spentToken(): AppError {
  const message = "This link has been used or is too old. Ask for a new one.";
  return new AppError("invalid", message, { kind: "link-expired", errors: [{ pointer: "/token", message }] });
}
