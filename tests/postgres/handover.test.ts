import { and, eq, inArray } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { events, handovers, tickets } from "@/lib/db/schema";
import { assignTicket } from "@/lib/tickets/assign-ticket";
import { claimTicket } from "@/lib/tickets/claim-ticket";
import { editTicket } from "@/lib/tickets/edit-ticket";
import { answerHandover } from "@/lib/tickets/handovers/answer-handover";
import { offerTicket } from "@/lib/tickets/handovers/offer-ticket";
import { withdrawHandover } from "@/lib/tickets/handovers/withdraw-handover";
import { resolveTicket } from "@/lib/tickets/resolve-ticket";
import { createCategoryRow, createTeamRow, openTestTicket, rowOf, workloadOf } from "@/tests/support/workspace";
import { createPerson, testContext } from "../support/database";
import { DRIVERS, realDatabase } from "./drivers";

/** Enough rounds for both orders to occur. */
const ROUNDS = 12;

describe.each(DRIVERS)("handovers on Postgres through %s", (driver) => {
  const database = realDatabase(driver);
  let db: Db;
  let ida: PersonActor;
  let admin: PersonActor;
  let tom: PersonActor;
  let leonie: PersonActor;
  let priya: PersonActor;
  let category: string;
  let billing: string;

  beforeAll(() => {
    db = database.current.db;
  });
  beforeEach(async () => {
    ida = await createPerson(db);
    admin = await createPerson(db, "admin", { capacity: 100 });
    tom = await createPerson(db, "moderator", { capacity: 100 });
    leonie = await createPerson(db, "moderator", { capacity: 100 });
    priya = await createPerson(db, "moderator", { capacity: 100 });
    category = (await createCategoryRow(db, await createTeamRow(db, [tom]))).slug;
    billing = await createTeamRow(db, [{ ...leonie, lead: true }, priya]);
  });

  const as = (actor: PersonActor) => testContext(db, actor);
  const version = async (ticket: string) => (await rowOf(db, ticket)).version;

  async function offered(personId?: string) {
    const { id: ticket } = await openTestTicket(db, ida, { category });
    await assignTicket(as(admin), { ticket, version: 1, personId: tom.id });
    const { id } = await offerTicket(as(tom), { ticket, version: await version(ticket), teamId: billing, personId });
    return { ticket, id };
  }
  const accept = (by: PersonActor, handover: string) =>
    answerHandover(as(by), { handover, answer: "take", toMe: false });
  const codes = (attempts: PromiseSettledResult<unknown>[]) =>
    attempts.map((each) =>
      each.status === "fulfilled" ? "ok" : (each.reason.kind ?? each.reason.code ?? each.reason),
    );
  const answersOf = async (ticket: string) =>
    (
      await db
        .select({ after: events.after })
        .from(events)
        .where(and(eq(events.ticketId, ticket), eq(events.type, "ticket/handover.answered")))
    ).length;

  it("Of two answers to an offer at the same moment, one counts and the other gets an error", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { ticket, id } = await offered(priya.id);
      const decline = answerHandover(as(admin), { handover: id, answer: "decline" });
      const attempts = await Promise.allSettled([accept(leonie, id), decline]);
      expect(codes(attempts).sort()).toEqual(["answered-already", "ok"]);
      const accepted = attempts[0].status === "fulfilled";
      expect(await rowOf(db, ticket)).toMatchObject({ assigneeId: accepted ? priya.id : tom.id });
      expect(await answersOf(ticket)).toBe(1);
    }
  });

  it("An answer while the ticket is resolved ends in one clear state, without a deadlock", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { ticket, id } = await offered(priya.id);
      const before = await version(ticket);
      const [accepting, resolving] = await Promise.allSettled([
        accept(leonie, id),
        resolveTicket(as(tom), { ticket, version: before }),
      ]);
      const [row, [offer]] = [await rowOf(db, ticket), await db.select().from(handovers).where(eq(handovers.id, id))];
      if (resolving.status === "fulfilled") {
        expect(codes([accepting])).toEqual(["answered-already"]);
        expect([row.status, row.assigneeId, offer!.state]).toEqual(["resolved", tom.id, "withdrawn"]);
      } else {
        // Accepted first: the resolver no longer sees the ticket, or has an old version.
        expect(codes([accepting])).toEqual(["ok"]);
        expect(["stale", "not_found"]).toContain(codes([resolving])[0]);
        expect([row.status, row.assigneeId, offer!.state]).toEqual(["open", priya.id, "taken"]);
      }
      expect(await answersOf(ticket)).toBe(1);
    }
  });

  it("Of accepting, withdrawing and assigning at once, one counts, and every workload is right", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { ticket, id } = await offered(priya.id);
      const before = await version(ticket);
      const attempts = await Promise.allSettled([
        accept(leonie, id),
        withdrawHandover(as(tom), { handover: id }),
        assignTicket(as(admin), { ticket, version: before, personId: admin.id }),
      ]);
      expect(codes(attempts).filter((code) => code === "ok")).toHaveLength(1);
      for (const code of codes(attempts)) expect(["ok", "answered-already", "stale", "not_found"]).toContain(code);
    }
    const three = [tom.id, priya.id, admin.id];
    const assigned = await db.$count(tickets, inArray(tickets.assigneeId, three));
    const loads = await Promise.all(three.map((id) => workloadOf(db, id)));
    expect(loads.reduce((a, b) => a + b)).toBe(assigned);
  });

  it("A queued ticket that a lead accepts while routing claims it gets one assignee", async () => {
    const theirs = (await createCategoryRow(db, billing)).slug;
    for (let round = 0; round < ROUNDS; round++) {
      const { id: ticket } = await openTestTicket(db, ida, { category: theirs });
      const offer = await offerTicket(as(tom), { ticket, version: 1, teamId: billing, personId: priya.id });
      const activeSeen = await workloadOf(db, leonie.id);
      const claim = { ticketId: ticket, ticketVersion: await version(ticket), personId: leonie.id, activeSeen };
      const [accepting, claiming] = await Promise.all([
        accept(leonie, offer.id).then(
          () => "ok",
          (error) => error.kind,
        ),
        claimTicket(as(admin), { ...claim, scoreboard: [], reason: { code: "away" }, attempts: 1 }),
      ]);
      const [row, [now]] = [
        await rowOf(db, ticket),
        await db.select().from(handovers).where(eq(handovers.id, offer.id)),
      ];
      const outcome = [accepting, claiming !== null, now!.state, row.assigneeId];
      expect([
        ["ok", false, "taken", priya.id],
        ["answered-already", true, "withdrawn", leonie.id],
      ]).toContainEqual(outcome);
      expect(await answersOf(ticket)).toBe(1);
    }
  });

  it("Changing the category and assigning at once never gives a ticket to another team's member without its lead", async () => {
    const theirs = (await createCategoryRow(db, billing)).slug;
    for (let round = 0; round < ROUNDS; round++) {
      const { id: ticket } = await openTestTicket(db, ida, { category });
      await assignTicket(as(tom), { ticket, version: 1, personId: tom.id });
      const before = await version(ticket);
      const attempts = await Promise.allSettled([
        editTicket(as(tom), { ticket, version: before, category: theirs }),
        ...[before, before + 1].map((at) => assignTicket(as(tom), { ticket, version: at, personId: priya.id })),
      ]);
      expect(codes(attempts)[0]).toBe("ok");
      for (const code of codes(attempts).slice(1)) expect(["needs-lead", "stale"]).toContain(code);
      expect((await rowOf(db, ticket)).assigneeId).toBe(tom.id);
    }
  });

  it("Many offers of one ticket at once create one", async () => {
    const { id: ticket } = await openTestTicket(db, ida, { category });
    const teams = await Promise.all(Array.from({ length: 6 }, () => createTeamRow(db)));
    const attempts = await Promise.allSettled(
      teams.map((teamId) => offerTicket(as(tom), { ticket, version: 1, teamId })),
    );
    expect(codes(attempts).filter((code) => code === "ok")).toHaveLength(1);
    expect(await db.$count(handovers, eq(handovers.ticketId, ticket))).toBe(1);
  });
});
