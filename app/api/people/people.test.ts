import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { POST as login } from "@/app/api/auth/login/route";
import { POST as logout } from "@/app/api/auth/logout/route";
import { PUT as putPassword } from "@/app/api/me/password/route";
import { GET as getMe } from "@/app/api/me/route";
import { DAY_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import {
  events,
  idempotencyKeys,
  mails,
  oneTimeTokens,
  outbox,
  people,
  personSkills,
  sessions,
  skills,
  teamMembers,
  teams,
  tickets,
} from "@/lib/db/schema";
import type { Status } from "@/lib/domain/ticket";
import { newId } from "@/lib/ids";
import { call, createAccount, createSessionRow, PASSWORD, takeEvents } from "@/tests/support/accounts";
import { createPerson, testDatabase } from "@/tests/support/database";
import { scratchFolder } from "@/tests/support/settings";
import { DELETE, GET as getOne, PATCH } from "./[id]/route";
import { POST as invite, GET as list } from "./route";

let db: Db;
let admin: Awaited<ReturnType<typeof createSessionRow>>;
let team: { id: string };

beforeAll(async () => {
  db = await testDatabase();
  scratchFolder();
  takeEvents();
  admin = await createSessionRow(db, "admin");
  await db.insert(skills).values([
    { slug: "react", name: "React" },
    { slug: "c++", name: "C++" },
    { slug: "cobol", name: "COBOL", state: "proposed" },
  ]);
  team = { id: newId() };
  await db.insert(teams).values({ ...team, slug: "billing", name: "Billing" });
});

const fresh = () => `${newId()}@example.test`;
const patch = (id: string, body: object, token = admin.token) =>
  call(PATCH, `/api/people/${id}`, { method: "PATCH", token, body, params: { id } });
const remove = (id: string, token = admin.token) =>
  call(DELETE, `/api/people/${id}`, { method: "DELETE", token, params: { id } });
const one = (id: string, token = admin.token) => call(getOne, `/api/people/${id}`, { token, params: { id } });
const historyOf = (personId: string) =>
  db
    .select({ type: events.type, before: events.before, after: events.after })
    .from(events)
    .where(eq(events.personId, personId))
    .orderBy(events.id);
const publishedFor = async (personId: string) =>
  (await db.select({ name: outbox.name, data: outbox.data }).from(outbox))
    .filter((row) => row.data.personId === personId)
    .map((row) => row.name);
const openTicket = (requesterId: string, status: Status = "open", more = {}) =>
  db
    .insert(tickets)
    .values({ number: `TKT-${newId()}`, description: "words", channel: "web", requesterId, status, ...more });

describe("the list of people", () => {
  it("shows an admin everyone with how many tickets they opened [S0.32, S4.15]", async () => {
    const ana = await createPerson(db, "user", { name: "Aaa Ana" });
    for (const status of ["open", "waiting", "closed"] as const) await openTicket(ana.id, status);
    await openTicket(ana.id, "open", { deletedAt: new Date() });
    const answer = await call(list, "/api/people?search=aaa%20ANA", { token: admin.token });
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      people: [
        {
          id: ana.id,
          name: "Aaa Ana",
          email: ana.email,
          emailVerified: true,
          role: "user",
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
          deactivatedAt: null,
          createdAt: expect.stringMatching(/Z$/),
          ticketCount: 3,
          openTickets: 2,
        },
      ],
      nextCursor: null,
    });
  });

  it("goes on from page to page by name, without gaps, repeats or a total", async () => {
    const mark = newId();
    for (const name of ["ábel", "Zoe", "zoe", "Bo", "bo", "Zoe"])
      await createPerson(db, "user", { name: `${name} ${mark}` });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query = new URLSearchParams({ search: mark, limit: "2", ...(cursor ? { cursor } : {}) });
      const { json } = await call(list, `/api/people?${query}`, { token: admin.token });
      seen.push(...json.people.map((person: { id: string }) => person.id));
      expect(json.people.length).toBeLessThanOrEqual(2);
      cursor = json.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(6);
    expect(new Set(seen).size).toBe(6);
  });

  it("is narrowed by role, state and words of names, addresses, skills and teams", async () => {
    const mark = newId();
    const bo = await createPerson(db, "moderator", { name: `Bo ${mark}` });
    const cy = await createPerson(db, "user", { name: `Cy ${mark}`, mustChangePassword: true });
    const di = await createPerson(db, "admin", { name: `Di ${mark}`, deactivatedAt: new Date() });
    const names = async (query: string) =>
      (await call(list, `/api/people?limit=100&${query}`, { token: admin.token })).json.people.map(
        (person: { id: string }) => person.id,
      );
    expect(await names(`search=${mark}&role=moderator,admin`)).toEqual([bo.id, di.id]);
    expect(await names(`search=${mark}&role=moderator&role=user`)).toEqual([bo.id, cy.id]);
    expect(await names(`search=${mark}&state=invited`)).toEqual([cy.id]);
    expect(await names(`search=${mark}&state=deactivated`)).toEqual([di.id]);
    expect(await names(`search=${mark}&state=active`)).toEqual([bo.id]);
    await patch(bo.id, { skills: ["c++"], teams: ["billing"] });
    expect(await names("search=C%2B%2B")).toContain(bo.id);
    expect(await names("search=bILL")).toContain(bo.id);
    expect(await names(`search=${encodeURIComponent("%")}`)).toEqual([]);
    expect(await names(`search=${encodeURIComponent("_")}`)).toEqual([]);
  });

  it.each(["limit=0", "limit=101", "cursor=nonsense", "cursor=WzEsMl0", "role=king", "state=odd", "page=2"])(
    "answers 400 to %s",
    async (query) => {
      expect((await call(list, `/api/people?${query}`, { token: admin.token })).status).toBe(400);
    },
  );

  it("is the admins' alone; moderators get the names of those who may be given a ticket [S4.7]", async () => {
    const moderator = await createSessionRow(db, "moderator");
    const user = await createSessionRow(db, "user");
    const away = await createPerson(db, "moderator", { deactivatedAt: new Date() });
    expect((await call(list, "/api/people", { token: moderator.token })).status).toBe(403);
    expect((await call(list, "/api/people", { token: user.token })).status).toBe(403);
    expect((await call(list, "/api/people", {})).status).toBe(401);
    expect((await call(list, "/api/people?assignable=true", { token: user.token })).status).toBe(403);
    const answer = await call(list, "/api/people?assignable=true&limit=100", { token: moderator.token });
    const ids = answer.json.people.map((person: { id: string }) => person.id);
    expect(ids).toContain(moderator.person.id);
    expect(ids).toContain(admin.person.id);
    expect(ids).not.toContain(user.person.id);
    expect(ids).not.toContain(away.id);
    expect(Object.keys(answer.json.people[0]).sort()).toEqual(
      [
        "absence",
        "activeTickets",
        "availability",
        "awayUntil",
        "capacity",
        "id",
        "name",
        "role",
        "skills",
        "teams",
      ].sort(),
    );
    for (const role of ["user", "moderator"]) {
      const { json } = await call(list, `/api/people?assignable=true&role=${role}`, { token: moderator.token });
      expect(json.people.every((person: { role: string }) => person.role === "moderator")).toBe(true);
    }
  });

  it("never carries a password's hash, nor does any other answer about people", async () => {
    const { email, id } = await createAccount(db, "moderator");
    const texts = [
      (await call(list, "/api/people?limit=100", { token: admin.token })).text,
      (await one(id)).text,
      (await patch(id, { capacity: 3 })).text,
      (await call(invite, "/api/people", { token: admin.token, body: { name: "Ed", email: fresh() } })).text,
      (await call(login, "/api/auth/login", { body: { email, password: PASSWORD } })).text,
      (await call(getMe, "/api/me", { token: admin.token })).text,
    ];
    for (const text of texts) expect(text).not.toMatch(/argon2|hash/i);
  });
});

