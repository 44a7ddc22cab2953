import { count, eq, inArray } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { jobActor, VISITOR } from "@/lib/auth/actor";
import { hashPassword } from "@/lib/auth/password";
import { DAY_MS, MINUTE_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { events, oneTimeTokens, outbox, people, sessions } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { createAccount } from "@/tests/support/accounts";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { createAdmin } from "./create-admin";
import { createFirstAdmin } from "./create-first-admin";
import { deleteExpired } from "./delete-expired";
import { endAbsences } from "./end-absences";
import { findSessionPerson } from "./find-session-person";
import { openSession } from "./open-session";
import { signUp } from "./sign-up";

let db: Db;
beforeAll(async () => {
  db = await testDatabase();
});
const job = (now = new Date()) => testContext(db, jobActor("admin:create"), () => now);

describe("the first admin", () => {
  it("The first admin comes from the settings and never from the first sign-up [S1.12]", async () => {
    const first = { name: "First", email: "first@example.test", password: "a quiet harbour", address: "local" };
    expect((await signUp(testContext(db, VISITOR), first)).user.role).toBe("user");
    const settings = { email: "Boss@Example.test", password: "set by the owner" };
    const both = await Promise.all([createFirstAdmin(job(), settings), createFirstAdmin(job(), settings)]);
    expect(both.sort()).toEqual([false, true]);
    expect(await createFirstAdmin(job(), { ...settings, email: "other@example.test" })).toBe(false);
    const admins = await db.select().from(people).where(eq(people.role, "admin"));
    expect(admins).toMatchObject([{ email: "boss@example.test", mustChangePassword: false }]);
    expect(admins[0]?.emailVerifiedAt).toBeInstanceOf(Date);
  });

  it("Invalid settings stop the start with their names, without their values", async () => {
    await db.update(people).set({ role: "user" });
    const start = createFirstAdmin(job(), { email: "boss2@example.test", password: "1234567890" });
    await expect(start).rejects.toThrow(/ADMIN_EMAIL or ADMIN_PASSWORD/);
    await expect(start).rejects.not.toThrow(/1234567890|boss2/);
  });

  it("A person who signed up with the admin's address does not become an admin", async () => {
    const { email, id } = await createPerson(db, "user");
    await expect(createAdmin(job(), { name: "X", email })).rejects.toMatchObject({ code: "conflict" });
    expect(await createFirstAdmin(job(), { email, password: "a quiet harbour" })).toBe(false);
    const [row] = await db.select({ role: people.role }).from(people).where(eq(people.id, id));
    expect(row?.role).toBe("user");
  });

  it("A created admin gets no welcome email but is in the history", async () => {
    const { id } = await createAdmin(job(), { name: "Op", email: "op@example.test" });
    const history = await db.select().from(events).where(eq(events.personId, id));
    expect(history).toMatchObject([{ type: "user/signup", actorName: "admin:create" }]);
    expect(await db.select().from(outbox).where(eq(outbox.id, history[0]!.id))).toEqual([]);
  });
});

describe("sessions", () => {
  it("A session is not opened if the password or account changed since the check", async () => {
    const { id } = await createAccount(db);
    const [row] = await db.select({ hash: people.passwordHash }).from(people).where(eq(people.id, id));
    const open = (passwordHash: string) => openSession(job(), { personId: id, passwordHash, sessionType: "bearer" });
    expect(await open(row!.hash!)).toMatchObject({ token: expect.any(String) });
    await expect(open(await hashPassword("an older one"))).rejects.toMatchObject({ code: "unauthenticated" });
    await db.update(people).set({ deactivatedAt: new Date() }).where(eq(people.id, id));
    await expect(open(row!.hash!)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("A session is read with its person in one query", async () => {
    const { id } = await createAccount(db);
    const [row] = await db.select({ hash: people.passwordHash }).from(people).where(eq(people.id, id));
    const { sessionId } = await openSession(job(), { personId: id, passwordHash: row!.hash!, sessionType: "cookie" });
    let queries = 0;
    const counting = new Proxy(db, {
      get: (target, name) => {
        if (name === "select" || name === "execute") queries++;
        return Reflect.get(target, name).bind(target);
      },
    });
    const asker = await findSessionPerson({ db: counting, now: () => new Date() }, { sessionId });
    expect([asker?.id, queries]).toEqual([id, 1]);
  });

  it("Expired sessions and tokens are removed", async () => {
    const { id, email } = await createAccount(db);
    const now = new Date();
    const [past, future] = [new Date(now.getTime() - 1), new Date(now.getTime() + DAY_MS)];
    const ids = [newId(), newId()];
    await db.insert(sessions).values([
      { id: ids[0], personId: id, expiresAt: past },
      { id: ids[1], personId: id, expiresAt: future },
    ]);
    const token = { personId: id, email, purpose: "verify" as const };
    await db.insert(oneTimeTokens).values([
      { ...token, tokenHash: newId(), expiresAt: past },
      { ...token, tokenHash: newId(), expiresAt: future },
    ]);
    await deleteExpired(job(now));
    const left = await db.select({ id: sessions.id }).from(sessions).where(inArray(sessions.id, ids));
    expect(left).toEqual([{ id: ids[1] }]);
    const tokens = await db.select({ n: count() }).from(oneTimeTokens).where(eq(oneTimeTokens.personId, id));
    expect(tokens[0]?.n).toBe(1);
  });
});

describe("endAbsences", () => {
  it("An absence that is over ends with one event for routing", async () => {
    const now = new Date();
    const away = (awayUntil: Date | null, more = {}) =>
      createPerson(db, "moderator", { availability: "away", awayUntil, ...more });
    const back = await away(new Date(now.getTime() - MINUTE_MS), { handsTo: "queue" });
    const still = [
      await away(new Date(now.getTime() + MINUTE_MS)),
      await away(null),
      await away(new Date(now.getTime() - MINUTE_MS), { deactivatedAt: now }),
    ];
    expect(await endAbsences(job(now))).toEqual({ back: 1 });
    expect(await endAbsences(job(now))).toEqual({ back: 0 });
    const [row] = await db.select().from(people).where(eq(people.id, back.id));
    expect(row).toMatchObject({ availability: "available", awayUntil: null, handsTo: null, presenceVersion: 1 });
    const changes = await db
      .select({ personId: events.personId })
      .from(events)
      .where(eq(events.type, "person/availability.changed"));
    expect(changes).toEqual([{ personId: back.id }]);
    const others = await db
      .select()
      .from(people)
      .where(
        inArray(
          people.id,
          still.map((person) => person.id),
        ),
      );
    expect(others.map((person) => person.availability)).toEqual(["away", "away", "away"]);
  });
});
