import { and, eq, isNull, sql } from "drizzle-orm";
import { newToken } from "@/lib/auth/tokens";
import { DAY_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { people, sessions } from "@/lib/db/schema";
import type { Role } from "@/lib/domain/people";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";

export const SESSION_MS = 30 * DAY_MS;

interface OpenedSession {
  sessionId: string;
  /** The bearer token, of which we store only the hash; null for a cookie. */
  token: string | null;
  expiresAt: Date;
}

export interface SignedIn extends OpenedSession {
  user: { id: string; name: string; email: string; role: Role; mustChangePassword: boolean };
}

/** Opens a session in one statement. Throws `unauthenticated` if the password or account changed after the check. */
export async function openSession(
  ctx: Pick<Context, "db" | "now">,
  proof: { personId: string; passwordHash: string; sessionType: "bearer" | "cookie" },
): Promise<OpenedSession> {
  const now = ctx.now();
  const expiresAt = new Date(now.getTime() + SESSION_MS);
  const bearer = proof.sessionType === "bearer" ? newToken() : null;
  const session = ctx.db
    .select({
      id: sql<string>`${newId()}::uuid`.as("id"),
      personId: people.id,
      tokenHash: sql<string | null>`${bearer?.hash ?? null}::text`.as("token_hash"),
      expiresAt: sql<Date>`${sql.param(expiresAt, sessions.expiresAt)}::timestamptz`.as("expires_at"),
      createdAt: sql<Date>`${sql.param(now, sessions.createdAt)}::timestamptz`.as("created_at"),
    })
    .from(people)
    .where(
      and(
        eq(people.id, proof.personId),
        eq(people.passwordHash, proof.passwordHash),
        isNull(people.deactivatedAt),
        isNull(people.deletedAt),
      ),
    )
    .for("share");
  const [opened] = await ctx.db.insert(sessions).select(session).returning({ id: sessions.id });
  if (!opened) throw wrongPassword();
  return { sessionId: opened.id, token: bearer?.token ?? null, expiresAt };
}

/** The same error for an unknown address, a wrong password and a closed account. */
export function wrongPassword(): AppError {
  return new AppError("unauthenticated", "The email address or password is incorrect.");
}