describe("inviting somebody", () => {
  it("gives a temporary password, and nothing else works before it is changed [S1.5]", async () => {
    const email = fresh();
    const body = { name: "Fay", email, role: "moderator", skills: ["react"], teams: [team.id], capacity: 5 };
    const answer = await call(invite, "/api/people", { token: admin.token, body });
    expect(answer.status).toBe(201);
    expect(answer.json).toMatchObject({
      email,
      role: "moderator",
      skills: ["react"],
      teams: [{ id: team.id, name: "Billing", lead: false }],
      capacity: 5,
      mustChangePassword: true,
      emailVerified: false,
    });
    const { temporaryPassword } = answer.json;
    const signedIn = await call(login, "/api/auth/login", { body: { email, password: temporaryPassword } });
    const { token } = signedIn.json;
    expect(signedIn.json.user.mustChangePassword).toBe(true);
    const stopped = await call(list, "/api/people?assignable=true", { token });
    expect([stopped.status, stopped.json.type]).toEqual([403, "password-change-required"]);
    expect((await call(getMe, "/api/me", { token })).json.mustChangePassword).toBe(true);
    const change = { currentPassword: temporaryPassword, newPassword: "one of my own" };
    expect((await call(putPassword, "/api/me/password", { method: "PUT", token, body: change })).status).toBe(204);
    expect((await call(list, "/api/people?assignable=true", { token })).status).toBe(200);
    expect((await call(login, "/api/auth/login", { body: { email, password: temporaryPassword } })).status).toBe(401);
  });

  it("lets an invited person sign out before changing the password", async () => {
    const { token } = await createSessionRow(db, "user", { mustChangePassword: true });
    expect((await call(logout, "/api/auth/logout", { method: "POST", token })).status).toBe(204);
  });

  it("tells on-user-signup, in the same transaction", async () => {
    const { json } = await call(invite, "/api/people", { token: admin.token, body: { name: "Gil", email: fresh() } });
    expect(await publishedFor(json.id)).toEqual(["user/signup"]);
  });

  it("repeated with the same key makes one account, and the kept answer holds no password", async () => {
    const body = { name: "Hal", email: fresh() };
    const headers = { "idempotency-key": newId() };
    const first = await call(invite, "/api/people", { token: admin.token, body, headers });
    const second = await call(invite, "/api/people", { token: admin.token, body, headers });
    expect(second.status).toBe(201);
    expect(second.json).toEqual({ ...first.json, temporaryPassword: null });
    const kept = await db.select().from(idempotencyKeys);
    expect(JSON.stringify(kept)).not.toContain(first.json.temporaryPassword);
    const other = await call(invite, "/api/people", { token: admin.token, body: { ...body, name: "Ida" }, headers });
    expect(other.status).toBe(422);
  });

  it("answers 409 for a taken address, and points at skills and teams that are not there without making an account", async () => {
    const email = fresh();
    const make = (more: object) =>
      call(invite, "/api/people", { token: admin.token, body: { name: "Jo", email, ...more } });
    expect((await make({ skills: ["react", "java"] })).json).toMatchObject({
      status: 400,
      errors: [{ pointer: "/skills/1" }],
    });
    expect((await make({ skills: ["cobol"] })).json.errors).toMatchObject([{ pointer: "/skills/0" }]);
    expect((await make({ teams: ["nowhere", newId()] })).json.errors).toMatchObject([
      { pointer: "/teams/0" },
      { pointer: "/teams/1" },
    ]);
    expect((await make({})).status).toBe(201);
    expect((await make({})).status).toBe(409);
    expect((await make({ email: email.toUpperCase() })).status).toBe(409);
  });
});

