import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { outbox, teamMembers, tickets } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { testDatabase } from "@/tests/support/database";
import { historyRows, mintTeam, rowOf } from "@/tests/support/desk";
import { mintTwoTeams, type TwoTeams } from "@/tests/support/two-teams";
import { getTicket } from "../queries";
import { offerTicket } from "./offer-ticket";
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
let tomsTicket: TwoTeams["tomsTicket"];
let offer: TwoTeams["offer"];

beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(async () => {
  ({ ida, admin, tom, leonie, priya, home, billing, as, tomsTicket, offer } = await mintTwoTeams(db));
});

const lastEvents = async (ticket: string, many: number) =>
  (await historyRows(db, ticket)).slice(-many).map(({ type, after, actorId }) => ({ type, after, actorId }));
const wiresOf = (name: string, ticketId: string) =>
  db
    .select({ data: outbox.data })
    .from(outbox)
    .where(and(eq(outbox.name, name as never)))
    .then((rows) => rows.filter(({ data }) => (data as { ticketId: string }).ticketId === ticketId));

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
