import { and, eq, gt, isNull } from "drizzle-orm";
import type { PersonActor } from "@/lib/auth/actor";
import type { Context } from "@/lib/context";
import { people, sessions } from "@/lib/db/schema";

/** How a request names its session: the id in next-auth's cookie, or the hash of a bearer token. */
export type SessionKey = { sessionId: string } | { tokenHash: string };

/**
 * The person behind a session, in one query on every request: whoever was signed out, demoted or deactivated a moment
 * ago is nobody, or is somebody else, now.
 */
export async function findAsker(ctx: Pick<Context, "db" | "now">, key: SessionKey): Promise<PersonActor | null> {
  const [row] = await ctx.db
    .select({
      sessionId: sessions.id,
      id: people.id,
      name: people.name,
      email: people.email,
      role: people.role,
      emailVerifiedAt: people.emailVerifiedAt,
      mustChangePassword: people.mustChangePassword,
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(
      and(
        "sessionId" in key ? eq(sessions.id, key.sessionId) : eq(sessions.tokenHash, key.tokenHash),
        gt(sessions.expiresAt, ctx.now()),
        isNull(people.deactivatedAt),
        isNull(people.deletedAt),
      ),
    );
  if (!row || row.email === null) return null;
  const { emailVerifiedAt, email, ...person } = row;
  return { kind: "person", ...person, email, emailVerified: emailVerifiedAt !== null };
}
