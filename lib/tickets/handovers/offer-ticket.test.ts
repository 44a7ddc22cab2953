import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Db } from "@/lib/db/client";
import { teamMembers, tickets } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { getTicket } from "@/lib/tickets/queries";
import { testDatabase } from "@/tests/support/database";
import { createTwoTeams, type TwoTeams } from "@/tests/support/two-teams";
import { createTeamRow, rowOf } from "@/tests/support/workspace";
import { offerTicket } from "./offer-ticket";
import { withdrawHandover } from "./withdraw-handover";

let db: Db;
let desk: TwoTeams;

beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(async () => {
  desk = await createTwoTeams(db);
});

describe("offerTicket", () => {
  it("An offer leaves the ticket in place, shows it to the lead, and publishes only ids", async () => {
    const ticket = await desk.tomsTicket();
    await expect(getTicket(desk.as(desk.leonie), ticket)).rejects.toMatchObject({ code: "not_found" });
    const made = await desk.offer(ticket, { personId: desk.priya.id, note: "A refund." });
    expect(made).toMatchObject({
      state: "offered",
      team: { id: desk.billing },
      person: { id: desk.priya.id },
      offeredBy: { id: desk.tom.id },
      taker: { id: desk.leonie.id },
      leadId: desk.leonie.id,
      note: "A refund.",
      answeredBy: null,
    });
    expect(await rowOf(db, ticket)).toMatchObject({ assigneeId: desk.tom.id, teamId: desk.home, status: "open" });
    expect((await getTicket(desk.as(desk.leonie), ticket)).handovers).toEqual([made]);
    await expect(getTicket(desk.as(desk.priya), ticket)).rejects.toMatchObject({ code: "not_found" });
    expect(await desk.lastEvents(ticket, 1)).toEqual([
      {
        type: "ticket/handover.offered",
        after: { handoverId: made.id, teamId: desk.billing, personId: desk.priya.id },
        actorId: desk.tom.id,
      },
    ]);
    expect(await desk.wiresOf("ticket/handover.offered", ticket)).toEqual([
      { data: { ticketId: ticket, handoverId: made.id } },
    ]);
  });

  it("A second offer is refused until the first is withdrawn", async () => {
    const ticket = await desk.tomsTicket();
    const { id } = await desk.offer(ticket);
    const other = await createTeamRow(db);
    await expect(desk.offer(ticket, { teamId: other })).rejects.toMatchObject({
      code: "conflict",
      kind: "offered-already",
    });
    await withdrawHandover(desk.as(desk.tom), { handover: id });
    expect(await desk.offer(ticket, { teamId: other })).toMatchObject({ state: "offered", taker: null });
  });

  it("An unknown team or a person outside it is refused with a pointer", async () => {
    const ticket = await desk.tomsTicket();
    await expect(desk.offer(ticket, { teamId: newId() })).rejects.toMatchObject({ errors: [{ pointer: "/teamId" }] });
    for (const personId of [desk.tom.id, desk.ida.id, newId()]) {
      await expect(desk.offer(ticket, { personId })).rejects.toMatchObject({ errors: [{ pointer: "/personId" }] });
    }
  });

  it("An offer is refused for one's own team that has the ticket, an old version, or an inactive ticket", async () => {
    const ticket = await desk.tomsTicket();
    await expect(desk.offer(ticket, { teamId: desk.home })).rejects.toMatchObject({ code: "conflict" });
    const stale = offerTicket(desk.as(desk.tom), { ticket, version: 1, teamId: desk.billing });
    await expect(stale).rejects.toMatchObject({ code: "stale" });
    await db.update(tickets).set({ status: "resolved" }).where(eq(tickets.id, ticket));
    await expect(desk.offer(ticket)).rejects.toMatchObject({ code: "conflict" });
  });

  it("Admins and members of the team move the ticket at once, and history records it", async () => {
    for (const sender of [desk.admin, desk.tom]) {
      const ticket = await desk.tomsTicket();
      await db.insert(teamMembers).values({ teamId: desk.billing, personId: desk.tom.id }).onConflictDoNothing();
      const made = await desk.offer(ticket, { note: "Yours." }, sender);
      expect(made).toMatchObject({ state: "taken", answeredBy: { id: sender.id }, note: "Yours." });
      expect(await rowOf(db, ticket)).toMatchObject({ teamId: desk.billing, assigneeId: null });
      expect(await desk.lastEvents(ticket, 2)).toMatchObject([
        { type: "ticket/handover.answered", after: { state: "taken", reason: "direct" } },
        { type: "ticket/unassigned", after: { reason: { code: "handover" } } },
      ]);
      expect(await desk.wiresOf("ticket/handover.answered", ticket)).toEqual([]);
    }
  });
});
