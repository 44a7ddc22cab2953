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
import { createCategoryRow, createTeamRow, loadOf, openTestTicket, rowOf } from "@/tests/support/workspace";
import { createPerson, testContext } from "../support/database";
import { DRIVERS, realDatabase } from "./drivers";

/** How often each race is run: enough that both orders occur. */
const ROUNDS = 12;

describe.each(DRIVERS)("offers to another team, on a real Postgres through %s", (driver) => {
  const holder = realDatabase(driver);
  let db: Db;
  let ida: PersonActor;
  let admin: PersonActor;
  let tom: PersonActor;
  let leonie: PersonActor;
  let priya: PersonActor;
  let category: string;
  let billing: string;

  beforeAll(() => {
    db = holder.current.db;
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
  const take = (by: PersonActor, handover: string) => answerHandover(as(by), { handover, answer: "take", toMe: false });
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

  it("of two answers in the same instant one holds, and the other is told so", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { ticket, id } = await offered(priya.id);
      const decline = answerHandover(as(admin), { handover: id, answer: "decline" });
      const attempts = await Promise.allSettled([take(leonie, id), decline]);
      expect(codes(attempts).sort()).toEqual(["answered-already", "ok"]);
      const taken = attempts[0].status === "fulfilled";
      expect(await rowOf(db, ticket)).toMatchObject({ assigneeId: taken ? priya.id : tom.id });
      expect(await answersOf(ticket)).toBe(1);
    }
  });

  it("an answer while the ticket is resolved ends in one clear state, and nobody waits in a ring", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { ticket, id } = await offered(priya.id);
      const seen = await version(ticket);
      const [taking, resolving] = await Promise.allSettled([
        take(leonie, id),
        resolveTicket(as(tom), { ticket, version: seen }),
      ]);
      const [row, [offer]] = [await rowOf(db, ticket), await db.select().from(handovers).where(eq(handovers.id, id))];
      if (resolving.status === "fulfilled") {
        expect(codes([taking])).toEqual(["answered-already"]);
        expect([row.status, row.assigneeId, offer!.state]).toEqual(["resolved", tom.id, "withdrawn"]);
      } else {
        // Taken first: it is out of the resolver's sight, or of another version than they saw.
        expect(codes([taking])).toEqual(["ok"]);
        expect(["stale", "not_found"]).toContain(codes([resolving])[0]);
        expect([row.status, row.assigneeId, offer!.state]).toEqual(["open", priya.id, "taken"]);
      }
      expect(await answersOf(ticket)).toBe(1);
    }
  });

  it("taking, taking back and handing on at once: one of them holds, and every load is counted right", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { ticket, id } = await offered(priya.id);
      const seen = await version(ticket);
      const attempts = await Promise.allSettled([
        take(leonie, id),
        withdrawHandover(as(tom), { handover: id }),
        assignTicket(as(admin), { ticket, version: seen, personId: admin.id }),
      ]);
      expect(codes(attempts).filter((code) => code === "ok")).toHaveLength(1);
      for (const code of codes(attempts)) expect(["ok", "answered-already", "stale", "not_found"]).toContain(code);
    }
    const three = [tom.id, priya.id, admin.id];
    const owned = await db.$count(tickets, inArray(tickets.assigneeId, three));
    const loads = await Promise.all(three.map((id) => loadOf(db, id)));
    expect(loads.reduce((a, b) => a + b)).toBe(owned);
  });

  it("what waits in a team's queue and is offered to it: the lead's yes and routing's claim give it one owner", async () => {
    const theirs = (await createCategoryRow(db, billing)).slug;
    for (let round = 0; round < ROUNDS; round++) {
      const { id: ticket } = await openTestTicket(db, ida, { category: theirs });
      const offer = await offerTicket(as(tom), { ticket, version: 1, teamId: billing, personId: priya.id });
      const activeSeen = await loadOf(db, leonie.id);
      const claim = { ticketId: ticket, ticketVersion: await version(ticket), personId: leonie.id, activeSeen };
      const [taking, claiming] = await Promise.all([
        take(leonie, offer.id).then(
          () => "ok",
          (error) => error.kind,
        ),
        claimTicket(as(admin), { ...claim, scoreboard: [], reason: { code: "away" }, attempts: 1 }),
      ]);
      const [row, [now]] = [
        await rowOf(db, ticket),
        await db.select().from(handovers).where(eq(handovers.id, offer.id)),
      ];
      const seen = [taking, claiming !== null, now!.state, row.assigneeId];
      expect([
        ["ok", false, "taken", priya.id],
        ["answered-already", true, "withdrawn", leonie.id],
      ]).toContainEqual(seen);
      expect(await answersOf(ticket)).toBe(1);
    }
  });

  it("sorting to the team and giving to its member at once: never straight onto their table", async () => {
    const theirs = (await createCategoryRow(db, billing)).slug;
    for (let round = 0; round < ROUNDS; round++) {
      const { id: ticket } = await openTestTicket(db, ida, { category });
      await assignTicket(as(tom), { ticket, version: 1, personId: tom.id });
      const seen = await version(ticket);
      const attempts = await Promise.allSettled([
        editTicket(as(tom), { ticket, version: seen, category: theirs }),
        ...[seen, seen + 1].map((at) => assignTicket(as(tom), { ticket, version: at, personId: priya.id })),
      ]);
      expect(codes(attempts)[0]).toBe("ok");
      for (const code of codes(attempts).slice(1)) expect(["needs-lead", "stale"]).toContain(code);
      expect((await rowOf(db, ticket)).assigneeId).toBe(tom.id);
    }
  });

  it("many offers of one ticket at once make one", async () => {
    const { id: ticket } = await openTestTicket(db, ida, { category });
    const teams = await Promise.all(Array.from({ length: 6 }, () => createTeamRow(db)));
    const attempts = await Promise.allSettled(
      teams.map((teamId) => offerTicket(as(tom), { ticket, version: 1, teamId })),
    );
    expect(codes(attempts).filter((code) => code === "ok")).toHaveLength(1);
    expect(await db.$count(handovers, eq(handovers.ticketId, ticket))).toBe(1);
  });
});
