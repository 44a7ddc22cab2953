import { eq, inArray } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { jobActor, type PersonActor } from "@/lib/auth/actor";
import { DAY_MS, MINUTE_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { assignments, people, personSkills, routingWaits, teamMembers, tickets, workspace } from "@/lib/db/schema";
import type { WorkingHours } from "@/lib/domain/people";
import { newId } from "@/lib/ids";
import { ROUTING_SETTINGS_KEY } from "@/lib/settings/load-routing-settings";
import { assignTicket } from "@/lib/tickets/assign-ticket";
import { cancelTicket } from "@/lib/tickets/cancel-ticket";
import { getTicket } from "@/lib/tickets/queries";
import { unassignTicket } from "@/lib/tickets/unassign-ticket";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { createTeamRow, historyRows, openTestTicket, workloadOf } from "@/tests/support/workspace";
import { listWaiting } from "./list-waiting";
import { loadCandidates } from "./load-candidates";
import { routeTicket } from "./route-ticket";

let db: Db;
let ida: PersonActor;

beforeAll(async () => {
  db = await testDatabase();
  ida = await createPerson(db);
});

const RESTED = new Date("2026-11-19T09:00:00Z");

/** Only the people and tickets of the current test count. */
beforeEach(async () => {
  await db
    .update(people)
    .set({ deactivatedAt: new Date() })
    .where(inArray(people.role, ["moderator", "admin"]));
  await db.update(tickets).set({ status: "closed" });
});

const job = (now?: () => Date) => testContext(db, jobActor("routing"), now);
const setTicket = (id: string, values: Partial<typeof tickets.$inferInsert>) =>
  db.update(tickets).set(values).where(eq(tickets.id, id));

/** Monday to Friday, nine to five in Berlin. */
const OFFICE: WorkingHours = {
  timeZone: "Europe/Berlin",
  spans: [1, 2, 3, 4, 5].map((day) => ({ day, from: "09:00", to: "17:00" })),
};

/** Sets the workspace's only holiday. */
async function setHoliday(day: string, name: string) {
  const value = { policy: { holidays: [{ day, name }] }, version: 1 };
  await db.insert(workspace).values({ key: ROUTING_SETTINGS_KEY, value }).onConflictDoUpdate({
    target: workspace.key,
    set: { value },
  });
}

/** A classified ticket that waits for an assignee. */
async function waiting(values: Partial<typeof tickets.$inferInsert> = {}): Promise<string> {
  const { id } = await openTestTicket(db, ida);
  await setTicket(id, { triage: "done", ...values });
  return id;
}

describe("routeTicket", () => {
  it("A ticket goes to the team member with its skill and stores the whole scoreboard [S4.4, S4.23, S1.18]", async () => {
    const [knows, idle, other] = [
      await createPerson(db, "moderator", { activeTickets: 3 }),
      await createPerson(db, "moderator"),
      await createPerson(db, "moderator"),
    ];
    const team = await createTeamRow(db, [knows, idle]);
    await db.insert(personSkills).values([knows, other].map(({ id }) => ({ personId: id, skillSlug: "vpn" })));
    const ticketId = await waiting({ teamId: team, skills: ["vpn"] });
    const routed = await routeTicket(job(), { ticketId });
    const [, event] = await historyRows(db, ticketId);
    expect(routed).toEqual({ state: "assigned", personId: knows.id, eventId: event?.id });
    const shown = await getTicket(testContext(db, knows), ticketId);
    expect(shown.assignment).toMatchObject({ person: { id: knows.id }, source: "rules" });
    expect(shown.assignment?.scoreboard).toMatchObject(
      [
        { personId: knows.id, covered: 1, wanted: 1, active: 3, group: "team-skill", rejection: null, whyNot: null },
        {
          personId: idle.id,
          covered: 0,
          lacks: ["vpn"],
          group: "team",
          rejection: { code: "missing-skills", skills: ["vpn"] },
        },
        { personId: other.id, group: null, rejection: { code: "other-team" } },
      ].map((line) => expect.objectContaining(line)),
    );
  });

  it("A ticket that is routed again keeps its assignee and returns the same event", async () => {
    await createPerson(db, "moderator");
    const ticketId = await waiting();
    const first = await routeTicket(job(), { ticketId });
    expect(await routeTicket(job(), { ticketId })).toEqual(first);
    expect(await db.select().from(assignments).where(eq(assignments.ticketId, ticketId))).toHaveLength(1);
  });

  it("A ticket that a person assigned keeps its assignee", async () => {
    const chosen = await createPerson(db, "admin");
    await createPerson(db, "moderator");
    const ticketId = await waiting();
    await assignTicket(testContext(db, chosen), { ticket: ticketId, version: 1, personId: chosen.id });
    expect(await routeTicket(job(), { ticketId })).toMatchObject({ state: "assigned", personId: chosen.id });
  });

  it("A ticket that no one can take waits and stores the scoreboard with the reasons", async () => {
    const full = await createPerson(db, "moderator", { capacity: 1, activeTickets: 1 });
    const away = await createPerson(db, "moderator", { availability: "away" });
    const ticketId = await waiting();
    expect(await routeTicket(job(), { ticketId })).toEqual({ state: "waiting" });
    await db.update(people).set({ capacity: 0, activeTickets: 0 }).where(eq(people.id, full.id));
    expect(await routeTicket(job(), { ticketId })).toEqual({ state: "waiting" });
    const [wait, ...others] = await db.select().from(routingWaits).where(eq(routingWaits.ticketId, ticketId));
    expect(others).toEqual([]);
    const rejections = Object.fromEntries(wait!.scoreboard.map((line) => [line.personId, line.rejection]));
    expect(rejections).toMatchObject({
      [full.id]: { code: "at-capacity", active: 0, capacity: 0 },
      [away.id]: { code: "away" },
    });
    expect((await getTicket(testContext(db, full), ticketId)).assignment).toMatchObject({ person: null });
  });

  it.each<[string, Partial<typeof tickets.$inferInsert>]>([
    ["resolved", { status: "resolved" }],
    ["closed", { status: "closed" }],
    ["deleted", { deletedAt: new Date() }],
    ["waiting for approval", { approval: "pending" }],
    ["rejected", { approval: "rejected" }],
  ])("A ticket that is %s is not routed", async (_what, values) => {
    await createPerson(db, "moderator");
    const ticketId = await waiting(values);
    expect(await routeTicket(job(), { ticketId })).toEqual({ state: "stopped" });
  });

  it("A cancelled and an unknown ticket are not routed", async () => {
    await createPerson(db, "moderator");
    const ticketId = await waiting();
    await cancelTicket(testContext(db, ida), { ticket: ticketId, version: 1 });
    expect(await routeTicket(job(), { ticketId })).toEqual({ state: "stopped" });
    expect(await routeTicket(job(), { ticketId: newId() })).toEqual({ state: "stopped" });
  });

  it("An approved ticket goes to an admin if there is no moderator [S4.5]", async () => {
    const admin = await createPerson(db, "admin");
    const ticketId = await waiting({ approval: "approved" });
    expect(await routeTicket(job(), { ticketId })).toMatchObject({ state: "assigned", personId: admin.id });
  });
});

describe("routeTicket with automation rules", () => {
  const named = (assigneeId: string) => ({ triageResultId: null, fired: [], assigneeId, assigneeRule: "Night shift" });

  it("A ticket goes to the person chosen by a rule, even in another team, and the assignment has the rule's name", async () => {
    const [wanted, idle] = [
      await createPerson(db, "moderator", { activeTickets: 3 }),
      await createPerson(db, "moderator"),
    ];
    const ticketId = await waiting({ teamId: await createTeamRow(db, [idle]), ruleEffects: named(wanted.id) });
    expect(await routeTicket(job(), { ticketId })).toMatchObject({ state: "assigned", personId: wanted.id });
    const { assignment } = await getTicket(testContext(db, wanted), ticketId);
    expect(assignment).toMatchObject({ person: { id: wanted.id }, source: "rules", reason: 'rule "Night shift"' });
    expect(await workloadOf(db, wanted.id)).toBe(4);
  });

  it("A ticket goes to another person while the one chosen by a rule is at capacity, or waits for them", async () => {
    const wanted = await createPerson(db, "moderator", { capacity: 1, activeTickets: 1 });
    const other = await createPerson(db, "moderator", { capacity: 1 });
    const team = await createTeamRow(db, [other]);
    const first = await waiting({ teamId: team, ruleEffects: named(wanted.id) });
    expect(await routeTicket(job(), { ticketId: first })).toMatchObject({ personId: other.id });
    const shown = await getTicket(testContext(db, other), first);
    const line = shown.assignment?.scoreboard?.find(({ personId }) => personId === wanted.id);
    expect(line).toMatchObject({ rejection: { code: "at-capacity", active: 1, capacity: 1 }, wantedBy: "Night shift" });
    const second = await waiting({ teamId: team, ruleEffects: named(wanted.id) });
    expect(await routeTicket(job(), { ticketId: second })).toMatchObject({ state: "waiting" });
    await db.update(people).set({ activeTickets: 0 }).where(eq(people.id, wanted.id));
    expect(await listWaiting(job(), 10)).toEqual([second]);
    expect(await routeTicket(job(), { ticketId: second })).toMatchObject({ personId: wanted.id });
  });
});

describe("a ticket returned by the person chosen by a rule", () => {
  it("A returned ticket is not assigned by the same rule again", async () => {
    const [wanted, idle] = [
      await createPerson(db, "moderator", { activeTickets: 3 }),
      await createPerson(db, "moderator"),
    ];
    const ruleEffects = { triageResultId: null, fired: [], assigneeId: wanted.id, assigneeRule: "Night shift" };
    const ticketId = await waiting({ ruleEffects });
    await routeTicket(job(), { ticketId });
    await unassignTicket(testContext(db, wanted), { ticket: ticketId, version: 2 });
    expect(await routeTicket(job(), { ticketId })).toMatchObject({ state: "assigned", personId: idle.id });
  });
});

describe("routeTicket for many tickets at once", () => {
  it("Ten tickets at once go to five equal people, two each [S1.3, S1.18]", async () => {
    const five = await Promise.all(Array.from({ length: 5 }, () => createPerson(db, "moderator")));
    const ids: string[] = [];
    for (let n = 0; n < 10; n++) ids.push(await waiting());
    await Promise.all(ids.map((ticketId) => routeTicket(job(), { ticketId })));
    expect(await Promise.all(five.map(({ id }) => workloadOf(db, id)))).toEqual([2, 2, 2, 2, 2]);
  });

  it("Tickets at once never exceed a capacity and the rest waits", async () => {
    const two = await Promise.all([1, 2].map((capacity) => createPerson(db, "moderator", { capacity })));
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) ids.push(await waiting());
    const states = await Promise.all(ids.map((ticketId) => routeTicket(job(), { ticketId })));
    expect(states.filter((routed) => routed.state === "waiting")).toHaveLength(2);
    expect(await Promise.all(two.map(({ id }) => workloadOf(db, id)))).toEqual([1, 2]);
  });
});