describe("changing somebody", () => {
  it("sets role, skills, teams and capacity, and history says who did it [S4.16, S1.6, S1.15]", async () => {
    const ana = await createPerson(db, "user");
    const answer = await patch(ana.id, {
      role: "moderator",
      skills: ["c++", "react", "react"],
      teams: ["billing"],
      capacity: 7,
    });
    expect(answer.json).toMatchObject({ role: "moderator", skills: ["c++", "react"], capacity: 7 });
    expect(answer.json.teams).toEqual([{ id: team.id, name: "Billing", lead: false }]);
    const [event] = await db
      .select()
      .from(events)
      .where(and(eq(events.personId, ana.id), eq(events.type, "person/updated")));
    expect(event).toMatchObject({
      actorId: admin.person.id,
      before: { role: "user", capacity: 20 },
      after: { role: "moderator", capacity: 7 },
    });
    expect((await patch(ana.id, { skills: [], teams: [] })).json).toMatchObject({ skills: [], teams: [] });
  });

  it("keeps a lead the lead of a team that stays, and wakes routing when somebody's room for tickets changes", async () => {
    const bo = await createPerson(db, "moderator");
    const [own] = await db.insert(teams).values({ slug: "crew", name: "Crew" }).returning();
    await db.insert(teamMembers).values({ teamId: own!.id, personId: bo.id, lead: true });
    const { json } = await patch(bo.id, { teams: ["billing", "crew"] });
    expect(json.teams).toEqual([
      { id: team.id, name: "Billing", lead: false },
      { id: own!.id, name: "Crew", lead: true },
    ]);
    expect(await publishedFor(bo.id)).toEqual(["person/availability.changed"]);
  });

  it("keeps a new name out of history, and wakes nobody for it", async () => {
    const bo = await createPerson(db, "moderator");
    expect((await patch(bo.id, { name: "Somebody Else" })).json.name).toBe("Somebody Else");
    expect(await historyOf(bo.id)).toEqual([{ type: "person/updated", before: {}, after: { fields: ["name"] } }]);
    expect(await publishedFor(bo.id)).toEqual([]);
  });

  it("bites at once on demotion: the session is over and a new one has the lower role [S4.7]", async () => {
    const mod = await createSessionRow(db, "moderator");
    expect((await patch(mod.person.id, { role: "user" })).status).toBe(200);
    expect((await call(getMe, "/api/me", { token: mod.token })).status).toBe(401);
    const body = { email: mod.person.email, password: PASSWORD };
    expect((await call(login, "/api/auth/login", { body })).json.user.role).toBe("user");
  });

  it("lets a promoted person go on working, with the new role on the next request", async () => {
    const user = await createSessionRow(db, "user");
    await patch(user.person.id, { role: "moderator" });
    expect((await call(getMe, "/api/me", { token: user.token })).json.role).toBe("moderator");
  });

  it("never changes the asker's own role", async () => {
    const other = await createSessionRow(db, "admin");
    expect((await patch(other.person.id, { role: "user" }, other.token)).status).toBe(403);
    expect((await patch(other.person.id, { role: "admin", capacity: 9 }, other.token)).status).toBe(200);
  });

  it.each([
    [{ role: "king" }, "/role"],
    [{ capacity: 0 }, "/capacity"],
    [{ capacity: 1.5 }, "/capacity"],
    [{ skills: "react" }, "/skills"],
    [{ password: "x" }, "/password"],
    [{ email: "x@example.test" }, "/email"],
    [{ awayUntil: "tomorrow", availability: "away" }, "/awayUntil"],
    [{ availability: "away", awayUntil: "2020-01-01T00:00:00Z" }, "/awayUntil"],
    [{ awayUntil: "2999-01-01T00:00:00Z" }, "/awayUntil"],
    [{ handsTo: "queue" }, "/handsTo"],
    [{ availability: "away", handsTo: newId() }, "/handsTo"],
    [{ workingHours: { timeZone: "Mars/Olympus", spans: [] } }, "/workingHours/timeZone"],
    [
      { role: "user", workingHours: { timeZone: "UTC", spans: [{ day: 1, from: "09:00", to: "17:00" }] } },
      "/workingHours",
    ],
  ])("answers 400 with a pointer to %o", async (body, pointer) => {
    const bo = await createPerson(db, "moderator");
    const { status, json } = await patch(bo.id, body);
    expect([status, json.errors?.[0].pointer]).toEqual([400, pointer]);
  });

  it("answers 404 for a person who is not there and an id that is none", async () => {
    for (const id of [newId(), "no-id", "'; drop table people"]) {
      expect((await one(id)).status).toBe(404);
      expect((await patch(id, { capacity: 3 })).status).toBe(404);
      expect((await remove(id)).status).toBe(404);
    }
  });

  it("is for admins alone [S4.7]", async () => {
    const mod = await createSessionRow(db, "moderator");
    const { id } = await createPerson(db, "user");
    expect((await patch(id, { role: "admin" }, mod.token)).status).toBe(403);
    expect((await remove(id, mod.token)).status).toBe(403);
    expect((await one(id, mod.token)).status).toBe(403);
    expect((await call(invite, "/api/people", { token: mod.token, body: { name: "X", email: fresh() } })).status).toBe(
      403,
    );
  });
});

