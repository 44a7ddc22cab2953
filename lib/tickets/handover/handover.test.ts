import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type PersonActor, system } from "@/lib/auth/actor";
import { deleteTeam } from "@/lib/catalogue/delete-team";
import { DAY_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { handovers, outbox, people, teamMembers, tickets } from "@/lib/db/schema";
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
import { applyTriage } from "../apply-triage";
import { assignTicket } from "../assign-ticket";
import { cancelTicket } from "../cancel-ticket";
import { deleteTicket } from "../delete-ticket";
import { editTicket } from "../edit-ticket";
import { getTicket } from "../queries";
import { resolveTicket } from "../resolve-ticket";
import { unassignTicket } from "../unassign-ticket";
import { answerHandover } from "./answer-handover";
import { AnswerHandoverInput, ListHandoversInput } from "./input";
import { offerTicket } from "./offer-ticket";
import { listHandovers } from "./queries";
import { withdrawHandover } from "./withdraw-handover";

let db: Db;
let ida: PersonActor;
let admin: PersonActor;
/** Gives; in the team that has the ticket. */
let tom: PersonActor;
/** Leads the other team. */
let leonie: PersonActor;
/** A member of the other team. */
let priya: PersonActor;
let home: string;
let billing: string;

beforeAll(async () => {
  db = await testDatabase();
  ida = await mintPerson(db);
  admin = await mintPerson(db, "admin");
});
beforeEach(async () => {
  [tom, leonie, priya] = [
    await mintPerson(db, "moderator", { name: "Tom" }),
    await mintPerson(db, "moderator", { name: "Leonie" }),
    await mintPerson(db, "moderator", { name: "Priya" }),
  ];
  home = await mintTeam(db, [tom]);
  billing = await mintTeam(db, [{ ...leonie, lead: true }, priya]);
});

const as = (actor: PersonActor) => testContext(db, actor);
const version = async (ticket: string) => (await rowOf(db, ticket)).version;

/** A ticket of the home team that Tom has. */
async function tomsTicket(): Promise<string> {
  const { id } = await openOne(db, ida, { category: (await mintCategory(db, home)).slug });
  await assignTicket(as(admin), { ticket: id, version: 1, personId: tom.id });
  return id;
}
const offer = async (ticket: string, more: { personId?: string; note?: string; teamId?: string } = {}, by = tom) =>
  offerTicket(as(by), { ticket, version: await version(ticket), teamId: billing, ...more });
const answer = (by: PersonActor, handover: string, given: object = { answer: "take" }) =>
  answerHandover(as(by), { ...AnswerHandoverInput.parse(given), handover });
const stateOf = async (id: string) => (await db.select().from(handovers).where(eq(handovers.id, id)))[0]!.state;
const lastEvents = async (ticket: string, many: number) =>
  (await historyRows(db, ticket)).slice(-many).map(({ type, after, actorId }) => ({ type, after, actorId }));
const wiresOf = (name: string, ticketId: string) =>
  db
    .select({ data: outbox.data })
    .from(outbox)
    .where(and(eq(outbox.name, name as never)))
    .then((rows) => rows.filter(({ data }) => (data as { ticketId: string }).ticketId === ticketId));

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

describe("an offer", () => {
  it("leaves the ticket where it is, shows it to the lead, and is told of with ids alone", async () => {
    const ticket = await tomsTicket();
    await expect(getTicket(as(leonie), ticket)).rejects.toMatchObject({ code: "not_found" });
    const made = await offer(ticket, { personId: priya.id, note: "A refund." });
    expect(made).toMatchObject({
      state: "offered",
      team: { id: billing },
      person: { id: priya.id },
      offeredBy: { id: tom.id },
      taker: { id: leonie.id },
      leadId: leonie.id,
      note: "A refund.",
      answeredBy: null,
    });
    expect(await rowOf(db, ticket)).toMatchObject({ assigneeId: tom.id, teamId: home, status: "open" });
    expect((await getTicket(as(leonie), ticket)).handovers).toEqual([made]);
    await expect(getTicket(as(priya), ticket)).rejects.toMatchObject({ code: "not_found" });
    expect(await lastEvents(ticket, 1)).toEqual([
      {
        type: "ticket/handover.offered",
        after: { handoverId: made.id, teamId: billing, personId: priya.id },
        actorId: tom.id,
      },
    ]);
    expect(await wiresOf("ticket/handover.offered", ticket)).toEqual([
      { data: { ticketId: ticket, handoverId: made.id } },
    ]);
  });

  it("is one at a time: another is refused until the first is taken back", async () => {
    const ticket = await tomsTicket();
    const { id } = await offer(ticket);
    const other = await mintTeam(db);
    await expect(offer(ticket, { teamId: other })).rejects.toMatchObject({ code: "conflict", kind: "offered-already" });
    await withdrawHandover(as(tom), { handover: id });
    expect(await offer(ticket, { teamId: other })).toMatchObject({ state: "offered", taker: null });
  });

  it("names a team that is there and a person who is in it, with a pointer", async () => {
    const ticket = await tomsTicket();
    await expect(offer(ticket, { teamId: newId() })).rejects.toMatchObject({ errors: [{ pointer: "/teamId" }] });
    for (const personId of [tom.id, ida.id, newId()]) {
      await expect(offer(ticket, { personId })).rejects.toMatchObject({ errors: [{ pointer: "/personId" }] });
    }
  });

  it("is not made to one's own team that has the ticket, of an old version, or of a ticket that has ended", async () => {
    const ticket = await tomsTicket();
    await expect(offer(ticket, { teamId: home })).rejects.toMatchObject({ code: "conflict" });
    const stale = offerTicket(as(tom), { ticket, version: 1, teamId: billing });
    await expect(stale).rejects.toMatchObject({ code: "stale" });
    await db.update(tickets).set({ status: "resolved" }).where(eq(tickets.id, ticket));
    await expect(offer(ticket)).rejects.toMatchObject({ code: "conflict" });
  });

  it("is not needed by an admin, nor by somebody of that team: the ticket goes at once, and history says so", async () => {
    for (const giver of [admin, tom]) {
      const ticket = await tomsTicket();
      await db.insert(teamMembers).values({ teamId: billing, personId: tom.id }).onConflictDoNothing();
      const made = await offer(ticket, { note: "Yours." }, giver);
      expect(made).toMatchObject({ state: "taken", answeredBy: { id: giver.id }, note: "Yours." });
      expect(await rowOf(db, ticket)).toMatchObject({ teamId: billing, assigneeId: null });
      expect(await lastEvents(ticket, 2)).toMatchObject([
        { type: "ticket/handover.answered", after: { state: "taken", reason: "handed" } },
        { type: "ticket/unassigned", after: { reason: "handed over" } },
      ]);
      expect(await wiresOf("ticket/handover.answered", ticket)).toEqual([]);
    }
  });
});

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
    ["left the team", () => db.delete(teamMembers).where(eq(teamMembers.personId, priya.id))],
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

describe("an offer that its ticket has left behind", () => {
  const ends: [string, string, (ticket: string) => Promise<unknown>][] = [
    ["resolved", "ended", async (t) => resolveTicket(as(tom), { ticket: t, version: await version(t) })],
    ["cancelled", "ended", async (t) => cancelTicket(as(tom), { ticket: t, version: await version(t) })],
    ["deleted", "deleted", (t) => deleteTicket(as(admin), { ticket: t })],
    [
      "given to somebody else",
      "handed-on",
      async (t) => assignTicket(as(admin), { ticket: t, version: await version(t), personId: admin.id }),
    ],
    ["given back", "handed-on", async (t) => unassignTicket(as(tom), { ticket: t, version: await version(t) })],
    [
      "sorted to that very team",
      "moved",
      async (t) => {
        const category = (await mintCategory(db, billing)).slug;
        await editTicket(as(tom), { ticket: t, version: await version(t), category });
      },
    ],
  ];
  it.each(ends)("is withdrawn with it: %s", async (_what, reason, end) => {
    const ticket = await tomsTicket();
    const { id } = await offer(ticket);
    await end(ticket);
    expect(await stateOf(id)).toBe("withdrawn");
    const events = (await historyRows(db, ticket)).filter(({ type }) => type === "ticket/handover.answered");
    expect(events).toMatchObject([{ after: { handoverId: id, state: "withdrawn", reason } }]);
    const late = answer(leonie, id);
    await expect(late).rejects.toMatchObject(
      reason === "deleted" ? { code: "not_found" } : { code: "conflict", kind: "answered-already" },
    );
  });

  it("ends with the team it was made to, in history, and its ticket stays where it is", async () => {
    const [offered, answered] = [await tomsTicket(), await tomsTicket()];
    const { id } = await offer(offered);
    await answer(leonie, (await offer(answered)).id, { answer: "decline" });
    const before = await historyRows(db, answered);
    await deleteTeam(as(admin), { id: billing });
    expect(await lastEvents(offered, 1)).toEqual([
      {
        type: "ticket/handover.answered",
        after: { handoverId: id, state: "withdrawn", reason: "team-gone" },
        actorId: admin.id,
      },
    ]);
    expect(await historyRows(db, answered)).toEqual(before);
    expect(await rowOf(db, offered)).toMatchObject({ teamId: home, assigneeId: tom.id });
    expect((await getTicket(as(tom), offered)).handovers).toEqual([]);
    await expect(answer(leonie, id)).rejects.toMatchObject({ code: "not_found" });
    expect(await wiresOf("ticket/handover.answered", offered)).toHaveLength(1);
    // The way is free for another offer.
    expect(await offer(offered, { teamId: await mintTeam(db) })).toMatchObject({ state: "offered" });
  });

  it("stays through what does not settle it: an edit, another category, a status", async () => {
    const ticket = await tomsTicket();
    const { id } = await offer(ticket);
    const elsewhere = (await mintCategory(db, await mintTeam(db, [tom]))).slug;
    for (const change of [{ priority: "high" as const }, { status: "waiting" as const }, { category: elsewhere }]) {
      await editTicket(as(tom), { ticket, version: await version(ticket), ...change });
    }
    expect(await stateOf(id)).toBe("offered");
  });

  it("keeps nobody's words once the ticket is deleted", async () => {
    const ticket = await tomsTicket();
    const { id } = await offer(ticket, { note: "secret" });
    await answer(leonie, id, { answer: "decline", note: "secret too" });
    await deleteTicket(as(admin), { ticket });
    const [row] = await db.select().from(handovers).where(eq(handovers.id, id));
    expect(row).toMatchObject({ note: null, answerNote: null });
  });
});

describe("the list of offers", () => {
  const list = async (by: PersonActor, more: object = {}) =>
    listHandovers(as(by), ListHandoversInput.parse({ limit: 100, ...more }));

  it("has for a lead what waits for them, for a giver what they offered, for others nothing", async () => {
    const ticket = await tomsTicket();
    const { id } = await offer(ticket);
    expect((await list(leonie)).handovers).toMatchObject([
      { id, mine: false, ticket: { id: ticket, number: expect.stringMatching(/^TKT-/) } },
    ]);
    expect((await list(tom)).handovers).toMatchObject([{ id, mine: true }]);
    expect((await list(priya)).handovers).toEqual([]);
    await answer(leonie, id);
    expect([(await list(leonie)).handovers, (await list(tom)).handovers]).toEqual([[], []]);
  });

  it("has for admins only what no lead at work can answer", async () => {
    const { id } = await offer(await tomsTicket());
    const ids = async () => (await list(admin)).handovers.map((item) => item.id);
    expect(await ids()).not.toContain(id);
    await db.update(people).set({ availability: "away" }).where(eq(people.id, leonie.id));
    expect(await ids()).toContain(id);
  });

  it("has for admins also what its lead has left unanswered for as long as approvals escalate", async () => {
    const [fresh, old] = [await offer(await tomsTicket()), await offer(await tomsTicket())];
    const days = (many: number) => new Date(Date.now() - many * DAY_MS);
    await db
      .update(handovers)
      .set({ createdAt: days(2) })
      .where(eq(handovers.id, fresh.id));
    await db
      .update(handovers)
      .set({ createdAt: days(3) })
      .where(eq(handovers.id, old.id));
    const ids = (await list(admin)).handovers.map((item) => item.id);
    expect([ids.includes(fresh.id), ids.includes(old.id)]).toEqual([false, true]);
  });

  it("comes in pages that neither repeat nor skip, oldest first", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) ids.push((await offer(await tomsTicket())).id);
    const first = await list(leonie, { limit: 2 });
    const second = await list(leonie, { limit: 2, cursor: first.nextCursor! });
    expect([...first.handovers, ...second.handovers].map((item) => item.id)).toEqual(ids);
    expect(second.nextCursor).toBeNull();
    await expect(list(leonie, { cursor: "x" })).rejects.toMatchObject({ errors: [{ pointer: "/cursor" }] });
  });

  it("is for staff", async () => {
    await expect(list(ida)).rejects.toMatchObject({ code: "forbidden" });
  });
});
