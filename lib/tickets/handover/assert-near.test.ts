import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type PersonActor, system } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { people, teamMembers } from "@/lib/db/schema";
import { mintPerson, testContext, testDatabase } from "@/tests/support/database";
import { historyRows, mintCategory, openOne, rowOf } from "@/tests/support/desk";
import { mintTwoTeams, type TwoTeams } from "@/tests/support/two-teams";
import { assignTicket } from "../assign-ticket";
import { claimTicket } from "../claim-ticket";
import { editTicket } from "../edit-ticket";
import { ChangeTicketInput } from "../input";
import { getTicket } from "../queries";
import { unassignTicket } from "../unassign-ticket";
import { answerHandover } from "./answer-handover";

let db: Db;
let ida: PersonActor;
let admin: PersonActor;
let tom: PersonActor;
let leonie: PersonActor;
let priya: PersonActor;
let home: string;
let billing: string;
let as: TwoTeams["as"];
let version: TwoTeams["version"];
let give: TwoTeams["give"];
let tomsTicket: TwoTeams["tomsTicket"];
let offer: TwoTeams["offer"];
let stateOf: TwoTeams["stateOf"];
let billingCategory: string;

beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(async () => {
  ({ ida, admin, tom, leonie, priya, home, billing, as, version, give, tomsTicket, offer, stateOf } =
    await mintTwoTeams(db));
  billingCategory = (await mintCategory(db, billing)).slug;
});

const sort = async (by: PersonActor, ticket: string, category = billingCategory) =>
  editTicket(as(by), { ticket, version: await version(ticket), category });

describe("handing over to a person of another team", () => {
  it("is refused with a sentence that names the lead, the team and what to do, and nothing changes", async () => {
    const ticket = await tomsTicket();
    const before = await rowOf(db, ticket);
    const give = assignTicket(as(tom), { ticket, version: before.version, personId: priya.id, note: "yours" });
    await expect(give).rejects.toMatchObject({ code: "conflict", kind: "needs-lead" });
    await expect(give).rejects.toThrow(
      /^Priya is in another team\. Leonie leads Team \w+ and has to take it\. Offer it to Team \w+ instead\.$/,
    );
    const toLead = assignTicket(as(tom), { ticket, version: before.version, personId: leonie.id });
    await expect(toLead).rejects.toThrow(/^Leonie leads Team \w+ and has to take it\. Offer it to Team \w+ instead\.$/);
    expect(await rowOf(db, ticket)).toEqual(before);
    expect((await getTicket(as(tom), ticket)).messages).toEqual([]);
  });

  it("names an admin where the team's lead is missing, away, demoted or gone", async () => {
    const ticket = await tomsTicket();
    const states: Partial<typeof people.$inferInsert>[] = [
      { availability: "away" },
      { role: "user" },
      { deactivatedAt: new Date() },
    ];
    const refusal = async () =>
      assignTicket(as(tom), { ticket, version: await version(ticket), personId: priya.id }).catch(
        (error) => error.message,
      );
    for (const state of states) {
      await db.update(people).set(state).where(eq(people.id, leonie.id));
      expect(await refusal()).toMatch(/has no lead at work: an admin has to take it/);
      const back = { availability: "available", role: "moderator", deactivatedAt: null } as const;
      await db.update(people).set(back).where(eq(people.id, leonie.id));
    }
    await db.update(teamMembers).set({ lead: false }).where(eq(teamMembers.personId, leonie.id));
    expect(await refusal()).toMatch(/has no lead at work/);
  });

  it("is an admin's to do, and a job's", async () => {
    const ticket = await tomsTicket();
    await assignTicket(as(admin), { ticket, version: await version(ticket), personId: priya.id });
    const job = testContext(db, system("absence"));
    await assignTicket(job, { ticket, version: await version(ticket), personId: leonie.id });
    expect((await rowOf(db, ticket)).assigneeId).toBe(leonie.id);
  });
});

/** Nobody's, in the queue of Billing. */
const waitingThere = async () => (await openOne(db, ida, { category: billingCategory })).id;

