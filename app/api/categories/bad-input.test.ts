import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/lib/db/client";
import { assignments, categories, personSkills, skills, teamMembers, teams, tickets } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { routeTicket } from "@/lib/routing/route-ticket";
import { call, createSessionRow, takeEvents } from "@/tests/support/accounts";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { scratchFolder } from "@/tests/support/settings";
import { createTeamRow, openTestTicket, rowOf } from "@/tests/support/workspace";
import { PATCH as patchPerson } from "../people/[id]/route";
import { POST as invite } from "../people/route";
import { DELETE as deleteSkill, PATCH as patchSkill } from "../skills/[id]/route";
import { POST as postSkill } from "../skills/route";
import { DELETE as deleteTeam, PATCH as patchTeam } from "../teams/[id]/route";
import { POST as postTeam } from "../teams/route";
import { PATCH as patchCategory } from "./[id]/route";
import { POST as postCategory } from "./route";

let db: Db;
let token: string;
let ana: { id: string };
let gone: { id: string };
let user: Awaited<ReturnType<typeof createSessionRow>>;
let team: { id: string };
let category: { id: string; slug: string };

const post = (handler: typeof postTeam, body: unknown) => call(handler, "/api/x", { token, body });
const patch = (handler: typeof patchTeam, id: string, body: unknown) =>
  call(handler, `/api/x/${id}`, { method: "PATCH", token, body, params: { id } });
const remove = (handler: typeof deleteTeam, id: string) =>
  call(handler, `/api/x/${id}`, { method: "DELETE", token, params: { id } });

beforeAll(async () => {
  db = await testDatabase();
  scratchFolder();
  takeEvents();
  token = (await createSessionRow(db, "admin", { availability: "away" })).token;
  user = await createSessionRow(db);
  ana = await createPerson(db, "moderator", { name: "Ana" });
  gone = await createPerson(db, "moderator", { deactivatedAt: new Date() });
  team = (await post(postTeam, { name: "Doors", members: [{ personId: ana.id, lead: true }] })).json;
  category = (await post(postCategory, { name: "Hinges", teamId: team.id })).json;
  await db.insert(skills).values({ slug: "guessed", name: "Guessed", state: "proposed" });
});

describe("references to missing items", () => {
  it.each([
    ["a category's team", () => patch(patchCategory, category.id, { teamId: newId() }), "/teamId"],
    ["a new category's team", () => post(postCategory, { name: "Lost", teamId: newId() }), "/teamId"],
    ["a team that is no id", () => patch(patchCategory, category.id, { teamId: "doors" }), "/teamId"],
    ["a member", () => patch(patchTeam, team.id, { members: [{ personId: newId() }] }), "/members/0/personId"],
    [
      "a member who has left",
      () => patch(patchTeam, team.id, { members: [{ personId: ana.id }, { personId: gone.id }] }),
      "/members/1/personId",
    ],
    [
      "a requester as member of a new team",
      () => post(postTeam, { name: "Lost", members: [{ personId: user.person.id }] }),
      "/members/0/personId",
    ],
    ["a person's skill", () => patch(patchPerson, ana.id, { skills: ["cobol"] }), "/skills/0"],
    ["a suggested skill", () => patch(patchPerson, ana.id, { skills: ["guessed"] }), "/skills/0"],
    ["a person's team", () => patch(patchPerson, ana.id, { teams: [team.id, newId()] }), "/teams/1"],
  ])("A missing or unusable reference (%s) is 400 with a pointer and changes nothing", async (_case, send, pointer) => {
    const before = await everything();
    const { status, json } = await send();
    expect([status, json.errors?.[0]?.pointer]).toEqual([400, pointer]);
    expect(await everything()).toEqual(before);
  });
});

describe("a team's lead", () => {
  it("A team's lead can only be set among its members", async () => {
    const { status, json } = await post(postTeam, { name: "Headless", lead: ana.id });
    expect([status, json.errors[0].pointer]).toEqual([400, "/lead"]);
  });

  it("A team has one lead, who leads no other team", async () => {
    const bo = await createPerson(db, "moderator");
    const both = [ana, bo].map(({ id }) => ({ personId: id, lead: true }));
    const two = await patch(patchTeam, team.id, { members: both });
    expect([two.status, two.json.errors[0]]).toEqual([
      400,
      { pointer: "/members", message: "A team can have only one lead." },
    ]);
    const taken = await post(postTeam, { name: "Second", members: [{ personId: ana.id, lead: true }] });
    expect([taken.status, taken.json.detail]).toEqual([
      409,
      "The person you chose as lead already leads another team. A person can lead only one.",
    ]);
  });
});

describe("synonyms of skills", () => {
  it("Two skills can’t be synonyms of each other", async () => {
    const a = (await post(postSkill, { name: "Alpha", aliases: ["first"] })).json;
    const b = (await post(postSkill, { name: "Beta" })).json;
    for (const ask of [
      () => patch(patchSkill, a.id, { aliases: ["first", "beta"] }),
      () => patch(patchSkill, b.id, { aliases: ["ALPHA"] }),
      () => patch(patchSkill, b.id, { aliases: ["First"] }),
      () => post(postSkill, { name: "Gamma", aliases: ["alpha"] }),
      () => post(postSkill, { name: "Gamma", slug: "first" }),
      () => post(postSkill, { name: "First" }),
    ]) {
      const { status, json } = await ask();
      expect([status, json.detail]).toEqual([409, expect.stringMatching(/^The skill "\w+" already uses "\w+"\.$/)]);
    }
    const rows = await db.select({ slug: skills.slug, aliases: skills.aliases }).from(skills);
    expect(rows).toEqual(
      expect.arrayContaining([
        { slug: "alpha", aliases: ["first"] },
        { slug: "beta", aliases: [] },
      ]),
    );
    expect(rows.map(({ slug }) => slug)).not.toContain("gamma");
  });

  it("A skill’s own name is not stored as synonym", async () => {
    const { status, json } = await post(postSkill, { name: "Delta", aliases: ["delta", "DELTA"] });
    expect([status, json.aliases]).toEqual([201, []]);
  });
});

