import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { jobActor, type PersonActor } from "@/lib/auth/actor";
import type { RuleActions, RuleConditions } from "@/lib/automation-rules/input";
import { deleteTeam } from "@/lib/catalogue/delete-team";
import type { Db } from "@/lib/db/client";
import { categories, people, routingRules, skills, workspace } from "@/lib/db/schema";
import { transact } from "@/lib/events/transact";
import { newId } from "@/lib/ids";
import { ROUTING_SETTINGS_KEY } from "@/lib/settings/load-routing-settings";
import { applyTriage } from "@/lib/tickets/apply-triage";
import { assignTicket } from "@/lib/tickets/assign-ticket";
import { cancelTicket } from "@/lib/tickets/cancel-ticket";
import { editTicket } from "@/lib/tickets/edit-ticket";
import { lockTicket } from "@/lib/tickets/find-ticket";
import { offerTicket } from "@/lib/tickets/handovers/offer-ticket";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import {
  createCategoryRow,
  createSkillRows,
  createTeamRow,
  createTriageResult,
  fieldResultOf,
  historyRows,
  openTestTicket,
  rowOf,
} from "@/tests/support/workspace";
import { applyRules } from "./apply-rules";

let db: Db;
let ida: PersonActor;
let moderator: PersonActor;
let admin: PersonActor;
let team: string;
let nights: string;
let network: { id: string; slug: string };
let billing: { id: string; slug: string };

beforeAll(async () => {
  db = await testDatabase();
  ida = await createPerson(db, "user", { email: "ida@office.example.com" });
  moderator = await createPerson(db, "moderator");
  admin = await createPerson(db, "admin");
  team = await createTeamRow(db);
  nights = await createTeamRow(db);
  network = await createCategoryRow(db, team);
  billing = await createCategoryRow(db);
  await createSkillRows(db, "vpn", "dns");
});

let place = 0;
beforeEach(async () => {
  await db.delete(routingRules);
  place = 0;
});

async function rule(name: string, conditions: RuleConditions, actions: RuleActions, enabled = true): Promise<string> {
  const id = newId();
  await db.insert(routingRules).values({ id, name, conditions, actions, enabled, position: ++place });
  return id;
}

const job = () => testContext(db, jobActor("triage"));
const apply = (ticketId: string) =>
  transact(job(), async (tx) => (await applyRules(tx, await lockTicket(tx, ticketId))).ruleEffects !== null);

async function read(ticketId: string): Promise<string> {
  const fields = {
    category: fieldResultOf(network.slug),
    priority: fieldResultOf("medium" as const),
    skills: fieldResultOf(["vpn"]),
  };
  const triageResultId = await createTriageResult(db, ticketId, fields);
  await applyTriage(testContext(db, jobActor("triage")), { triageResultId });
  return triageResultId;
}

/** A ticket triaged as network. */
async function readOne(requester = ida, more: Parameters<typeof openTestTicket>[2] = {}) {
  const { id } = await openTestTicket(db, requester, more);
  return { id, triageResultId: await read(id) };
}

