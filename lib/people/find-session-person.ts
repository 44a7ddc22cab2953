import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { PersonActor } from "@/lib/auth/actor";
import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { prepared } from "@/lib/db/prepared";
import { people, sessions } from "@/lib/db/schema";

/** How a request names its session: the id in next-auth's cookie, or the hash of a bearer token. */
export type SessionKey = { sessionId: string } | { tokenHash: string };

/**
 * The person behind a session, in one query on every request: whoever was signed out, demoted or deactivated a moment
 * ago is nobody, or is somebody else, now.
 */
export async function findSessionPerson(
  ctx: Pick<Context, "db" | "now">,
  key: SessionKey,
): Promise<PersonActor | null> {
  const [by, value] = "sessionId" in key ? (["session", key.sessionId] as const) : (["token", key.tokenHash] as const);
  const [row] = await askerBy(ctx.db, by).execute({ key: value, now: ctx.now().toISOString() });
  if (!row || row.email === null) return null;
  const { emailVerifiedAt, email, ...person } = row;
  return { kind: "person", ...person, email, emailVerified: emailVerifiedAt !== null };
}

/** Asked on every request, so it is worked out once. */
function askerBy(db: Db, by: "session" | "token") {
  const given = sql.placeholder("key");
  return prepared(db, `asker_by_${by}`, (name) =>
    db
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
          by === "session" ? eq(sessions.id, given) : eq(sessions.tokenHash, given),
          gt(sessions.expiresAt, sql`${sql.placeholder("now")}::timestamptz`),
          isNull(people.deactivatedAt),
          isNull(people.deletedAt),
        ),
      )
      .prepare(name),
  );
}
