import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { POST as login } from "@/app/api/auth/login/route";
import { DAY_MS, HOUR_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { events, oneTimeTokens, outbox, people, rateLimits } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { call, createSessionRow, PASSWORD, takeEvents } from "@/tests/support/accounts";
import { createPerson, testDatabase } from "@/tests/support/database";
import { scratchFolder } from "@/tests/support/settings";
import { createTeamRow } from "@/tests/support/workspace";
import { PUT } from "./password/route";
import { GET, PATCH } from "./route";

let db: Db;
beforeAll(async () => {
  db = await testDatabase();
  scratchFolder();
  takeEvents();
});
beforeEach(async () => {
  await db.delete(rateLimits);
});

const get = (token?: string) => call(GET, "/api/me", { token });
const patch = (token: string, body: unknown) => call(PATCH, "/api/me", { method: "PATCH", token, body });
const put = (token: string, currentPassword: string, newPassword: string) =>
  call(PUT, "/api/me/password", { method: "PUT", token, body: { currentPassword, newPassword } });

describe("the own account", () => {
  it("An account is shown to its owner without caching, and is 401 without a token", async () => {
    const { person, token } = await createSessionRow(db, "moderator");
    const answer = await get(token);
    expect(answer.json).toEqual({
      id: person.id,
      name: person.name,
      email: person.email,
      emailVerified: true,
      role: "moderator",
      mustChangePassword: false,
      skills: [],
      teams: [],
      capacity: 20,
      availability: "available",
      awayUntil: null,
      absence: null,
      handsTo: null,
      workingHours: null,
      activeTickets: 0,
      preferences: {},
      createdAt: expect.any(String),
    });
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect((await get()).status).toBe(401);
  });

  it("A person can change name and preferences; other preferences stay", async () => {
    const { token } = await createSessionRow(db);
    await patch(token, { preferences: { theme: "dark", timeZone: "Europe/Zagreb" } });
    const { json } = await patch(token, { name: "Ana", preferences: { theme: "light" } });
    expect(json).toMatchObject({ name: "Ana", preferences: { theme: "light", timeZone: "Europe/Zagreb" } });
  });

  it.each([
    [{ role: "admin" }, "/role"],
    [{ email: "x@example.test" }, "/email"],
    [{ emailVerified: true }, "/emailVerified"],
    [{ mustChangePassword: false }, "/mustChangePassword"],
    [{ skills: ["react"] }, "/skills"],
    [{ capacity: 3 }, "/capacity"],
    [{ preferences: { timeZone: "Mars/Olympus" } }, "/preferences/timeZone"],
    [{ preferences: { colour: "red" } }, "/preferences/colour"],
    [{ name: "x".repeat(101) }, "/name"],
  ])("The change %o of the own account is 400 with a pointer", async (body, pointer) => {
    const { token } = await createSessionRow(db);
    const { status, json } = await patch(token, body);
    expect([status, json.errors[0].pointer]).toEqual([400, pointer]);
  });

  it("A change of availability publishes one event, and an unchanged value none", async () => {
    const { person, token } = await createSessionRow(db, "moderator");
    const awayUntil = new Date(Date.now() + DAY_MS).toISOString();
    expect((await patch(token, { availability: "away", awayUntil })).json).toMatchObject({
      availability: "away",
      awayUntil,
    });
    await patch(token, { availability: "away" });
    expect((await patch(token, { availability: "available" })).json.awayUntil).toBeNull();
    const history = await db.select({ type: events.type }).from(events).where(eq(events.personId, person.id));
    expect(history).toEqual(Array(2).fill({ type: "person/availability.changed" }));
    const wire = (await db.select().from(outbox)).filter((row) => row.data.personId === person.id);
    expect(wire).toHaveLength(2);
  });

  it("Working hours can be set, take effect at once, and are removed by null", async () => {
    const { person, token } = await createSessionRow(db, "moderator");
    const never = { timeZone: "Europe/Berlin", spans: [{ day: weekdayFarAway(), from: "03:00", to: "03:01" }] };
    const { json } = await patch(token, { workingHours: never });
    expect(json).toMatchObject({ workingHours: never, availability: "available", absence: { kind: "off" } });
    expect(json.absence.why).toMatch(/^off work until \w+ 03:00$/);
    expect((await get(token)).json).toMatchObject({ workingHours: never });
    await patch(token, { workingHours: never });
    expect((await patch(token, { workingHours: null })).json).toMatchObject({ workingHours: null, absence: null });
    const history = await db.select({ type: events.type }).from(events).where(eq(events.personId, person.id));
    expect(history).toEqual(Array(2).fill({ type: "person/availability.changed" }));
    expect(await rowOf(person.id)).toMatchObject({ workingHours: null, presenceVersion: 2 });
  });

  it.each([
    [{ timeZone: "Mars/Olympus", spans: [span()] }, "/workingHours/timeZone"],
    [{ timeZone: "+02:00", spans: [span()] }, "/workingHours/timeZone"],
    [{ spans: [span()] }, "/workingHours/timeZone"],
    [{ timeZone: "UTC", spans: [] }, "/workingHours/spans"],
    [{ timeZone: "UTC", spans: [span({ day: 8 })] }, "/workingHours/spans/0/day"],
    [{ timeZone: "UTC", spans: [span({ from: "9:00" })] }, "/workingHours/spans/0/from"],
    [{ timeZone: "UTC", spans: [span({ from: "24:00" })] }, "/workingHours/spans/0/from"],
    [{ timeZone: "UTC", spans: [span({ to: "24:30" })] }, "/workingHours/spans/0/to"],
    [{ timeZone: "UTC", spans: [span({ to: "09:00" })] }, "/workingHours/spans/0/to"],
    [{ timeZone: "UTC", spans: [span(), span({ from: "16:59", to: "18:00" })] }, "/workingHours/spans/1/to"],
    [{ timeZone: "UTC", spans: Array.from({ length: 22 }, (_, n) => quarter(n)) }, "/workingHours/spans"],
  ])("The invalid working hours %j are 400 with a pointer", async (workingHours, pointer) => {
    const { token } = await createSessionRow(db, "moderator");
    const { status, json } = await patch(token, { workingHours });
    expect([status, json.errors[0].pointer]).toEqual([400, pointer]);
  });

  it("Adjacent spans and spans to the end of the day are valid", async () => {
    const { token } = await createSessionRow(db, "moderator");
    const spans = [span({ to: "12:00" }), span({ from: "12:00" }), span({ from: "22:00", to: "24:00" })];
    expect((await patch(token, { workingHours: { timeZone: "Asia/Kolkata", spans } })).status).toBe(200);
  });

  it("The delegate of an absence is kept until the person is back [S1.18]", async () => {
    const { person, token } = await createSessionRow(db, "moderator");
    const other = await createPerson(db, "admin");
    const away = (handsTo?: string) => patch(token, { availability: "away", ...(handsTo ? { handsTo } : {}) });
    expect((await away(other.id)).json).toMatchObject({ availability: "away", handsTo: other.id });
    expect((await away()).json.handsTo).toBe(other.id);
    expect((await away("queue")).json.handsTo).toBe("queue");
    expect((await away("keep")).json.handsTo).toBeNull();
    await away("queue");
    expect((await patch(token, { availability: "available" })).json.handsTo).toBeNull();
    expect((await away()).json.handsTo).toBeNull();
    const history = await db.select({ after: events.after }).from(events).where(eq(events.personId, person.id));
    expect(history.map(({ after }) => after?.handsTo)).toEqual([other.id, "queue", null, "queue", null, null]);
    expect(await rowOf(person.id)).toMatchObject({ presenceVersion: history.length });
  });

  it("A delegate can be in the same team, an admin or without team, but not in another team unless an admin chose them", async () => {
    const { person, token } = await createSessionRow(db, "moderator");
    const [teammate, teamless, outsider, adminDelegate] = [
      await createPerson(db, "moderator"),
      await createPerson(db, "moderator"),
      await createPerson(db, "moderator", { name: "Priya" }),
      await createPerson(db, "admin"),
    ];
    await createTeamRow(db, [person, teammate]);
    await createTeamRow(db, [outsider, teammate, adminDelegate]);
    const away = (handsTo: string) => patch(token, { availability: "away", handsTo });
    for (const { id } of [teammate, teamless, adminDelegate]) expect((await away(id)).json.handsTo).toBe(id);
    const { status, json } = await away(outsider.id);
    expect([status, json.errors]).toEqual([
      400,
      [
        {
          pointer: "/handsTo",
          message: expect.stringMatching(/^Priya is in another team\. Return your tickets to the queue/),
        },
      ],
    ]);
    await db.update(people).set({ handsTo: outsider.id }).where(eq(people.id, person.id));
    expect((await away(outsider.id)).json.handsTo).toBe(outsider.id);
    const lone = await createSessionRow(db, "moderator");
    expect((await patch(lone.token, { availability: "away", handsTo: outsider.id })).status).toBe(400);
    const admin = await createSessionRow(db, "admin");
    expect((await patch(admin.token, { availability: "away", handsTo: outsider.id })).status).toBe(200);
  });

  it("A delegate is rejected while available, or if it is oneself, unknown, a requester or deactivated", async () => {
    const { person, token } = await createSessionRow(db, "moderator");
    const [user, gone] = [await createPerson(db), await createPerson(db, "moderator", { deactivatedAt: new Date() })];
    const refused = [
      { handsTo: "queue" },
      { availability: "available", handsTo: "keep" },
      ...[person.id, newId(), user.id, gone.id, "nobody"].map((handsTo) => ({ availability: "away", handsTo })),
    ];
    for (const body of refused) {
      const { status, json } = await patch(token, body);
      expect([status, json.errors?.[0].pointer, body]).toEqual([400, "/handsTo", body]);
    }
    expect(await rowOf(person.id)).toMatchObject({ availability: "available", presenceVersion: 0 });
  });

  it("A requester has no availability and no working hours", async () => {
    const { token } = await createSessionRow(db, "user");
    expect((await patch(token, { availability: "away" })).status).toBe(403);
    expect((await patch(token, { handsTo: "queue" })).status).toBe(403);
    expect((await patch(token, { workingHours: { timeZone: "UTC", spans: [span()] } })).status).toBe(403);
  });
});

function span(more: object = {}) {
  return { day: 1, from: "09:00", to: "17:00", ...more };
}

function quarter(n: number) {
  return span({ from: `${String(n).padStart(2, "0")}:00`, to: `${String(n).padStart(2, "0")}:15` });
}

/** A weekday at least a day away from now in every time zone. */
function weekdayFarAway(): number {
  return ((new Date().getUTCDay() + 2) % 7) + 1;
}

async function rowOf(id: string) {
  const [row] = await db.select().from(people).where(eq(people.id, id));
  return row;
}

describe("a password change", () => {
  it("A password change ends other sessions and reset links, but not the current session", async () => {
    const { person, token } = await createSessionRow(db);
    const elsewhere = await call(login, "/api/auth/login", { body: { email: person.email, password: PASSWORD } });
    const link = { personId: person.id, email: person.email, purpose: "reset" as const, tokenHash: newId() };
    await db.insert(oneTimeTokens).values({ ...link, expiresAt: new Date(Date.now() + HOUR_MS) });
    expect((await put(token, PASSWORD, "another one, longer")).status).toBe(204);
    expect((await get(token)).status).toBe(200);
    expect((await get(elsewhere.json.token)).status).toBe(401);
    expect(await db.select().from(oneTimeTokens).where(eq(oneTimeTokens.personId, person.id))).toEqual([]);
    const body = { email: person.email, password: "another one, longer" };
    expect((await call(login, "/api/auth/login", { body })).status).toBe(200);
  });

  it("A password change needs the current password, and is rate limited after ten attempts", async () => {
    const { token } = await createSessionRow(db);
    for (let n = 0; n < 10; n++) {
      const { status, json } = await put(token, "not the one at all", "another one, longer");
      expect([status, json.errors[0].pointer]).toEqual([400, "/currentPassword"]);
    }
    const answer = await put(token, PASSWORD, "another one, longer");
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(800);
  });

  it("A new password can’t be short, common, the address or the current one", async () => {
    const { person, token } = await createSessionRow(db);
    for (const bad of ["short", "Qwerty12345", person.email, PASSWORD]) {
      const { status, json } = await put(token, PASSWORD, bad);
      expect([status, json.errors[0].pointer]).toEqual([400, "/newPassword"]);
    }
  });

  it("Of two simultaneous password changes one succeeds", async () => {
    const { person, token } = await createSessionRow(db);
    const both = await Promise.all([
      put(token, PASSWORD, "the first of two"),
      put(token, PASSWORD, "the second of two"),
    ]);
    const statuses = both.map((answer) => answer.status).sort();
    expect(statuses[0]).toBe(204);
    expect([400, 409]).toContain(statuses[1]);
    const [row] = await db.select().from(people).where(eq(people.id, person.id));
    expect(row?.mustChangePassword).toBe(false);
  });
});