describe("presence", () => {
  it("ends by itself, and only an absence has an end", async () => {
    const bo = await createPerson(db, "moderator");
    const awayUntil = new Date(Date.now() + DAY_MS).toISOString();
    expect((await patch(bo.id, { availability: "away", awayUntil })).json).toMatchObject({
      availability: "away",
      awayUntil,
    });
    await db
      .update(people)
      .set({ awayUntil: new Date(Date.now() - 1) })
      .where(eq(people.id, bo.id));
    expect((await one(bo.id)).json).toMatchObject({ availability: "available", awayUntil: null });
    expect((await patch(bo.id, { availability: "available" })).json).toMatchObject({
      availability: "available",
      awayUntil: null,
    });
  });

  it("is set by an admin with hours and what becomes of the tickets, and routing hears of each change once", async () => {
    const [bo, cy] = [await createPerson(db, "moderator"), await createPerson(db, "moderator")];
    const workingHours = { timeZone: "Asia/Kolkata", spans: [{ day: 7, from: "00:00", to: "24:00" }] };
    const away = { availability: "away", handsTo: cy.id, workingHours };
    expect((await patch(bo.id, away)).json).toMatchObject({ ...away, absence: { kind: "away", why: "away" } });
    await patch(bo.id, away);
    expect((await one(bo.id)).json).toMatchObject(away);
    expect(await publishedFor(bo.id)).toEqual(["person/availability.changed"]);
    const [row] = await db.select().from(people).where(eq(people.id, bo.id));
    expect(row?.presenceVersion).toBe(1);
    await patch(bo.id, { availability: "available" });
    expect((await one(bo.id)).json).toMatchObject({ handsTo: null, workingHours });
    expect((await historyOf(bo.id)).map(({ after }) => after)).toMatchObject([
      { handsTo: cy.id, fields: ["workingHours"] },
      { handsTo: null },
    ]);
  });
});

