import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { POST as login } from "@/app/api/auth/login/route";
import { DAY_MS, HOUR_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { events, oneTimeTokens, outbox, people, rateLimits } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { call, mintSession, PASSWORD, takeEvents } from "@/tests/support/accounts";
import { testDatabase } from "@/tests/support/database";
import { scratchFolder } from "@/tests/support/settings";
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

describe("one's own account", () => {
  it("is shown to its owner, privately, and to nobody without a token", async () => {
    const { person, token } = await mintSession(db, "moderator");
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
      activeTickets: 0,
      preferences: {},
      createdAt: expect.any(String),
    });
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect((await get()).status).toBe(401);
  });

  it("takes a new name and preferences; those not named stay", async () => {
    const { token } = await mintSession(db);
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
  ])("refuses %o: it is not one's own to set, or no such thing", async (body, pointer) => {
    const { token } = await mintSession(db);
    const { status, json } = await patch(token, body);
    expect([status, json.errors[0].pointer]).toEqual([400, pointer]);
  });

  it("says to routing that a moderator went away or came back, and only when it changed", async () => {
    const { person, token } = await mintSession(db, "moderator");
    const awayUntil = new Date(Date.now() + DAY_MS).toISOString();
    expect((await patch(token, { availability: "away", awayUntil })).json).toMatchObject({
      availability: "away",
      awayUntil,
    });
    await patch(token, { availability: "away" });
    expect((await patch(token, { availability: "available" })).json.awayUntil).toBeNull();
    const told = await db.select({ type: events.type }).from(events).where(eq(events.personId, person.id));
    expect(told).toEqual(Array(2).fill({ type: "person/availability.changed" }));
    const wire = (await db.select().from(outbox)).filter((row) => row.data.personId === person.id);
    expect(wire).toHaveLength(2);
  });

  it("has no presence for who does not work on tickets", async () => {
    const { token } = await mintSession(db, "user");
    expect((await patch(token, { availability: "away" })).status).toBe(403);
  });
});

describe("changing one's password", () => {
  it("ends the other sessions and open reset links, and keeps this one", async () => {
    const { person, token } = await mintSession(db);
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

  it("needs the present one, and stops guessing after ten tries", async () => {
    const { token } = await mintSession(db);
    for (let n = 0; n < 10; n++) {
      const { status, json } = await put(token, "not the one at all", "another one, longer");
      expect([status, json.errors[0].pointer]).toEqual([400, "/currentPassword"]);
    }
    const answer = await put(token, PASSWORD, "another one, longer");
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(800);
  });

  it("takes no password that is too short, common, the address, or the present one", async () => {
    const { person, token } = await mintSession(db);
    for (const bad of ["short", "Qwerty12345", person.email, PASSWORD]) {
      const { status, json } = await put(token, PASSWORD, bad);
      expect([status, json.errors[0].pointer]).toEqual([400, "/newPassword"]);
    }
  });

  it("stands once where it is changed twice at the same moment", async () => {
    const { person, token } = await mintSession(db);
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
