import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type PersonActor, system } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { outbox, people, teamMembers, tickets } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { mintPerson, testContext, testDatabase } from "@/tests/support/database";
import {
  historyRows,
  loadOf,
  mintCategory,
  mintTeam,
  mintVerdict,
  openOne,
  reading,
  rowOf,
} from "@/tests/support/desk";
import { mintTwoTeams, type TwoTeams } from "@/tests/support/two-teams";
import { applyTriage } from "../apply-triage";
import { assignTicket } from "../assign-ticket";
import { getTicket } from "../queries";
import { withdrawHandover } from "./withdraw-handover";

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
let tomsTicket: TwoTeams["tomsTicket"];
let offer: TwoTeams["offer"];
let answer: TwoTeams["answer"];
let stateOf: TwoTeams["stateOf"];

beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(async () => {
  ({ ida, admin, tom, leonie, priya, home, billing, as, version, tomsTicket, offer, answer, stateOf } =
    await mintTwoTeams(db));
});

const lastEvents = async (ticket: string, many: number) =>
  (await historyRows(db, ticket)).slice(-many).map(({ type, after, actorId }) => ({ type, after, actorId }));
const wiresOf = (name: string, ticketId: string) =>
  db
    .select({ data: outbox.data })
    .from(outbox)
    .where(and(eq(outbox.name, name as never)))
    .then((rows) => rows.filter(({ data }) => (data as { ticketId: string }).ticketId === ticketId));

describe("taking an offered ticket", () => {
  it("gives it to the person who was named, who hears of it, and moves it to the team", async () => {
    const ticket = await tomsTicket();
    const { id } = await offer(ticket, { personId: priya.id });
    const taken = await answer(leonie, id, { answer: "take", note: "We have it." });
    expect(taken).toMatchObject({ state: "taken", answeredBy: { id: leonie.id }, answerNote: "We have it." });
    expect(await rowOf(db, ticket)).toMatchObject({
      teamId: billing,
      assigneeId: priya.id,
      provenance: { assignee: { source: "person", by: leonie.id } },
    });
    expect([await loadOf(db, tom.id), await loadOf(db, priya.id)]).toEqual([0, 1]);
    expect(await lastEvents(ticket, 2)).toEqual([
      { type: "ticket/handover.answered", after: { handoverId: id, state: "taken" }, actorId: leonie.id },
      { type: "ticket/assigned", after: { personId: priya.id, source: "person" }, actorId: leonie.id },
    ]);
    expect(await wiresOf("ticket/assigned", ticket)).toContainEqual({
      data: { ticketId: ticket, personId: priya.id },
    });
    expect(await wiresOf("ticket/handover.answered", ticket)).toHaveLength(1);
    await expect(getTicket(as(tom), ticket)).rejects.toMatchObject({ code: "not_found" });
  });

  it.each<[string, () => Promise<unknown>]>([
    ["has no room", () => db.update(people).set({ capacity: 0 }).where(eq(people.id, priya.id))],
    [
      "left the team for another",
      () => db.update(teamMembers).set({ teamId: home }).where(eq(teamMembers.personId, priya.id)),
    ],
    ["left", () => db.update(people).set({ deactivatedAt: new Date() }).where(eq(people.id, priya.id))],
  ])(
    "leaves it to routing in that team where the named person %s, and where nobody was named",
    async (_what, change) => {
      for (const personId of [priya.id, undefined]) {
        const ticket = await tomsTicket();
        const { id } = await offer(ticket, { personId });
        if (personId) await change();
        await answer(leonie, id);
        expect(await rowOf(db, ticket)).toMatchObject({ teamId: billing, assigneeId: null });
        expect((await rowOf(db, ticket)).provenance).not.toHaveProperty("assignee");
        expect(await loadOf(db, tom.id)).toBe(0);
      }
    },
  );

  it("wakes routing, save while the ticket is still being read: then its pipeline routes it", async () => {
    for (const [triage, woken] of [
      ["done", 1],
      ["running", 0],
    ] as const) {
      const ticket = await tomsTicket();
      await db.update(tickets).set({ triage }).where(eq(tickets.id, ticket));
      await answer(leonie, (await offer(ticket)).id);
      expect(await wiresOf("ticket/unassigned", ticket)).toHaveLength(woken);
    }
  });

  it("is what the lead does who simply takes it: it is theirs, and the team's", async () => {
    const ticket = await tomsTicket();
    const { id } = await offer(ticket, { personId: priya.id });
    await assignTicket(as(leonie), { ticket, version: await version(ticket), personId: leonie.id });
    expect([await stateOf(id), await rowOf(db, ticket)]).toMatchObject([
      "taken",
      { teamId: billing, assigneeId: leonie.id },
    ]);
    const elsewhere = await tomsTicket();
    const other = await offer(elsewhere);
    await assignTicket(as(admin), { ticket: elsewhere, version: await version(elsewhere), personId: admin.id });
    expect([await stateOf(other.id), (await rowOf(db, elsewhere)).teamId]).toEqual(["withdrawn", home]);
  });

  it("may be for oneself, in place of whoever was named; without room nothing changes", async () => {
    const ticket = await tomsTicket();
    const { id } = await offer(ticket, { personId: priya.id });
    await db.update(people).set({ capacity: 0 }).where(eq(people.id, leonie.id));
    await expect(answer(leonie, id, { answer: "take", toMe: true })).rejects.toMatchObject({ kind: "no-room" });
    expect([await stateOf(id), (await rowOf(db, ticket)).assigneeId]).toEqual(["offered", tom.id]);
    await answer(admin, id, { answer: "take", toMe: true });
    expect(await rowOf(db, ticket)).toMatchObject({ teamId: billing, assigneeId: admin.id });
  });
});

