import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { jobActor, type PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { outbox, people, tickets } from "@/lib/db/schema";
import { textEdits } from "@/lib/rate-limits/limits";
import { applyTriage } from "@/lib/tickets/apply-triage";
import { editTicket } from "@/lib/tickets/edit-ticket";
import { leaveForReview } from "@/lib/tickets/leave-for-review";
import { reopenTicket } from "@/lib/tickets/reopen-ticket";
import { resolveTicket } from "@/lib/tickets/resolve-ticket";
import { answerReview } from "@/lib/tickets/review/answer-review";
import { undoReview } from "@/lib/tickets/review/undo-review";
import { ticketStats } from "@/lib/tickets/stats";
import { isClaimable } from "@/lib/tickets/write/capacity";
import {
  chainStates,
  createApprovedCategory,
  createSteps,
  createWaitingTicket,
  decideByLink,
  newAddress,
  requestStates,
  requestsOf,
  stepStates,
} from "@/tests/support/approvals";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import {
  createCategoryRow,
  createTeamRow,
  createTriageResult,
  fieldResultOf,
  historyRows,
  openTestTicket,
  rowOf,
} from "@/tests/support/workspace";
import { beginApproval } from "./begin-approval";

let db: Db;
let moderator: PersonActor;
beforeAll(async () => {
  db = await testDatabase();
  moderator = await createPerson(db, "moderator");
});

const begin = (ticketId: string) => beginApproval(testContext(db, jobActor("approval")), { ticketId });
const sortAs = async (ticket: string, category: string) =>
  editTicket(testContext(db, moderator), { ticket, version: (await rowOf(db, ticket)).version, category });
const claimable = async (id: string) =>
  (await db.select({ id: tickets.id }).from(tickets).where(isClaimable())).some((row) => row.id === id);

/** A ticket triaged into the category. */
async function createRead(slug: string, apply = true) {
  const requester = await createPerson(db);
  const { id } = await openTestTicket(db, requester);
  const category = fieldResultOf(slug, apply ? {} : { apply: false, holdReason: "below-threshold" });
  const triageResultId = await createTriageResult(db, id, { category }, { needsReview: apply ? [] : ["category"] });
  await applyTriage(testContext(db, jobActor("triage")), { triageResultId });
  return { id, triageResultId, requester };
}

describe("a category with approval steps", () => {
  it("Nothing routes the ticket from the moment its category is written", async () => {
    const { slug } = await createApprovedCategory(db, [{ who: [newAddress()] }]);
    const { id } = await createRead(slug);
    expect([(await rowOf(db, id)).approval, await claimable(id)]).toEqual(["pending", false]);
    const { slug: free } = await createCategoryRow(db);
    const { id: other } = await createRead(free);
    expect([(await rowOf(db, other)).approval, await claimable(other)]).toEqual(["not_required", true]);
  });

  it("The ticket gets one chain, however often the pipeline asks", async () => {
    const ana = newAddress();
    const { slug } = await createApprovedCategory(db, [{ who: [ana] }]);
    const { id } = await createRead(slug);
    for (let run = 0; run < 3; run++) expect(await begin(id)).toEqual({ state: "pending" });
    expect(await chainStates(db, id)).toEqual(["pending"]);
    expect(await requestStates(db, id)).toEqual([`${ana} asked`]);
    await decideByLink(db, id, ana);
    expect(await begin(id)).toEqual({ state: "approved" });
    expect(await chainStates(db, id)).toEqual(["approved"]);
  });

  it("A suggested category asks nobody; a person's confirmation does, and undoing it stops that", async () => {
    const { slug } = await createApprovedCategory(db, [{ who: [newAddress()] }]);
    const { id, triageResultId } = await createRead(slug, false);
    expect(await begin(id)).toEqual({ state: "not_required" });
    expect(await requestsOf(db, id)).toEqual([]);
    const { version } = await rowOf(db, id);
    await answerReview(testContext(db, moderator), { ticket: id, triageResultId, version, answer: "accept" });
    expect([(await rowOf(db, id)).approval, await chainStates(db, id)]).toEqual(["pending", ["pending"]]);
    await undoReview(testContext(db, moderator), { ticket: id });
    expect([(await rowOf(db, id)).approval, await chainStates(db, id)]).toEqual(["not_required", ["replaced"]]);
  });

  it("The ticket also waits if its triage failed", async () => {
    const { slug } = await createApprovedCategory(db, [{ who: [newAddress()] }]);
    const { id } = await openTestTicket(db, await createPerson(db), { category: slug });
    await leaveForReview(testContext(db), { ticketId: id });
    expect(await claimable(id)).toBe(false);
    expect(await begin(id)).toEqual({ state: "pending" });
  });

  it("The rules' steps come after those of the category", async () => {
    const [ana, bo] = [newAddress(), newAddress()];
    const { slug } = await createApprovedCategory(db, [{ who: [ana] }]);
    const { id } = await openTestTicket(db, await createPerson(db), { category: slug });
    const approvals = [
      { name: "Security", needs: "one" as const, approvers: [{ kind: "address" as const, email: bo }] },
    ];
    await db
      .update(tickets)
      .set({ ruleEffects: { triageResultId: null, fired: [], approvals } })
      .where(eq(tickets.id, id));
    await begin(id);
    await decideByLink(db, id, ana);
    expect(await requestStates(db, id)).toEqual([`${ana} approved`, `${bo} asked`]);
    // A rule that fires only now requires more than the chain has.
    const more = [...approvals, { ...approvals[0]!, name: "Legal" }];
    await db
      .update(tickets)
      .set({ ruleEffects: { triageResultId: null, fired: [], approvals: more } })
      .where(eq(tickets.id, id));
    await begin(id);
    expect(await chainStates(db, id)).toEqual(["replaced", "pending"]);
  });

  it("A chain keeps its copy of the steps, and later changes apply to later tickets [S1.13]", async () => {
    const ana = newAddress();
    const { id, category } = await createWaitingTicket(db, [{ who: [ana] }]);
    await createSteps(db, category.id, [{ who: [ana] }, { who: [newAddress()] }]);
    expect(await begin(id)).toEqual({ state: "pending" });
    await decideByLink(db, id, ana);
    expect((await rowOf(db, id)).approval).toBe("approved");
    await createSteps(db, category.id, []);
    expect(await begin(id)).toEqual({ state: "approved" });
  });
});

describe("who is asked", () => {
  it("Addresses with or without an account and the team's current lead are asked, nobody twice", async () => {
    const lead = await createPerson(db, "moderator");
    const team = await createTeamRow(db, [{ id: lead.id, lead: true }]);
    const ana = newAddress();
    const { id } = await createWaitingTicket(db, [{ who: [ana, { kind: "team-lead", teamId: team }, lead.email] }]);
    const asked = (await requestsOf(db, id)).map(({ email, origin }) => [email, origin]);
    expect(asked).toEqual([
      [ana, "named"],
      [lead.email, "lead"],
    ]);
  });

  it("Closed accounts, leads without a verified address, and the requester are never asked", async () => {
    const [closed, unverified, asker] = [
      await createPerson(db, "user", { deactivatedAt: new Date() }),
      await createPerson(db, "moderator", { emailVerifiedAt: null }),
      await createPerson(db, "moderator"),
    ];
    const first = await createTeamRow(db, [{ id: unverified.id, lead: true }]);
    const second = await createTeamRow(db, [{ id: asker.id, lead: true }]);
    const ana = newAddress();
    const leads = [first, second].map((teamId) => ({ kind: "team-lead" as const, teamId }));
    const { id } = await createWaitingTicket(db, [{ who: [closed.email, ...leads, asker.email, ana] }], asker);
    expect(await requestStates(db, id)).toEqual([`${ana} asked`]);
  });

  it("Every admin except the requester is asked if nobody else is left, and one is enough", async () => {
    await db.update(people).set({ deactivatedAt: new Date() }).where(eq(people.role, "admin"));
    const [one, two, asker] = [
      await createPerson(db, "admin"),
      await createPerson(db, "admin"),
      await createPerson(db, "admin"),
    ];
    const closed = await createPerson(db, "user", { deactivatedAt: new Date() });
    const { id } = await createWaitingTicket(db, [{ needs: "all", who: [closed.email] }], asker);
    expect((await requestsOf(db, id)).map(({ email, origin }) => [email, origin])).toEqual([
      [one.email, "admin"],
      [two.email, "admin"],
    ]);
    await decideByLink(db, id, two.email);
    expect((await rowOf(db, id)).approval).toBe("approved");
  });
});

describe("a new category while the ticket waits", () => {
  it("A new category brings its chain exactly once", async () => {
    const [ana, bo] = [newAddress(), newAddress()];
    const { id } = await createWaitingTicket(db, [{ who: [ana] }]);
    const other = await createApprovedCategory(db, [{ who: [bo] }]);
    await sortAs(id, other.slug);
    await sortAs(id, other.slug);
    expect(await chainStates(db, id)).toEqual(["replaced", "pending"]);
    expect(await requestStates(db, id)).toEqual([`${ana} void`, `${bo} asked`]);
    await expect(decideByLink(db, id, ana)).rejects.toMatchObject({ kind: "approval-ended" });
  });

  it("Requesters of any role cannot change the category of their own pending ticket", async () => {
    const admin = await createPerson(db, "admin");
    const { id } = await createWaitingTicket(db, [{ who: [newAddress()] }], admin);
    const { version } = await rowOf(db, id);
    const free = (await createCategoryRow(db)).slug;
    const own = editTicket(testContext(db, admin), { ticket: id, version, category: free });
    await expect(own).rejects.toMatchObject({ code: "forbidden", kind: "approval-own" });
    expect(await rowOf(db, id)).toMatchObject({ approval: "pending", version });
  });

  it("Staff can change the category of their own ticket if it does not wait for approval", async () => {
    const admin = await createPerson(db, "admin");
    const { id, version } = await openTestTicket(db, admin);
    const { id: category, slug } = await createCategoryRow(db);
    await editTicket(testContext(db, admin), { ticket: id, version, category: slug });
    expect(await rowOf(db, id)).toMatchObject({ approval: "not_required", categoryId: category });
  });

  it("A category without steps releases the ticket, starts its service clock, and starts routing", async () => {
    const { id } = await createWaitingTicket(db, [{ who: [newAddress()] }]);
    await sortAs(id, (await createCategoryRow(db)).slug);
    const freed = await rowOf(db, id);
    expect(freed).toMatchObject({ approval: "not_required", status: "open", serviceStartsAt: freed.updatedAt });
    const ended = (await historyRows(db, id)).find(({ type }) => type === "ticket/approval.ended");
    expect(await db.$count(outbox, eq(outbox.id, ended!.id))).toBe(1);
  });

  it("A category with steps on an open ticket asks its approvers, and the assignee keeps the ticket", async () => {
    const { slug } = await createApprovedCategory(db, [{ who: [newAddress()] }]);
    const owned = await openTestTicket(db, await createPerson(db));
    await db.update(tickets).set({ assigneeId: moderator.id, triage: "done" }).where(eq(tickets.id, owned.id));
    await sortAs(owned.id, slug);
    expect(await rowOf(db, owned.id)).toMatchObject({ approval: "pending", assigneeId: moderator.id });
    const begun = await openTestTicket(db, await createPerson(db));
    await db.update(tickets).set({ status: "in_progress", triage: "done" }).where(eq(tickets.id, begun.id));
    await sortAs(begun.id, slug);
    expect([(await rowOf(db, begun.id)).approval, await chainStates(db, begun.id)]).toEqual(["not_required", []]);
  });
});

describe("the requester", () => {
  it("An edit before the first decision restarts triage and chain, and nothing routes the ticket meanwhile", async () => {
    const ana = newAddress();
    const { id, requester } = await createWaitingTicket(db, [{ needs: "all", who: [ana, newAddress()] }]);
    const reword = async () =>
      editTicket(testContext(db, requester), {
        ticket: id,
        version: (await rowOf(db, id)).version,
        description: "I need two monitors, not one.",
      });
    await reword();
    expect(await rowOf(db, id)).toMatchObject({ approval: "pending", triage: "pending" });
    expect([await chainStates(db, id), await claimable(id)]).toEqual([["replaced"], false]);
    await begin(id);
    expect(await chainStates(db, id)).toEqual(["replaced", "pending"]);
    await decideByLink(db, id, ana);
    await expect(reword()).rejects.toMatchObject({ code: "conflict", kind: "approval-begun" });
  });

  it("Repeated edits cannot flood approvers with emails", async () => {
    const { id, requester } = await createWaitingTicket(db, [{ who: [newAddress()] }]);
    const reword = async (round: number) => {
      await begin(id);
      const { version } = await rowOf(db, id);
      return editTicket(testContext(db, requester), { ticket: id, version, description: `Round ${round}.` });
    };
    for (let round = 1; round <= textEdits().most; round++) await reword(round);
    await expect(reword(0)).rejects.toMatchObject({ code: "too_many" });
  });

  it("An approved text cannot be edited while another category's approvers are asked", async () => {
    const [ana, bo] = [newAddress(), newAddress()];
    const { id, requester, category } = await createWaitingTicket(db, [{ who: [ana] }]);
    await decideByLink(db, id, ana);
    await sortAs(id, (await createApprovedCategory(db, [{ who: [bo] }])).slug);
    const reworded = { ticket: id, version: (await rowOf(db, id)).version, description: "Ten monitors." };
    await expect(editTicket(testContext(db, requester), reworded)).rejects.toMatchObject({ kind: "approval-begun" });
    await sortAs(id, category.slug);
    expect((await rowOf(db, id)).approval).toBe("approved");
  });

  it("An edit to a category without steps ends the wait", async () => {
    const { id, requester } = await createWaitingTicket(db, [{ who: [newAddress()] }]);
    const { version } = await rowOf(db, id);
    await editTicket(testContext(db, requester), { ticket: id, version, description: "Never mind the monitor." });
    await db.update(tickets).set({ categoryId: null }).where(eq(tickets.id, id));
    expect(await begin(id)).toEqual({ state: "not_required" });
  });
});

it("Resolving withdraws the chain, and reopening asks again", async () => {
  const ana = newAddress();
  const { id } = await createWaitingTicket(db, [{ who: [ana] }]);
  const admin = testContext(db, await createPerson(db, "admin"));
  await resolveTicket(admin, { ticket: id, version: (await rowOf(db, id)).version });
  expect([await chainStates(db, id), (await rowOf(db, id)).approval]).toEqual([["withdrawn"], "not_required"]);
  expect(await stepStates(db, id)).toEqual(["void"]);
  await reopenTicket(admin, { ticket: id, version: (await rowOf(db, id)).version });
  expect([await chainStates(db, id), (await rowOf(db, id)).approval]).toEqual([["withdrawn", "pending"], "pending"]);
});

describe("requesters who resolve and reopen their own ticket cannot bypass approval", () => {
  const resolveAndReopen = async (id: string, requester: PersonActor) => {
    const ctx = testContext(db, requester);
    await resolveTicket(ctx, { ticket: id, version: (await rowOf(db, id)).version });
    await reopenTicket(ctx, { ticket: id, version: (await rowOf(db, id)).version });
  };

  it("Reopening after an edit still needs approval while triage is pending", async () => {
    const { id, requester } = await createWaitingTicket(db, [{ who: [newAddress()] }]);
    const { version } = await rowOf(db, id);
    await editTicket(testContext(db, requester), { ticket: id, version, description: "Two monitors." });
    await resolveAndReopen(id, requester);
    expect([(await rowOf(db, id)).approval, await claimable(id)]).toEqual(["pending", false]);
  });

  it("Reopening between triage and chain still needs approval", async () => {
    const { slug } = await createApprovedCategory(db, [{ who: [newAddress()] }]);
    const { id, requester } = await createRead(slug);
    await resolveAndReopen(id, requester);
    expect([(await rowOf(db, id)).approval, await chainStates(db, id)]).toEqual(["pending", ["pending"]]);
  });

  it("A ticket reopened before triage is triaged first and then routed", async () => {
    const requester = await createPerson(db);
    const { id } = await openTestTicket(db, requester);
    await resolveAndReopen(id, requester);
    const history = await historyRows(db, id);
    expect((await rowOf(db, id)).triage).toBe("pending");
    expect(history.at(-1)?.type).toBe("ticket/triage.requested");
    const lost = history.find(({ type }) => type === "ticket/unassigned");
    expect(await db.$count(outbox, eq(outbox.id, lost!.id))).toBe(0);
  });
});

it("The service clock starts when everyone has approved", async () => {
  const asker = await createPerson(db);
  const minutes = (n: number) => new Date(Date.parse("2026-11-20T10:00:00Z") + n * 60_000);
  const { id } = await openTestTicket(db, asker, {}, () => minutes(0));
  const answered = { firstResponseAt: minutes(95), serviceStartsAt: minutes(90) };
  await db.update(tickets).set(answered).where(eq(tickets.id, id));
  expect((await ticketStats(testContext(db, asker))).medianFirstResponseMinutes).toBe(5);
  await openTestTicket(db, asker);
  expect((await ticketStats(testContext(db, asker))).medianFirstResponseMinutes).toBe(5);
});
