import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { jobActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { people, teamMembers, tickets } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { applyTriage } from "@/lib/tickets/apply-triage";
import { assignTicket } from "@/lib/tickets/assign-ticket";
import { getTicket } from "@/lib/tickets/queries";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { createTwoTeams, type TwoTeams } from "@/tests/support/two-teams";
import {
  createCategoryRow,
  createTeamRow,
  createTriageResult,
  fieldResultOf,
  openTestTicket,
  rowOf,
  workloadOf,
} from "@/tests/support/workspace";
import { withdrawHandover } from "./withdraw-handover";

let db: Db;
let desk: TwoTeams;

beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(async () => {
  desk = await createTwoTeams(db);
});

describe("accepting an offer", () => {
  it("An accepted ticket moves to the team and to the suggested person, who is notified", async () => {
    const ticket = await desk.tomsTicket();
    const { id } = await desk.offer(ticket, { personId: desk.priya.id });
    const taken = await desk.answer(desk.leonie, id, { answer: "take", note: "We have it." });
    expect(taken).toMatchObject({ state: "taken", answeredBy: { id: desk.leonie.id }, answerNote: "We have it." });
    expect(await rowOf(db, ticket)).toMatchObject({
      teamId: desk.billing,
      assigneeId: desk.priya.id,
      provenance: { assignee: { source: "person", by: desk.leonie.id } },
    });
    expect([await workloadOf(db, desk.tom.id), await workloadOf(db, desk.priya.id)]).toEqual([0, 1]);
    expect(await desk.lastEvents(ticket, 2)).toEqual([
      { type: "ticket/handover.answered", after: { handoverId: id, state: "taken" }, actorId: desk.leonie.id },
      { type: "ticket/assigned", after: { personId: desk.priya.id, source: "person" }, actorId: desk.leonie.id },
    ]);
    expect(await desk.wiresOf("ticket/assigned", ticket)).toContainEqual({
      data: { ticketId: ticket, personId: desk.priya.id },
    });
    expect(await desk.wiresOf("ticket/handover.answered", ticket)).toHaveLength(1);
    await expect(getTicket(desk.as(desk.tom), ticket)).rejects.toMatchObject({ code: "not_found" });
  });

  it.each<[string, () => Promise<unknown>]>([
    ["is at capacity", () => db.update(people).set({ capacity: 0 }).where(eq(people.id, desk.priya.id))],
    [
      "left the team for another",
      () => db.update(teamMembers).set({ teamId: desk.home }).where(eq(teamMembers.personId, desk.priya.id)),
    ],
    ["left", () => db.update(people).set({ deactivatedAt: new Date() }).where(eq(people.id, desk.priya.id))],
  ])("Routing in the team takes over if the suggested person %s, or nobody was suggested", async (_what, change) => {
    for (const personId of [desk.priya.id, undefined]) {
      const ticket = await desk.tomsTicket();
      const { id } = await desk.offer(ticket, { personId });
      if (personId) await change();
      await desk.answer(desk.leonie, id);
      expect(await rowOf(db, ticket)).toMatchObject({ teamId: desk.billing, assigneeId: null });
      expect((await rowOf(db, ticket)).provenance).not.toHaveProperty("assignee");
      expect(await workloadOf(db, desk.tom.id)).toBe(0);
    }
  });

  it("Accepting starts routing, except during triage, when the pipeline routes the ticket", async () => {
    for (const [triage, published] of [
      ["done", 1],
      ["running", 0],
    ] as const) {
      const ticket = await desk.tomsTicket();
      await db.update(tickets).set({ triage }).where(eq(tickets.id, ticket));
      await desk.answer(desk.leonie, (await desk.offer(ticket)).id);
      expect(await desk.wiresOf("ticket/unassigned", ticket)).toHaveLength(published);
    }
  });

  it("A lead who simply takes the ticket accepts the offer for themselves and their team", async () => {
    const ticket = await desk.tomsTicket();
    const { id } = await desk.offer(ticket, { personId: desk.priya.id });
    await assignTicket(desk.as(desk.leonie), { ticket, version: await desk.version(ticket), personId: desk.leonie.id });
    expect([await desk.stateOf(id), await rowOf(db, ticket)]).toMatchObject([
      "taken",
      { teamId: desk.billing, assigneeId: desk.leonie.id },
    ]);
    const elsewhere = await desk.tomsTicket();
    const other = await desk.offer(elsewhere);
    await assignTicket(desk.as(desk.admin), {
      ticket: elsewhere,
      version: await desk.version(elsewhere),
      personId: desk.admin.id,
    });
    expect([await desk.stateOf(other.id), (await rowOf(db, elsewhere)).teamId]).toEqual(["withdrawn", desk.home]);
  });

  it("A lead can accept for themselves instead of the suggested person, but nothing changes if they are at capacity", async () => {
    const ticket = await desk.tomsTicket();
    const { id } = await desk.offer(ticket, { personId: desk.priya.id });
    await db.update(people).set({ capacity: 0 }).where(eq(people.id, desk.leonie.id));
    await expect(desk.answer(desk.leonie, id, { answer: "take", toMe: true })).rejects.toMatchObject({
      kind: "no-room",
    });
    expect([await desk.stateOf(id), (await rowOf(db, ticket)).assigneeId]).toEqual(["offered", desk.tom.id]);
    await desk.answer(desk.admin, id, { answer: "take", toMe: true });
    expect(await rowOf(db, ticket)).toMatchObject({ teamId: desk.billing, assigneeId: desk.admin.id });
  });
});

it("An accepted ticket that waits for approval moves to the team but stays unassigned until it is approved", async () => {
  const { id } = await openTestTicket(db, desk.ida, { category: (await createCategoryRow(db, desk.home)).slug });
  await db.update(tickets).set({ approval: "pending" }).where(eq(tickets.id, id));
  const { id: offered } = await desk.offer(id, { personId: desk.priya.id });
  await expect(desk.answer(desk.leonie, offered, { answer: "take", toMe: true })).rejects.toMatchObject({
    code: "conflict",
  });
  await desk.answer(desk.leonie, offered);
  expect(await rowOf(db, id)).toMatchObject({ teamId: desk.billing, assigneeId: null, approval: "pending" });
});

describe("a transferred ticket", () => {
  it("A transferred ticket stays with its team if triage finds the same category again, and moves with another category", async () => {
    const [same, other] = [
      await createCategoryRow(db, desk.home),
      await createCategoryRow(db, await createTeamRow(db)),
    ];
    const { id: ticket } = await openTestTicket(db, desk.ida);
    const read = async (slug: string) => {
      const triageResultId = await createTriageResult(db, ticket, {
        category: fieldResultOf(slug),
        priority: fieldResultOf("low"),
      });
      await applyTriage(testContext(db, jobActor("triage")), { triageResultId });
    };
    await read(same.slug);
    await desk.offer(ticket, {}, desk.admin);
    await read(same.slug);
    expect(await rowOf(db, ticket)).toMatchObject({ categoryId: same.id, teamId: desk.billing });
    await read(other.slug);
    expect((await rowOf(db, ticket)).teamId).not.toBe(desk.billing);
  });
});

describe("declining an offer", () => {
  it("Declining changes nothing on the ticket, is recorded, and hides the ticket from the lead", async () => {
    const ticket = await desk.tomsTicket();
    const { id } = await desk.offer(ticket);
    expect(await desk.answer(desk.leonie, id, { answer: "decline", note: "Ask Stock." })).toMatchObject({
      state: "declined",
      answerNote: "Ask Stock.",
    });
    expect(await rowOf(db, ticket)).toMatchObject({ teamId: desk.home, assigneeId: desk.tom.id });
    expect(await desk.lastEvents(ticket, 1)).toMatchObject([{ after: { handoverId: id, state: "declined" } }]);
    await expect(getTicket(desk.as(desk.leonie), ticket)).rejects.toMatchObject({ code: "not_found" });
    expect((await getTicket(desk.as(desk.tom), ticket)).handovers).toMatchObject([{ state: "declined" }]);
  });
});

describe("who may answer or withdraw", () => {
  it("The lead, even while away, and any admin may answer; for others the offer is hidden or forbidden", async () => {
    const ticket = await desk.tomsTicket();
    const { id } = await desk.offer(ticket);
    const stranger = await createPerson(db, "moderator");
    await expect(desk.answer(stranger, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(desk.answer(desk.priya, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(desk.answer(desk.tom, id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(desk.answer(desk.ida, id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(desk.answer(desk.leonie, newId())).rejects.toMatchObject({ code: "not_found" });
    await expect(desk.answer(desk.leonie, "x")).rejects.toMatchObject({ code: "not_found" });
    await db.update(people).set({ availability: "away" }).where(eq(people.id, desk.leonie.id));
    expect((await desk.answer(desk.leonie, id)).state).toBe("taken");
  });

  it("Only the sender or an admin can withdraw an offer, and only once", async () => {
    const ticket = await desk.tomsTicket();
    const { id } = await desk.offer(ticket);
    await expect(withdrawHandover(desk.as(desk.leonie), { handover: id })).rejects.toMatchObject({ code: "forbidden" });
    await withdrawHandover(desk.as(desk.tom), { handover: id });
    expect(await desk.lastEvents(ticket, 1)).toMatchObject([
      { after: { handoverId: id, state: "withdrawn", reason: "withdrawn" } },
    ]);
    await expect(withdrawHandover(desk.as(desk.tom), { handover: id })).rejects.toMatchObject({
      kind: "answered-already",
    });
    const again = await desk.offer(ticket);
    await withdrawHandover(desk.as(desk.admin), { handover: again.id });
    expect(await desk.stateOf(again.id)).toBe("withdrawn");
  });

  it("An answer to a closed offer gets a conflict; repeating one's own answer changes nothing", async () => {
    const ticket = await desk.tomsTicket();
    const { id } = await desk.offer(ticket);
    await desk.answer(desk.leonie, id);
    const before = await rowOf(db, ticket);
    expect((await desk.answer(desk.leonie, id)).state).toBe("taken");
    await expect(desk.answer(desk.admin, id)).rejects.toThrow("Leonie has already accepted this offer.");
    await expect(desk.answer(desk.leonie, id, { answer: "decline" })).rejects.toMatchObject({
      kind: "answered-already",
    });
    expect(await rowOf(db, ticket)).toEqual(before);
  });
});