describe("listWaiting", () => {
  const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE_MS);

  it("Waiting tickets are listed most urgent first, then oldest", async () => {
    await createPerson(db, "moderator");
    const low = await waiting({ priority: "low", createdAt: ago(90) });
    const young = await waiting({ priority: "critical", createdAt: ago(1) });
    const old = await waiting({ priority: "critical", createdAt: ago(60) });
    expect(await listWaiting(job(), 10)).toEqual([old, young, low]);
    expect(await listWaiting(job(), 2)).toEqual([old, young]);
  });

  it("Tickets in triage, in approval, assigned or finished are not listed", async () => {
    const assignee = await createPerson(db, "moderator");
    const ready = await Promise.all(
      (["done", "needs_review", "fallback"] as const).map((triage) => waiting({ triage })),
    );
    for (const triage of ["pending", "running"] as const) await waiting({ triage });
    await waiting({ status: "resolved" });
    await waiting({ approval: "pending" });
    await waiting({ deletedAt: new Date() });
    await waiting({ assigneeId: assignee.id });
    expect((await listWaiting(job(), 10)).sort()).toEqual(ready.sort());
  });

  it("Tickets of a full team never block those of another team", async () => {
    const [full, free] = [
      await createPerson(db, "moderator", { activeTickets: 20 }),
      await createPerson(db, "moderator", { capacity: 1 }),
    ];
    const [theirs, ours] = [await createTeamRow(db, [full]), await createTeamRow(db, [free])];
    for (let n = 0; n < 5; n++) await waiting({ teamId: theirs, priority: "critical" });
    const [first] = [await waiting({ teamId: ours, createdAt: ago(5) }), await waiting({ teamId: ours })];
    expect(await listWaiting(job(), 3)).toEqual([first]);
  });

  it("A ticket of a full team is listed if a rule chose a person with free capacity", async () => {
    const named = await createPerson(db, "moderator");
    const teamId = await createTeamRow(db, [await createPerson(db, "moderator", { activeTickets: 20 })]);
    await waiting({ teamId, createdAt: ago(5) });
    const ruled = await waiting({
      teamId,
      ruleEffects: { triageResultId: null, fired: [], assigneeId: named.id, assigneeRule: "By name" },
    });
    expect(await listWaiting(job(), 3)).toEqual([ruled]);
  });

  it("A waiting ticket is listed when an absence ends", async () => {
    const back = new Date(Date.now() + DAY_MS);
    await createPerson(db, "moderator", { availability: "away", awayUntil: back });
    const ticketId = await waiting();
    expect(await listWaiting(job(), 10)).toEqual([]);
    const tomorrow = () => new Date(back.getTime() + 1);
    expect(await listWaiting(job(tomorrow), 10)).toEqual([ticketId]);
    expect(await routeTicket(job(tomorrow), { ticketId })).toMatchObject({ state: "assigned" });
  });

  it("A waiting ticket is listed when a working day begins and not on a holiday", async () => {
    await createPerson(db, "moderator", { workingHours: OFFICE });
    const ticketId = await waiting();
    const [before, holiday, begun] = ["2030-06-07T06:59:00Z", "2030-06-10T08:00:00Z", "2030-06-07T07:00:00Z"].map(
      (moment) => () => new Date(moment),
    );
    await setHoliday("2030-06-10", "Whit Monday");
    expect(await listWaiting(job(before), 10)).toEqual([]);
    expect(await listWaiting(job(holiday), 10)).toEqual([]);
    expect(await listWaiting(job(begun), 10)).toEqual([ticketId]);
    expect(await routeTicket(job(begun), { ticketId })).toMatchObject({ state: "assigned" });
  });

  it("A ticket that its assignee returned is listed again", async () => {
    const assignee = await createPerson(db, "moderator");
    const ticketId = await waiting();
    await routeTicket(job(), { ticketId });
    expect(await listWaiting(job(), 10)).toEqual([]);
    await unassignTicket(testContext(db, assignee), { ticket: ticketId, version: 2 });
    expect(await listWaiting(job(), 10)).toEqual([ticketId]);
  });
});