describe("closing an account", () => {
  it("ends its sessions and sign-ins, tells routing, and can be undone", async () => {
    const mod = await createSessionRow(db, "moderator");
    const { id, email } = mod.person;
    const closed = await patch(id, { deactivated: true });
    expect(closed.json.deactivatedAt).toMatch(/Z$/);
    expect((await call(getMe, "/api/me", { token: mod.token })).status).toBe(401);
    expect((await call(login, "/api/auth/login", { body: { email, password: PASSWORD } })).status).toBe(401);
    expect(await db.select().from(sessions).where(eq(sessions.personId, id))).toEqual([]);
    expect(await publishedFor(id)).toEqual(["person/deactivated"]);
    expect((await patch(id, { deactivated: true })).json.deactivatedAt).toBe(closed.json.deactivatedAt);
    expect(await publishedFor(id)).toEqual(["person/deactivated"]);
    expect((await patch(id, { deactivated: false })).json.deactivatedAt).toBeNull();
    expect(await publishedFor(id)).toEqual(["person/deactivated", "person/availability.changed"]);
    expect((await call(login, "/api/auth/login", { body: { email, password: PASSWORD } })).status).toBe(200);
    expect((await call(getMe, "/api/me", { token: mod.token })).status).toBe(401);
  });

  it("for good takes the person out of it and leaves their tickets", async () => {
    const mod = await createSessionRow(db, "moderator", { name: "Recognisable Name" });
    const { id, email } = mod.person;
    const workingHours = { timeZone: "Pacific/Apia", spans: [{ day: 1, from: "09:00", to: "17:00" }] };
    await patch(id, { skills: ["react"], teams: ["billing"], workingHours, availability: "away", handsTo: "queue" });
    await openTicket(id);
    await db
      .insert(oneTimeTokens)
      .values({ personId: id, email, purpose: "reset", tokenHash: newId(), expiresAt: new Date() });
    const mail = {
      recipientId: id,
      toAddress: email,
      subject: "s",
      textBody: "Hello Recognisable Name",
      messageId: "m",
    };
    await db.insert(mails).values({ ...mail, eventId: newId(), kind: "welcome" });
    await db.insert(mails).values({ ...mail, eventId: newId(), kind: "verify", state: "sent" });
    expect((await remove(id)).status).toBe(204);
    const [row] = await db.select().from(people).where(eq(people.id, id));
    expect(row).toMatchObject({ name: "Deleted person", email: null, passwordHash: null, emailVerifiedAt: null });
    expect(row).toMatchObject({ workingHours: null, handsTo: null });
    expect(row?.deactivatedAt).toBeInstanceOf(Date);
    const traces = [
      await db.select().from(sessions).where(eq(sessions.personId, id)),
      await db.select().from(oneTimeTokens).where(eq(oneTimeTokens.personId, id)),
      await db.select().from(personSkills).where(eq(personSkills.personId, id)),
      await db.select().from(teamMembers).where(eq(teamMembers.personId, id)),
    ];
    expect(traces.flat()).toEqual([]);
    const letters = await db.select().from(mails).where(eq(mails.recipientId, id));
    expect(letters.map(({ state, toAddress, textBody }) => [state, toAddress, textBody]).sort()).toEqual([
      ["sent", "", null],
      ["suppressed", "", null],
    ]);
    expect(JSON.stringify([await historyOf(id), letters, row])).not.toMatch(new RegExp(`Recognisable|${email}`));
    expect(await db.select({ n: tickets.id }).from(tickets).where(eq(tickets.requesterId, id))).toHaveLength(1);
    expect(await publishedFor(id)).toContain("person/deactivated");
    for (const answer of [await one(id), await patch(id, { deactivated: false }), await remove(id)]) {
      expect(answer.status).toBe(404);
    }
    expect((await call(list, "/api/people?search=Deleted", { token: admin.token })).json.people).toEqual([]);
  });

  it("frees its address for somebody else", async () => {
    const { id, email } = await createAccount(db);
    await remove(id);
    expect((await call(invite, "/api/people", { token: admin.token, body: { name: "Kim", email } })).status).toBe(201);
  });
});