describe("a ticket that a moderator sorted to another team", () => {
  it("is not theirs to put on a member's table, nor on the lead's; the refusal says whom to ask", async () => {
    const ticket = await tomsTicket();
    await sort(tom, ticket);
    const before = await rowOf(db, ticket);
    expect(before).toMatchObject({ teamId: billing, assigneeId: tom.id });
    for (const to of [priya, leonie]) {
      const given = give(tom, ticket, to);
      await expect(given).rejects.toMatchObject({ code: "conflict", kind: "needs-lead" });
      await expect(given).rejects.toThrow(/Leonie leads Team \w+ and has to take it\. Offer it to Team \w+ instead\.$/);
    }
    expect(await rowOf(db, ticket)).toEqual(before);
  });

  it("is offered to the team that has it, and goes to whom the lead takes it for", async () => {
    const ticket = await tomsTicket();
    await sort(tom, ticket);
    const made = await offer(ticket, { personId: priya.id });
    expect(made).toMatchObject({ state: "offered", taker: { id: leonie.id }, person: { id: priya.id } });
    expect(await rowOf(db, ticket)).toMatchObject({ teamId: billing, assigneeId: tom.id });
    await answerHandover(as(leonie), { handover: made.id, answer: "take", toMe: false });
    expect(await rowOf(db, ticket)).toMatchObject({ teamId: billing, assigneeId: priya.id });
  });

  it("is free to go back to routing, which decides; and an admin may give it to anyone", async () => {
    const [back, given] = [await tomsTicket(), await tomsTicket()];
    await sort(tom, back);
    await unassignTicket(as(tom), { ticket: back, version: await version(back) });
    expect(await rowOf(db, back)).toMatchObject({ teamId: billing, assigneeId: null });
    await sort(tom, given);
    await give(admin, given, priya);
    expect((await rowOf(db, given)).assigneeId).toBe(priya.id);
  });

  it("is given straight by who is in that team too, and to a team-mate wherever it stands", async () => {
    const mate = await mintPerson(db, "moderator");
    await db.insert(teamMembers).values([
      { teamId: home, personId: mate.id },
      { teamId: billing, personId: mate.id },
    ]);
    const ticket = await tomsTicket();
    await sort(tom, ticket);
    await give(tom, ticket, mate);
    await give(mate, ticket, priya);
    await give(priya, ticket, leonie);
    await give(leonie, ticket, priya);
    expect((await rowOf(db, ticket)).assigneeId).toBe(priya.id);
  });
});

describe("a ticket that nobody has", () => {
  it("is not handed into its team from outside; who takes it first is no nearer", async () => {
    const ticket = await waitingThere();
    await expect(give(tom, ticket, priya)).rejects.toMatchObject({ kind: "needs-lead" });
    await give(tom, ticket, tom);
    await expect(give(tom, ticket, priya)).rejects.toMatchObject({ kind: "needs-lead" });
  });

  it("and no team: a team-mate and who is in no team get it straight, others by an offer", async () => {
    const free = await mintPerson(db, "moderator");
    const { id: ticket } = await openOne(db, ida);
    expect(await rowOf(db, ticket)).toMatchObject({ teamId: null, assigneeId: null });
    await expect(give(tom, ticket, priya)).rejects.toMatchObject({ kind: "needs-lead" });
    await give(tom, ticket, free);
    // In no team oneself one is near to nobody who is in one.
    await expect(give(free, ticket, priya)).rejects.toMatchObject({ kind: "needs-lead" });
    expect(await offer(ticket, {}, free)).toMatchObject({ state: "offered" });
  });

  it("may be offered to the team in whose queue it waits; when routing finds an owner, the offer ends", async () => {
    const ticket = await waitingThere();
    const { id } = await offer(ticket, { personId: priya.id });
    const claim = { ticketId: ticket, ticketVersion: await version(ticket), personId: leonie.id, activeSeen: 0 };
    await claimTicket(as(admin), { ...claim, scoreboard: [], reason: "fits", tries: 1 });
    expect([await stateOf(id), (await rowOf(db, ticket)).assigneeId]).toEqual(["withdrawn", leonie.id]);
    const answered = (await historyRows(db, ticket)).find(({ type }) => type === "ticket/handover.answered");
    expect(answered).toMatchObject({ after: { handoverId: id, state: "withdrawn", reason: "moved" } });
  });

  it("when routing finds an owner for what is offered to another team, that offer stays", async () => {
    const { id: ticket } = await openOne(db, ida, { category: (await mintCategory(db, home)).slug });
    const { id } = await offer(ticket);
    const claim = { ticketId: ticket, ticketVersion: await version(ticket), personId: tom.id, activeSeen: 0 };
    await claimTicket(as(admin), { ...claim, scoreboard: [], reason: "fits", tries: 1 });
    expect(await stateOf(id)).toBe("offered");
  });
});

it("an edit names no owner: there is no second door to somebody's table", () => {
  for (const field of ["assignee", "assigneeId", "personId", "team", "teamId"]) {
    expect(ChangeTicketInput.safeParse({ priority: "high", [field]: priya.id }).success).toBe(false);
  }
});

it("a member offers nothing to their own team that has the ticket: they hand it to somebody there", async () => {
  const ticket = await waitingThere();
  for (const by of [priya, leonie, admin]) {
    await expect(offer(ticket, {}, by)).rejects.toThrow(/is with Team \w+ already/);
  }
});
