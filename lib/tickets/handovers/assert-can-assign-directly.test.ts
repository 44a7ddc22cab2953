import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { jobActor, type PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { people, teamMembers } from "@/lib/db/schema";
import { assignTicket } from "@/lib/tickets/assign-ticket";
import { claimTicket } from "@/lib/tickets/claim-ticket";
import { editTicket } from "@/lib/tickets/edit-ticket";
import { ChangeTicketInput } from "@/lib/tickets/input";
import { getTicket } from "@/lib/tickets/queries";
import { unassignTicket } from "@/lib/tickets/unassign-ticket";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { createTwoTeams, type TwoTeams } from "@/tests/support/two-teams";
import { createCategoryRow, historyRows, openTestTicket, rowOf } from "@/tests/support/workspace";
import { answerHandover } from "./answer-handover";

let db: Db;
let desk: TwoTeams;
let billingCategory: string;

beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(async () => {
  desk = await createTwoTeams(db);
  billingCategory = (await createCategoryRow(db, desk.billing)).slug;
});

const sort = async (by: PersonActor, ticket: string, category = billingCategory) =>
  editTicket(desk.as(by), { ticket, version: await desk.version(ticket), category });

describe("assigning to a person of another team", () => {
  it("Assigning to another team's member is refused, naming the lead, the team and the alternative, and nothing changes", async () => {
    const ticket = await desk.tomsTicket();
    const before = await rowOf(db, ticket);
    const assigned = assignTicket(desk.as(desk.tom), {
      ticket,
      version: before.version,
      personId: desk.priya.id,
      note: "yours",
    });
    await expect(assigned).rejects.toMatchObject({ code: "conflict", kind: "needs-lead" });
    await expect(assigned).rejects.toThrow(
      /^Priya is in another team\. Leonie leads Team \w+ and must accept it\. Offer it to Team \w+ instead\.$/,
    );
    const toLead = assignTicket(desk.as(desk.tom), { ticket, version: before.version, personId: desk.leonie.id });
    await expect(toLead).rejects.toThrow(/^Leonie leads Team \w+ and must accept it\. Offer it to Team \w+ instead\.$/);
    expect(await rowOf(db, ticket)).toEqual(before);
    expect((await getTicket(desk.as(desk.tom), ticket)).messages).toEqual([]);
  });

  it("The refusal names an admin if the team's lead is missing, away, demoted or gone", async () => {
    const ticket = await desk.tomsTicket();
    const states: Partial<typeof people.$inferInsert>[] = [
      { availability: "away" },
      { role: "user" },
      { deactivatedAt: new Date() },
    ];
    const refusal = async () =>
      assignTicket(desk.as(desk.tom), { ticket, version: await desk.version(ticket), personId: desk.priya.id }).catch(
        (error) => error.message,
      );
    for (const state of states) {
      await db.update(people).set(state).where(eq(people.id, desk.leonie.id));
      expect(await refusal()).toMatch(/has no available lead, so an admin must accept it/);
      const back = { availability: "available", role: "moderator", deactivatedAt: null } as const;
      await db.update(people).set(back).where(eq(people.id, desk.leonie.id));
    }
    await db.update(teamMembers).set({ lead: false }).where(eq(teamMembers.personId, desk.leonie.id));
    expect(await refusal()).toMatch(/has no available lead/);
  });

  it("Admins and jobs can assign to any team", async () => {
    const ticket = await desk.tomsTicket();
    await assignTicket(desk.as(desk.admin), { ticket, version: await desk.version(ticket), personId: desk.priya.id });
    const job = testContext(db, jobActor("routing"));
    await assignTicket(job, { ticket, version: await desk.version(ticket), personId: desk.leonie.id });
    expect((await rowOf(db, ticket)).assigneeId).toBe(desk.leonie.id);
  });
});

/** Unassigned, in the queue of Billing. */
const waitingThere = async () => (await openTestTicket(db, desk.ida, { category: billingCategory })).id;

describe("a ticket that a moderator moved to another team", () => {
  it("A moderator cannot assign the ticket to a member or the lead of its new team, and learns whom to ask", async () => {
    const ticket = await desk.tomsTicket();
    await sort(desk.tom, ticket);
    const before = await rowOf(db, ticket);
    expect(before).toMatchObject({ teamId: desk.billing, assigneeId: desk.tom.id });
    for (const to of [desk.priya, desk.leonie]) {
      const assigned = desk.give(desk.tom, ticket, to);
      await expect(assigned).rejects.toMatchObject({ code: "conflict", kind: "needs-lead" });
      await expect(assigned).rejects.toThrow(
        /Leonie leads Team \w+ and must accept it\. Offer it to Team \w+ instead\.$/,
      );
    }
    expect(await rowOf(db, ticket)).toEqual(before);
  });

  it("The ticket can be offered to the team that has it, and goes to the person the lead accepts it for", async () => {
    const ticket = await desk.tomsTicket();
    await sort(desk.tom, ticket);
    const made = await desk.offer(ticket, { personId: desk.priya.id });
    expect(made).toMatchObject({ state: "offered", taker: { id: desk.leonie.id }, person: { id: desk.priya.id } });
    expect(await rowOf(db, ticket)).toMatchObject({ teamId: desk.billing, assigneeId: desk.tom.id });
    await answerHandover(desk.as(desk.leonie), { handover: made.id, answer: "take", toMe: false });
    expect(await rowOf(db, ticket)).toMatchObject({ teamId: desk.billing, assigneeId: desk.priya.id });
  });

  it("The ticket can be returned to the queue, and an admin can assign it to anyone", async () => {
    const [back, assigned] = [await desk.tomsTicket(), await desk.tomsTicket()];
    await sort(desk.tom, back);
    await unassignTicket(desk.as(desk.tom), { ticket: back, version: await desk.version(back) });
    expect(await rowOf(db, back)).toMatchObject({ teamId: desk.billing, assigneeId: null });
    await sort(desk.tom, assigned);
    await desk.give(desk.admin, assigned, desk.priya);
    expect((await rowOf(db, assigned)).assigneeId).toBe(desk.priya.id);
  });

  it("A member of both teams can assign directly, and a teammate can get any ticket", async () => {
    const mate = await createPerson(db, "moderator");
    await db.insert(teamMembers).values([
      { teamId: desk.home, personId: mate.id },
      { teamId: desk.billing, personId: mate.id },
    ]);
    const ticket = await desk.tomsTicket();
    await sort(desk.tom, ticket);
    await desk.give(desk.tom, ticket, mate);
    await desk.give(mate, ticket, desk.priya);
    await desk.give(desk.priya, ticket, desk.leonie);
    await desk.give(desk.leonie, ticket, desk.priya);
    expect((await rowOf(db, ticket)).assigneeId).toBe(desk.priya.id);
  });
});

describe("an unassigned ticket", () => {
  it("An outsider cannot assign an unassigned ticket to a member of its team, even after taking it", async () => {
    const ticket = await waitingThere();
    await expect(desk.give(desk.tom, ticket, desk.priya)).rejects.toMatchObject({ kind: "needs-lead" });
    await desk.give(desk.tom, ticket, desk.tom);
    await expect(desk.give(desk.tom, ticket, desk.priya)).rejects.toMatchObject({ kind: "needs-lead" });
  });

  it("Without a team, a ticket goes directly to a teammate or a person without a team, and to others by an offer", async () => {
    const free = await createPerson(db, "moderator");
    const { id: ticket } = await openTestTicket(db, desk.ida);
    expect(await rowOf(db, ticket)).toMatchObject({ teamId: null, assigneeId: null });
    await expect(desk.give(desk.tom, ticket, desk.priya)).rejects.toMatchObject({ kind: "needs-lead" });
    await desk.give(desk.tom, ticket, free);
    // A person without a team cannot assign directly to a member of one.
    await expect(desk.give(free, ticket, desk.priya)).rejects.toMatchObject({ kind: "needs-lead" });
    expect(await desk.offer(ticket, {}, free)).toMatchObject({ state: "offered" });
  });

  it("A ticket can be offered to the team of its queue, and routing to an assignee ends that offer", async () => {
    const ticket = await waitingThere();
    const { id } = await desk.offer(ticket, { personId: desk.priya.id });
    const claim = {
      ticketId: ticket,
      ticketVersion: await desk.version(ticket),
      personId: desk.leonie.id,
      activeSeen: 0,
    };
    await claimTicket(desk.as(desk.admin), { ...claim, scoreboard: [], reason: { code: "away" }, attempts: 1 });
    expect([await desk.stateOf(id), (await rowOf(db, ticket)).assigneeId]).toEqual(["withdrawn", desk.leonie.id]);
    const answered = (await historyRows(db, ticket)).find(({ type }) => type === "ticket/handover.answered");
    expect(answered).toMatchObject({ after: { handoverId: id, state: "withdrawn", reason: "moved" } });
  });

  it("An offer to another team stays open when routing finds an assignee", async () => {
    const { id: ticket } = await openTestTicket(db, desk.ida, {
      category: (await createCategoryRow(db, desk.home)).slug,
    });
    const { id } = await desk.offer(ticket);
    const claim = { ticketId: ticket, ticketVersion: await desk.version(ticket), personId: desk.tom.id, activeSeen: 0 };
    await claimTicket(desk.as(desk.admin), { ...claim, scoreboard: [], reason: { code: "away" }, attempts: 1 });
    expect(await desk.stateOf(id)).toBe("offered");
  });
});

it("An edit cannot set the assignee", () => {
  for (const field of ["assignee", "assigneeId", "personId", "team", "teamId"]) {
    expect(ChangeTicketInput.safeParse({ priority: "high", [field]: desk.priya.id }).success).toBe(false);
  }
});

it("A member cannot offer a ticket to their own team that already has it", async () => {
  const ticket = await waitingThere();
  for (const by of [desk.priya, desk.leonie, desk.admin]) {
    await expect(desk.offer(ticket, {}, by)).rejects.toThrow(/is already with Team \w+/);
  }
});