describe("loadCandidates", () => {
  it("Everyone who can ever be assigned tickets is loaded, with skills, teams and lead", async () => {
    const lead = await createPerson(db, "moderator", { capacity: 7, activeTickets: 2, lastAssignedAt: RESTED });
    const deactivated = await createPerson(db, "admin", { deactivatedAt: new Date() });
    const erased = await createPerson(db, "moderator", { deletedAt: new Date(), deactivatedAt: new Date() });
    const [ledTeam, joined] = [await createTeamRow(db, [{ ...lead, lead: true }]), await createTeamRow(db, [lead])];
    await db.insert(personSkills).values(["go", "c++"].map((skillSlug) => ({ personId: lead.id, skillSlug })));
    await db.insert(teamMembers).values({ teamId: ledTeam, personId: ida.id });
    const candidates = new Map((await loadCandidates({ db, now: () => new Date() })).map((one) => [one.id, one]));
    const found = candidates.get(lead.id)!;
    expect({ ...found, skills: [...found.skills].sort(), teamIds: [...found.teamIds].sort() }).toEqual({
      id: lead.id,
      name: lead.name,
      role: "moderator",
      active: true,
      availability: "available",
      awayUntil: null,
      activeTickets: 2,
      capacity: 7,
      lastAssignedAt: RESTED,
      skills: ["c++", "go"],
      teamIds: [ledTeam, joined].sort(),
      leads: ledTeam,
      timeZone: undefined,
      absence: null,
      presenceVersion: 0,
    });
    expect(candidates.get(deactivated.id)).toMatchObject({ active: false, skills: [], teamIds: [], leads: null });
    expect(candidates.has(erased.id)).toBe(false);
    expect(candidates.has(ida.id)).toBe(false);
  });

  it("Absences by working hours and holidays are loaded with time zone and reason", async () => {
    await setHoliday("2030-06-10", "Whit Monday");
    const works = await createPerson(db, "moderator", { workingHours: OFFICE, presenceVersion: 4 });
    const anyTime = await createPerson(db, "moderator", { preferences: { timeZone: "Asia/Kolkata" } });
    const at = async (moment: string) => {
      const all = await loadCandidates({ db, now: () => new Date(moment) });
      return new Map(
        all.map(({ id, timeZone, absence, presenceVersion }) => [id, { timeZone, absence, presenceVersion }]),
      );
    };
    const evening = await at("2030-06-06T16:00:00Z");
    const zone = "Europe/Berlin";
    const off = { kind: "off", until: new Date("2030-06-07T07:00:00Z") };
    expect(evening.get(works.id)).toEqual({ timeZone: zone, absence: off, presenceVersion: 4 });
    expect(evening.get(anyTime.id)).toEqual({ timeZone: "Asia/Kolkata", absence: null, presenceVersion: 0 });
    const holiday = await at("2030-06-10T08:00:00Z");
    const until = new Date("2030-06-11T07:00:00Z");
    expect(holiday.get(works.id)?.absence).toEqual({ kind: "holiday", name: "Whit Monday", until });
    expect((await at("2030-06-11T08:00:00Z")).get(works.id)?.absence).toBeNull();
  });

  it("The scoreboard of a waiting ticket has the reason of an absence [S1.18]", async () => {
    const off = await createPerson(db, "moderator", { workingHours: OFFICE });
    const ticketId = await waiting();
    const night = () => new Date("2030-06-07T20:00:00Z");
    expect(await routeTicket(job(night), { ticketId })).toEqual({ state: "waiting" });
    const [wait] = await db.select().from(routingWaits).where(eq(routingWaits.ticketId, ticketId));
    const line = wait?.scoreboard.find(({ personId }) => personId === off.id);
    expect(line?.rejection).toEqual({
      code: "off-work",
      until: "2030-06-11T07:00:00.000Z",
      timeZone: "Europe/Berlin",
    });
  });
});
