import { getTableName, is, sql } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { beforeAll, describe, expect, it } from "vitest";
import { updateCategory } from "@/lib/catalogue/update-category";
import { updateTeam } from "@/lib/catalogue/update-team";
import { DAY_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import * as schema from "@/lib/db/schema";
import { assignments, personSkills, tickets } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { loadMonth } from "@/lib/routing/dry-run/load-month";
import { loadCandidates } from "@/lib/routing/load-candidates";
import { routeTicket } from "@/lib/routing/route-ticket";
import { resolveTicket } from "@/lib/tickets/resolve-ticket";
import { call, createSessionRow, takeEvents } from "@/tests/support/accounts";
import { testContext, testDatabase } from "@/tests/support/database";
import { scratchFolder } from "@/tests/support/settings";
import { createCategoryRow, createSkillRows, createTeamRow, openTestTicket, rowOf } from "@/tests/support/workspace";
import { POST } from "./route";

type Session = Awaited<ReturnType<typeof createSessionRow>>;

let db: Db;
let admin: Session;
let ana: Session;
let bo: Session;
let user: Session;
let desk: { category: { id: string; slug: string }; team: string; other: string };
let routed: string[];

beforeAll(async () => {
  db = await testDatabase();
  scratchFolder();
  takeEvents();
  admin = await createSessionRow(db, "admin", { availability: "away" });
  ana = await createSessionRow(db, "moderator", { name: "Ana" });
  bo = await createSessionRow(db, "moderator", { name: "Bo" });
  user = await createSessionRow(db);
  await createSkillRows(db, "vpn", "fonts");
  await db.insert(personSkills).values({ personId: ana.person.id, skillSlug: "vpn" });
  const team = await createTeamRow(db, [{ id: ana.person.id, lead: true }]);
  desk = { team, other: await createTeamRow(db, [bo.person]), category: await createCategoryRow(db, team) };
  routed = [];
  for (let n = 0; n < 3; n++) routed.push(await routeOne({ title: `Tunnel ${n}` }, ["vpn"]));
});

async function routeOne(more: Record<string, string>, skills: string[] = []): Promise<string> {
  const { id } = await openTestTicket(db, user.person, { category: desk.category.slug, ...more });
  await db.update(tickets).set({ skills }).where(sql`${tickets.id} = ${id}`);
  await routeTicket(testContext(db), { ticketId: id });
  return id;
}

const ask = (body: unknown, token = admin.token) => call(POST, "/api/routing/dry-run", { token, body });
const toOther = () => ({ categories: [{ id: desk.category.id, teamId: desk.other }] });
const members = (...people: Session[]) => people.map(({ person }) => ({ personId: person.id }));

describe("POST /api/routing/dry-run", () => {
  it("A dry run returns last month's tickets by person, by team, and each reassigned ticket with the reason [S3.3]", async () => {
    const { status, json } = await ask(toOther());
    expect(status).toBe(200);
    expect(json.whole).toEqual({
      before: { tickets: 3, skillMatch: 1, waited: 0, left: 0 },
      after: { tickets: 3, skillMatch: 0, waited: 0, left: 0 },
    });
    expect(json.people).toEqual([
      {
        id: ana.person.id,
        name: "Ana",
        before: { tickets: 3, skillMatch: 1 },
        after: { tickets: 0, skillMatch: null },
      },
      { id: bo.person.id, name: "Bo", before: { tickets: 0, skillMatch: null }, after: { tickets: 3, skillMatch: 0 } },
    ]);
    expect(
      json.teams.map(({ id, before, after }: never) => [
        id,
        (before as { tickets: number }).tickets,
        (after as { tickets: number }).tickets,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [desk.team, 3, 0],
        [desk.other, 0, 3],
      ]),
    );
    expect([json.movedCount, json.moved.length, json.capped]).toEqual([3, 3, false]);
    expect(json.moved[0]).toMatchObject({
      id: routed[2],
      number: (await rowOf(db, routed[2]!)).number,
      title: "Tunnel 2",
      from: { name: "Ana" },
      to: { name: "Bo" },
      why: expect.stringMatching(/^routed to Team \S+ instead of Team \S+; Bo: 0 of 1 skills, /),
    });
  });

  it("After saving the change, the next ticket gets the predicted assignee", async () => {
    const { json } = await ask(toOther());
    await updateCategory(testContext(db, admin.person), { id: desk.category.id, teamId: desk.other });
    const next = await routeOne({ title: "After" }, ["vpn"]);
    expect((await rowOf(db, next)).assigneeId).toBe(json.moved[0].to.id);
    await updateCategory(testContext(db, admin.person), { id: desk.category.id, teamId: desk.team });
    await db.delete(assignments).where(sql`${assignments.ticketId} = ${next}`);
  });

  it("Members, capacity, skills and retired categories can be tried alone and together", async () => {
    const joined = await ask({
      teams: [{ id: desk.team, members: members(ana, bo) }],
      people: [{ id: ana.person.id, capacity: 1 }],
    });
    expect(joined.json.people.map(({ name, after }: never) => [name, (after as { tickets: number }).tickets])).toEqual([
      ["Ana", 1],
      ["Bo", 2],
    ]);
    const alone = await ask({ people: [{ id: ana.person.id, capacity: 1 }] });
    expect(alone.json.whole.after).toMatchObject({ waited: 2, left: 2 });
    expect(alone.json.moved[0]).toMatchObject({ to: null, why: "Ana: at capacity, 1 of 1; no one can take it" });
    const skills = await ask({ people: [{ id: ana.person.id, skills: ["fonts"] }] });
    expect([skills.json.whole.after.skillMatch, skills.json.movedCount]).toEqual([0, 0]);
    const retired = await ask({ categories: [{ id: desk.category.id, retired: true }] });
    expect(retired.json.teams.at(-1)).toMatchObject({ id: null, name: "No team", after: { tickets: 3 } });
  });

  it("A dry run without real changes reassigns nothing", async () => {
    const { json } = await ask({ teams: [{ id: desk.team, members: [{ personId: ana.person.id, lead: true }] }] });
    expect([json.movedCount, json.moved]).toEqual([0, []]);
    expect(json.whole.before).toEqual(json.whole.after);
  });

  it("A dry run changes no row of any table", async () => {
    const before = await everyRow();
    expect((await ask({ ...toOther(), people: [{ id: ana.person.id, capacity: 1 }] })).status).toBe(200);
    expect(await everyRow()).toEqual(before);
  });

  it("Only admins can start a dry run", async () => {
    expect((await ask(toOther(), ana.token)).status).toBe(403);
    expect((await ask(toOther(), user.token)).status).toBe(403);
    expect((await call(POST, "/api/routing/dry-run", { body: toOther() })).status).toBe(401);
  });

  it.each([
    ["no changes", () => ({}), ""],
    ["an unknown category", () => ({ categories: [{ id: newId(), teamId: null }] }), "/categories/0/id"],
    [
      "an unknown team of a category",
      () => ({ categories: [{ id: desk.category.id, teamId: newId() }] }),
      "/categories/0/teamId",
    ],
    ["a category without a change", () => ({ categories: [{ id: desk.category.id }] }), "/categories/0"],
    ["an unknown team", () => ({ teams: [{ id: newId(), members: [] }] }), "/teams/0/id"],
    [
      "an unknown member",
      () => ({ teams: [{ id: desk.team, members: [{ personId: newId() }] }] }),
      "/teams/0/members/0/personId",
    ],
    [
      "a requester as member",
      () => ({ teams: [{ id: desk.team, members: members(ana, user) }] }),
      "/teams/0/members/1/personId",
    ],
    [
      "a lead of another team",
      () => ({ teams: [{ id: desk.other, members: [{ personId: ana.person.id, lead: true }] }] }),
      "/teams/0/members/0/lead",
    ],
    [
      "one lead of two teams",
      () => ({
        teams: [desk.team, desk.other].map((id) => ({ id, members: [{ personId: bo.person.id, lead: true }] })),
      }),
      "/teams",
    ],
    ["a team named twice", () => ({ teams: [1, 2].map(() => ({ id: desk.team, members: [] })) }), "/teams"],
    ["an unknown person", () => ({ people: [{ id: newId(), capacity: 3 }] }), "/people/0/id"],
    ["an unknown skill", () => ({ people: [{ id: ana.person.id, skills: ["vpn", "cobol"] }] }), "/people/0/skills/1"],
    ...[0, -1, 1.5, 1e9].map(
      (capacity) =>
        [
          `a capacity of ${capacity}`,
          () => ({ people: [{ id: ana.person.id, capacity }] }),
          "/people/0/capacity",
        ] as const,
    ),
  ] as const)("A dry run with %s is 400 with a pointer", async (_case, body, pointer) => {
    const { status, json } = await ask(body());
    expect([status, json.errors?.[0]?.pointer]).toEqual([400, pointer]);
  });
});

describe("loadMonth", () => {
  const month = async (more: object = {}) => {
    const ctx = testContext(db, admin.person);
    const from = new Date(Date.now() - DAY_MS);
    return loadMonth(ctx, { from, people: await loadCandidates(ctx), ...more });
  };

  it("Absent people are taken from the scoreboard of the time", async () => {
    const { tickets: all, absentNow } = await month();
    expect(all.map(({ id }) => id)).toEqual(routed);
    for (const { absent } of all) expect(absent).toEqual([admin.person.id]);
    expect(absentNow).toEqual([admin.person.id]);
  });

  it("Beyond the limit the newest tickets are kept, and the others count as workload", async () => {
    const { tickets: all, capped, held } = await month({ most: 2 });
    expect([all.map(({ id }) => id), capped]).toEqual([routed.slice(1), true]);
    expect(held).toMatchObject([{ personId: ana.person.id, until: null }]);
  });

  it("A ticket that was routed twice counts once, and its second assignment as workload", async () => {
    const again = { ticketId: routed[1]!, personId: bo.person.id, source: "rules" as const, endedAt: new Date() };
    const [row] = await db.insert(assignments).values(again).returning({ id: assignments.id });
    const { tickets: all, held } = await month();
    const [first] = await db
      .select()
      .from(assignments)
      .where(sql`${assignments.ticketId} = ${routed[1]} and ${assignments.personId} = ${ana.person.id}`);
    expect(all.find(({ id }) => id === routed[1])?.givenAt).toBe(first!.assignedAt.getTime());
    expect(held).toMatchObject([{ personId: bo.person.id, until: again.endedAt.getTime() }]);
    await db.delete(assignments).where(sql`${assignments.id} = ${row!.id}`);
  });

  it("Waiting tickets have their arrival time, and resolved ones their end", async () => {
    await updateTeam(testContext(db, admin.person), { id: desk.team, members: [] });
    const waitingId = await routeOne({ title: "Nobody" });
    expect((await rowOf(db, waitingId)).assigneeId).toBeNull();
    const ticket = await rowOf(db, routed[0]!);
    await resolveTicket(testContext(db, admin.person), { ticket: ticket.id, version: ticket.version });
    const { tickets: all } = await month();
    const [solved, waiting] = [routed[0], waitingId].map((id) => all.find((one) => one.id === id));
    expect(solved).toMatchObject({ endedAt: expect.any(Number), givenAt: expect.any(Number) });
    expect(waiting).toMatchObject({ givenAt: null, endedAt: null, absent: [admin.person.id] });
    expect(waiting!.arrivedAt).toBe(waiting!.createdAt);
  });
});

/** A checksum of each table. */
async function everyRow() {
  const tables = Object.values(schema).filter((table) => is(table, PgTable));
  expect(tables.length).toBeGreaterThan(30);
  const rows: Record<string, unknown> = {};
  for (const table of tables) {
    const name = getTableName(table);
    const { rows: found } = (await db.execute(
      sql`select md5(coalesce(string_agg(t::text, E'\n' order by t::text), '')) as sum, count(*) as n from ${sql.identifier(name)} t`,
    )) as unknown as { rows: unknown[] };
    rows[name] = found[0];
  }
  return rows;
}
