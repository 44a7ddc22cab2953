import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { PersonActor } from "@/lib/auth/actor";
import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { prepared } from "@/lib/db/prepared";
import { people, sessions } from "@/lib/db/schema";

type SessionKey = { sessionId: string } | { tokenHash: string };

/** Finds a session's person, or null. Called for every request, so that sign-out and loss of rights work at once. */
export async function findSessionPerson(
  ctx: Pick<Context, "db" | "now">,
  key: SessionKey,
): Promise<PersonActor | null> {
  const [by, value] = "sessionId" in key ? (["session", key.sessionId] as const) : (["token", key.tokenHash] as const);
  const [row] = await sessionQuery(ctx.db, by).execute({ key: value, now: ctx.now().toISOString() });
  if (!row || row.email === null) return null;
  const { emailVerifiedAt, email, ...person } = row;
  return { kind: "person", ...person, email, emailVerified: emailVerifiedAt !== null };
}

function sessionQuery(db: Db, by: "session" | "token") {
  const key = sql.placeholder("key");
  const { id, name, email, role, emailVerifiedAt, mustChangePassword } = people;
  return prepared(db, `asker_by_${by}`, (statement) =>
    db
      .select({ sessionId: sessions.id, id, name, email, role, emailVerifiedAt, mustChangePassword })
      .from(sessions)
      .innerJoin(people, eq(people.id, sessions.personId))
      .where(
        and(
          by === "session" ? eq(sessions.id, key) : eq(sessions.tokenHash, key),
          gt(sessions.expiresAt, sql`${sql.placeholder("now")}::timestamptz`),
          isNull(people.deactivatedAt),
          isNull(people.deletedAt),
        ),
      )
      .prepare(statement),
  );
}