describe("applyRules", () => {
  it("A rule that fires sets values with source `rules`, keeps its effects on routing and approval, and is recorded", async () => {
    const step = {
      name: "Finance",
      needs: "one" as const,
      approvers: [{ kind: "address" as const, email: "f@example.com" }],
    };
    const conditions = { categories: [network.slug], words: ["on fire"], mailDomains: ["example.com"] };
    const actions = { priority: "critical" as const, skills: ["dns"], assigneeId: moderator.id, approval: step };
    const first = await rule("Fire", conditions, { ...actions, category: billing.slug });
    const second = await rule("Night shift", { categories: [billing.slug] }, { teamId: nights, stop: true });
    const { id, triageResultId } = await readOne();
    expect(await apply(id)).toBe(true);
    const row = await rowOf(db, id);
    expect(row).toMatchObject({
      categoryId: billing.id,
      priority: "critical",
      skills: ["vpn", "dns"],
      teamId: nights,
      ruleEffects: {
        triageResultId,
        fired: [
          { ruleId: first, name: "Fire" },
          { ruleId: second, name: "Night shift" },
        ],
        teamId: nights,
        assigneeId: moderator.id,
        assigneeRule: "Fire",
        approvals: [step],
      },
    });
    for (const field of ["category", "priority", "skills"] as const)
      expect(row.provenance[field]).toEqual({ source: "rules", at: expect.any(String) });
    expect((await historyRows(db, id)).at(-1)).toMatchObject({
      type: "ticket/rules.applied",
      after: {
        rules: [
          {
            ruleId: first,
            name: "Fire",
            set: {
              category: billing.slug,
              priority: "critical",
              skills: ["dns"],
              assigneeId: moderator.id,
              approval: "Finance",
            },
            left: [],
          },
          { ruleId: second, name: "Night shift", set: { teamId: nights }, left: [] },
        ],
      },
    });
  });

  it("The same triage result does not run the rules again", async () => {
    await rule("Urgent", {}, { priority: "critical" });
    const { id } = await readOne();
    await apply(id);
    const once = await rowOf(db, id);
    await rule("Later", {}, { priority: "low" });
    expect(await apply(id)).toBe(true);
    expect(await rowOf(db, id)).toEqual(once);
    expect((await historyRows(db, id)).filter(({ type }) => type === "ticket/rules.applied")).toHaveLength(1);
  });

  it("A new triage result runs the rules again, and a team that only the rule set is reset", async () => {
    await rule("Nights", { categories: [network.slug] }, { teamId: nights });
    const { id } = await readOne();
    expect(await rowOf(db, id)).toMatchObject({ teamId: nights });
    await db.update(routingRules).set({ enabled: false });
    const unsure = await createTriageResult(db, id, { priority: fieldResultOf("low") }, { ticketVersion: 9 });
    await applyTriage(testContext(db, jobActor("triage")), { triageResultId: unsure });
    expect(await rowOf(db, id)).toMatchObject({ teamId: team, ruleEffects: null });
  });

  it.each<[string, () => RuleActions]>([
    ["a team", () => ({ teamId: nights })],
    ["a category", () => ({ category: billing.slug })],
  ])("A rule with %s leaves a ticket that was transferred meanwhile with its team", async (_what, actions) => {
    await rule("There", {}, actions());
    const { id } = await readOne();
    const theirs = await createTeamRow(db);
    await offerTicket(testContext(db, admin), { ticket: id, version: (await rowOf(db, id)).version, teamId: theirs });
    const again = { category: fieldResultOf(network.slug), priority: fieldResultOf("low" as const) };
    const triageResultId = await createTriageResult(db, id, again, { ticketVersion: 9 });
    await applyTriage(testContext(db, jobActor("triage")), { triageResultId });
    expect(await rowOf(db, id)).toMatchObject({ teamId: theirs, priority: "low" });
    await rule("Elsewhere", {}, { category: (await createCategoryRow(db, team)).slug });
    await db.delete(routingRules).where(eq(routingRules.name, "There"));
    const last = await createTriageResult(db, id, again, { ticketVersion: 19 });
    await applyTriage(testContext(db, jobActor("triage")), { triageResultId: last });
    expect(await rowOf(db, id)).toMatchObject({ teamId: team });
  });

  it("Rules also run for a ticket whose triage failed", async () => {
    await rule("Ours", { mailDomains: ["office.example.com"] }, { teamId: nights });
    const { id } = await openTestTicket(db, ida);
    expect([await apply(id), await apply(id)]).toEqual([true, true]);
    expect(await rowOf(db, id)).toMatchObject({ teamId: nights, ruleEffects: { triageResultId: null } });
    expect(await historyRows(db, id)).toHaveLength(2);
  });

  it("Rules leave an assigned ticket with its team", async () => {
    await rule("Nights", {}, { teamId: nights, priority: "high" });
    const { id } = await openTestTicket(db, ida);
    await assignTicket(testContext(db, admin), {
      ticket: id,
      version: (await rowOf(db, id)).version,
      personId: moderator.id,
    });
    await read(id);
    expect(await rowOf(db, id)).toMatchObject({ teamId: team, priority: "high", assigneeId: moderator.id });
    const event = (await historyRows(db, id)).find(({ type }) => type === "ticket/rules.applied");
    expect(event?.after).toMatchObject({ rules: [{ name: "Nights", set: { priority: "high" } }] });
    expect(event?.after).not.toHaveProperty("rules.0.set.teamId");
  });
});

it("A rule's approval holds the ticket from the moment triage is written", async () => {
  const approval = {
    name: "Finance",
    needs: "one" as const,
    approvers: [{ kind: "address" as const, email: "a@example.com" }],
  };
  await rule("Costs", {}, { approval });
  const { id } = await readOne();
  expect(await rowOf(db, id)).toMatchObject({ approval: "pending", triage: "done" });
});