it("taking a ticket that waits for approval moves it to the team, and nobody has it before the yes", async () => {
  const { id } = await openOne(db, ida, { category: (await mintCategory(db, home)).slug });
  await db.update(tickets).set({ approval: "pending" }).where(eq(tickets.id, id));
  const { id: offered } = await offer(id, { personId: priya.id });
  await expect(answer(leonie, offered, { answer: "take", toMe: true })).rejects.toMatchObject({ code: "conflict" });
  await answer(leonie, offered);
  expect(await rowOf(db, id)).toMatchObject({ teamId: billing, assigneeId: null, approval: "pending" });
});

describe("a ticket that was handed to another team", () => {
  it("stays there when triage reads the category again that it has; another category moves it", async () => {
    const [same, other] = [await mintCategory(db, home), await mintCategory(db, await mintTeam(db))];
    const { id: ticket } = await openOne(db, ida);
    const read = async (slug: string) => {
      const verdictId = await mintVerdict(db, ticket, { category: reading(slug), priority: reading("low") });
      await applyTriage(testContext(db, system("triage")), { verdictId });
    };
    await read(same.slug);
    await offer(ticket, {}, admin);
    await read(same.slug);
    expect(await rowOf(db, ticket)).toMatchObject({ categoryId: same.id, teamId: billing });
    await read(other.slug);
    expect((await rowOf(db, ticket)).teamId).not.toBe(billing);
  });
});

describe("declining", () => {
  it("changes nothing of the ticket but that it is said, and the lead no longer sees it", async () => {
    const ticket = await tomsTicket();
    const { id } = await offer(ticket);
    expect(await answer(leonie, id, { answer: "decline", note: "Ask Stock." })).toMatchObject({
      state: "declined",
      answerNote: "Ask Stock.",
    });
    expect(await rowOf(db, ticket)).toMatchObject({ teamId: home, assigneeId: tom.id });
    expect(await lastEvents(ticket, 1)).toMatchObject([{ after: { handoverId: id, state: "declined" } }]);
    await expect(getTicket(as(leonie), ticket)).rejects.toMatchObject({ code: "not_found" });
    expect((await getTicket(as(tom), ticket)).handovers).toMatchObject([{ state: "declined" }]);
  });
});

describe("who may answer and take back", () => {
  it("is the lead, also while away, and any admin; for others the offer is not there, or not theirs", async () => {
    const ticket = await tomsTicket();
    const { id } = await offer(ticket);
    const stranger = await mintPerson(db, "moderator");
    await expect(answer(stranger, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(answer(priya, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(answer(tom, id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(answer(ida, id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(answer(leonie, newId())).rejects.toMatchObject({ code: "not_found" });
    await expect(answer(leonie, "x")).rejects.toMatchObject({ code: "not_found" });
    await db.update(people).set({ availability: "away" }).where(eq(people.id, leonie.id));
    expect((await answer(leonie, id)).state).toBe("taken");
  });

  it("taking back is the giver's and an admin's, once", async () => {
    const ticket = await tomsTicket();
    const { id } = await offer(ticket);
    await expect(withdrawHandover(as(leonie), { handover: id })).rejects.toMatchObject({ code: "forbidden" });
    await withdrawHandover(as(tom), { handover: id });
    expect(await lastEvents(ticket, 1)).toMatchObject([
      { after: { handoverId: id, state: "withdrawn", reason: "withdrawn" } },
    ]);
    await expect(withdrawHandover(as(tom), { handover: id })).rejects.toMatchObject({ kind: "answered-already" });
    const again = await offer(ticket);
    await withdrawHandover(as(admin), { handover: again.id });
    expect(await stateOf(again.id)).toBe("withdrawn");
  });

  it("an answer after the offer's end is told so; the same answer again changes nothing", async () => {
    const ticket = await tomsTicket();
    const { id } = await offer(ticket);
    await answer(leonie, id);
    const before = await rowOf(db, ticket);
    expect((await answer(leonie, id)).state).toBe("taken");
    await expect(answer(admin, id)).rejects.toThrow("Leonie has taken this offer already.");
    await expect(answer(leonie, id, { answer: "decline" })).rejects.toMatchObject({ kind: "answered-already" });
    expect(await rowOf(db, ticket)).toEqual(before);
  });
});