describe("a capacity", () => {
  it.each([
    [0, /^Capacity must be at least 1/],
    [-1, /^Capacity must be at least 1/],
    [1.5, /whole number/],
    [1e9, /at most 1,000/],
    ["5", /whole number/],
    [null, /whole number/],
  ])("The capacity %j is rejected for existing and invited people", async (capacity, message) => {
    const body = { name: "New", email: `new-${newId()}@example.test`, role: "moderator", capacity };
    for (const answer of [await patch(patchPerson, ana.id, { capacity }), await post(invite, body)]) {
      expect([answer.status, answer.json.errors[0].pointer]).toEqual([400, "/capacity"]);
      expect(answer.json.errors[0].message).toMatch(message);
    }
  });

  it("A capacity below the open tickets takes none away, but prevents new ones", async () => {
    const bo = await createPerson(db, "moderator", { activeTickets: 3 });
    const { status, json } = await patch(patchPerson, bo.id, { capacity: 2 });
    expect([status, json.activeTickets, json.capacity]).toEqual([200, 3, 2]);
    const own = (await post(postTeam, { name: "Full house", members: [{ personId: bo.id }] })).json;
    const theirs = (await post(postCategory, { name: "Full house", teamId: own.id })).json;
    const { id } = await openTestTicket(db, user.person, { category: theirs.slug });
    expect(await routeTicket(testContext(db), { ticketId: id })).toMatchObject({ state: "waiting" });
  });
});

describe("deletion of items in use", () => {
  it("After a team is deleted its categories and tickets have no team, and anyone can get the next ticket", async () => {
    const short = (await post(postTeam, { name: "Short", members: [] })).json;
    const own = (await post(postCategory, { name: "Short", teamId: short.id })).json;
    const waiting = await openTestTicket(db, user.person, { category: own.slug });
    expect(await routeTicket(testContext(db), { ticketId: waiting.id })).toMatchObject({ state: "waiting" });
    expect((await remove(deleteTeam, short.id)).status).toBe(204);
    expect((await rowOf(db, waiting.id)).teamId).toBeNull();
    expect(await routeTicket(testContext(db), { ticketId: waiting.id })).toMatchObject({ state: "assigned" });
    const [left] = await db.select().from(categories).where(eq(categories.id, own.id));
    expect([left?.teamId, left?.retiredAt]).toEqual([null, null]);
  });

  it("After a skill is deleted people lose it, but tickets keep it and are still routed to their team", async () => {
    const rare = (await post(postSkill, { name: "Rare" })).json;
    await patch(patchPerson, ana.id, { skills: ["rare"] });
    const { id } = await openTestTicket(db, user.person, { category: category.slug });
    await db
      .update(tickets)
      .set({ skills: ["rare"] })
      .where(eq(tickets.id, id));
    expect((await remove(deleteSkill, rare.id)).status).toBe(204);
    expect(await db.select().from(personSkills).where(eq(personSkills.personId, ana.id))).toEqual([]);
    expect(await routeTicket(testContext(db), { ticketId: id })).toMatchObject({ personId: ana.id });
    expect((await rowOf(db, id)).skills).toEqual(["rare"]);
  });

  it("After a member is deactivated the rest of the team gets the tickets", async () => {
    const [cy, di] = [await createPerson(db, "moderator", { name: "Cy" }), await createPerson(db, "moderator")];
    const pair = await createTeamRow(db, [{ id: cy.id, lead: true }, di]);
    await patch(patchPerson, cy.id, { deactivated: true });
    const own = (await post(postCategory, { name: "Pairs", teamId: pair })).json;
    const { id } = await openTestTicket(db, user.person, { category: own.slug });
    expect(await routeTicket(testContext(db), { ticketId: id })).toMatchObject({ personId: di.id });
  });
});

describe("a team's members and its categories", () => {
  it("Only members of a category's team get its tickets [S1.14, S3.3]", async () => {
    const [eve, fay] = [await createPerson(db, "moderator"), await createPerson(db, "moderator")];
    const first = (await post(postTeam, { name: "Locks", members: [{ personId: eve.id }] })).json;
    const second = (await post(postTeam, { name: "Keys", members: [{ personId: fay.id }] })).json;
    const locks = (await post(postCategory, { name: "Locks", teamId: first.id })).json;
    const ask = async () => {
      const { id } = await openTestTicket(db, user.person, { category: locks.slug });
      await routeTicket(testContext(db), { ticketId: id });
      const [assignment] = await db.select().from(assignments).where(eq(assignments.ticketId, id));
      return assignment?.personId;
    };
    expect([await ask(), await ask()]).toEqual([eve.id, eve.id]);
    expect((await patch(patchCategory, locks.id, { teamId: second.id })).status).toBe(200);
    expect(await ask()).toBe(fay.id);
    await patch(patchTeam, second.id, { members: [{ personId: eve.id }] });
    expect(await ask()).toBe(eve.id);
  });
});

async function everything() {
  const order = <T>(rows: T[]) => rows.map((row) => JSON.stringify(row)).sort();
  return [
    order(await db.select().from(categories)),
    order(await db.select().from(teams)),
    order(await db.select().from(teamMembers)),
    order(await db.select().from(personSkills)),
  ];
}