describe("a person's value", () => {
  it("A person's value stays, even if set during triage, and history says so", async () => {
    await rule("All", {}, { category: billing.slug, priority: "critical", skills: ["dns"] });
    const { id, version } = await openTestTicket(db, ida);
    await editTicket(testContext(db, moderator), { ticket: id, version, priority: "low", category: network.slug });
    await read(id);
    const row = await rowOf(db, id);
    expect(row).toMatchObject({ categoryId: network.id, teamId: team, priority: "low", skills: ["vpn", "dns"] });
    expect(row.provenance.priority).toMatchObject({ source: "person", by: moderator.id });
    expect((await historyRows(db, id)).at(-1)?.after).toMatchObject({
      rules: [{ set: { skills: ["dns"] }, left: ["category", "priority"] }],
    });
  });

  it("The requester's choice counts as a person's value", async () => {
    await rule("All", {}, { category: network.slug, priority: "critical" });
    const { id } = await openTestTicket(db, ida, { category: billing.slug, priority: "low" });
    await apply(id);
    expect(await rowOf(db, id)).toMatchObject({ categoryId: billing.id, priority: "low" });
  });

  it("A category that a person sets later brings its team and drops the rule's assignee, and approvals stay", async () => {
    const approval = {
      name: "Cost",
      needs: "one" as const,
      approvers: [{ kind: "address" as const, email: "f@example.com" }],
    };
    await rule("Nights", {}, { teamId: nights, assigneeId: moderator.id, approval });
    const { id } = await readOne();
    await apply(id);
    const set = async (category: string) =>
      editTicket(testContext(db, admin), { ticket: id, version: (await rowOf(db, id)).version, category });
    await set(network.slug);
    expect(await rowOf(db, id)).toMatchObject({ teamId: nights, ruleEffects: { assigneeId: moderator.id } });
    await set(billing.slug);
    const row = await rowOf(db, id);
    expect(row).toMatchObject({ teamId: null, ruleEffects: { approvals: [approval], fired: [{ name: "Nights" }] } });
    expect(row.ruleEffects).not.toHaveProperty("teamId");
    expect(row.ruleEffects).not.toHaveProperty("assigneeId");
    expect(await apply(id)).toBe(true);
    expect(await rowOf(db, id)).toEqual(row);
  });
});

describe("references to deleted rows", () => {
  it("A rule skips what no longer exists and does the rest", async () => {
    const deletedTeam = await createTeamRow(db);
    const retired = await createCategoryRow(db);
    const left = await createPerson(db, "moderator");
    await createSkillRows(db, "fax");
    await rule(
      "Old",
      {},
      {
        category: retired.slug,
        teamId: deletedTeam,
        assigneeId: left.id,
        skills: ["fax", "dns"],
        priority: "high",
      },
    );
    await rule("Behind", { categories: [retired.slug] }, { priority: "low" });
    await db.update(categories).set({ retiredAt: new Date() }).where(eq(categories.id, retired.id));
    await db.update(people).set({ deactivatedAt: new Date() }).where(eq(people.id, left.id));
    await db.delete(skills).where(eq(skills.slug, "fax"));
    await deleteTeam(testContext(db, admin), { id: deletedTeam });
    const { id } = await readOne();
    expect(await apply(id)).toBe(true);
    const row = await rowOf(db, id);
    expect(row).toMatchObject({ categoryId: network.id, teamId: team, priority: "high", skills: ["vpn", "dns"] });
    expect(row.ruleEffects).not.toHaveProperty("assigneeId");
    expect((await historyRows(db, id)).at(-1)?.after?.rules).toEqual([
      expect.objectContaining({
        name: "Old",
        gone: expect.arrayContaining(["category", "teamId", "assigneeId", "skills"]),
      }),
    ]);
  });
});

describe("rules that do not run", () => {
  it("Rules do not run for a ticket cancelled during triage", async () => {
    await rule("All", {}, { priority: "critical" });
    const { id, version } = await openTestTicket(db, ida);
    await cancelTicket(testContext(db, ida), { ticket: id, version });
    const cancelled = await rowOf(db, id);
    await read(id);
    expect(await rowOf(db, id)).toEqual(cancelled);
  });

  it("Disabled and unreadable rules do not run", async () => {
    await rule("Off", {}, { priority: "critical" }, false);
    await rule("Strange", { colour: "red" } as RuleConditions, { priority: "critical" });
    const { id } = await readOne();
    expect(await apply(id)).toBe(false);
    expect(await rowOf(db, id)).toMatchObject({ priority: "medium", ruleEffects: null });
  });
});

it("A rule does not match the domain of an unverified address", async () => {
  await rule("Ours", { mailDomains: ["example.com"] }, { priority: "critical" });
  const stranger = await createPerson(db, "user", { email: `who@${newId()}.example.com`, emailVerifiedAt: null });
  const { id } = await readOne(stranger);
  expect(await apply(id)).toBe(false);
});

it("Holidays count as outside business hours", async () => {
  const openedAt = new Date("2030-06-10T08:00:00Z");
  const hours = { timeZone: "Europe/Berlin", spans: [{ day: 1, from: "09:00", to: "17:00" }] };
  await rule("Closed", { hours: { inside: false, hours } }, { priority: "low" });
  const opened = async () => {
    const { id } = await openTestTicket(db, ida, {}, () => openedAt);
    return apply(id);
  };
  expect(await opened()).toBe(false);
  const value = { policy: { holidays: [{ day: "2030-06-10", name: "Whit Monday" }] }, version: 1 };
  await db.insert(workspace).values({ key: ROUTING_SETTINGS_KEY, value });
  expect(await opened()).toBe(true);
});
