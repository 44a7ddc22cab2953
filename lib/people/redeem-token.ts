import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { hashToken } from "@/lib/auth/tokens";
import type { Context } from "@/lib/context";
import { oneTimeTokens, people } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";

type TokenPurpose = typeof oneTimeTokens.$inferSelect.purpose;

/** Uses up an emailed token. Throws `invalid` if it was used before, has expired or was sent to an older address. */
export async function redeemToken(
  ctx: Pick<Context, "db" | "now">,
  purpose: TokenPurpose,
  token: string,
): Promise<{ personId: string; email: string }> {
  const [used] = await ctx.db
    .update(oneTimeTokens)
    .set({ usedAt: ctx.now() })
    .where(isValid(ctx, purpose, token))
    .returning({ personId: oneTimeTokens.personId, email: oneTimeTokens.email });
  if (!used) throw expiredToken();
  return used;
}

/** Checks a token as `redeemToken` does but does not use it up. Call it before expensive work. */
export async function peekToken(
  ctx: Pick<Context, "db" | "now">,
  purpose: TokenPurpose,
  token: string,
): Promise<{ email: string }> {
  const [found] = await ctx.db
    .select({ email: oneTimeTokens.email })
    .from(oneTimeTokens)
    .where(isValid(ctx, purpose, token));
  if (!found) throw expiredToken();
  return found;
}

function isValid(ctx: Pick<Context, "now">, purpose: TokenPurpose, token: string) {
  return and(
    eq(oneTimeTokens.tokenHash, hashToken(token)),
    eq(oneTimeTokens.purpose, purpose),
    isNull(oneTimeTokens.usedAt),
    gt(oneTimeTokens.expiresAt, ctx.now()),
    sql`exists (select 1 from ${people} where ${people.id} = ${oneTimeTokens.personId}
      and ${people.email} = ${oneTimeTokens.email} and ${people.deactivatedAt} is null)`,
  );
}

function expiredToken(): AppError {
  const message = "This link has already been used or has expired. Request a new one.";
  return new AppError("invalid", message, { kind: "link-expired", errors: [{ pointer: "/token", message }] });
}
