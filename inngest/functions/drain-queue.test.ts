import { and, eq, inArray } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectEmbedded } from "@/inngest/client";
import { functions } from "@/inngest/functions";
import type { PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { events, mails, outbox, people, routingWaits, tickets } from "@/lib/db/schema";
import type { Priority } from "@/lib/domain/ticket";
import type { Env } from "@/lib/env";
import { invitePerson } from "@/lib/people/invite-person";
import { updatePerson } from "@/lib/people/update-person";
import { assignTicket } from "@/lib/tickets/assign-ticket";
import { resolveTicket } from "@/lib/tickets/resolve-ticket";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { emptyEngine, type InProcessEngine, inProcessEngine, runsOf, testGate } from "@/tests/support/engine";
import { readMailFiles, setSettings } from "@/tests/support/mails";
import { createTeamRow, historyRows, openTestTicket, rowOf } from "@/tests/support/workspace";

/** Sixty tickets take sixty runs. */
const MANY_RUNS_MS = 120_000;

describe("the queue, in whole durable runs", () => {
  let db: Db;
  let engine: InProcessEngine;
  let settings: Env;
  let ida: PersonActor;
  let admin: PersonActor;

  beforeAll(async () => {
    db = await testDatabase();
    ida = await createPerson(db);
  });

  beforeEach(async () => {
    settings = setSettings();
    await emptyEngine(db);
    await db.delete(outbox);
    await db.delete(mails);
    // People and tickets of earlier tests must not take part.
    await db.update(people).set({ deactivatedAt: new Date(), activeTickets: 0 });
    await db.update(tickets).set({ status: "cancelled" });
    admin = await createPerson(db, "admin", { capacity: 0 });
    engine = inProcessEngine(db, functions, { app: true });
  });

  afterEach(() => engine.stop());

  it("A full agent who resolves a ticket gets the most urgent waiting one at once", async () => {
    const owner = await createPerson(db, "moderator", { capacity: 1 });
    const [theirs] = await assigned(owner, 1);
    const [low, critical] = [await waiting("low"), await waiting("critical")];
    await act(owner, (ctx) => resolveTicket(ctx, { ticket: theirs!, version: 2 }));
    expect([await assigneeOf(critical), await assigneeOf(low)]).toEqual([owner.id, null]);
    expect(await mailsTo(owner, "assignee-notice")).toHaveLength(1);
  });

  it("Waiting tickets go at once to an agent who is invited, joins the team, gets capacity, or is reactivated", async () => {
    const teamId = await createTeamRow(db);
    const [first, second, third] = [await waiting(), await waiting(), await waiting()];
    await db
      .update(tickets)
      .set({ teamId })
      .where(inArray(tickets.id, [first, second, third]));
    const email = `new-${ida.id}@example.test`;
    const input = { name: "New", email, role: "moderator" as const, capacity: 1, skills: [], teams: [teamId] };
    let invited = "";
    await act(admin, async (ctx) => {
      invited = (await invitePerson(ctx, input)).id;
    });
    expect(await assigneeOf(first)).toBe(invited);
    await act(admin, (ctx) => updatePerson(ctx, { id: invited, capacity: 2 }));
    expect(await assigneeOf(second)).toBe(invited);
    const back = await createPerson(db, "moderator", { deactivatedAt: new Date() });
    await act(admin, (ctx) => updatePerson(ctx, { id: back.id, deactivated: false, teams: [teamId] }));
    expect(await assigneeOf(third)).toBe(back.id);
  });

  it(
    "A queue longer than one batch is assigned completely, and each assignee is notified of each ticket once",
    async () => {
      const ids = await Promise.all(Array.from({ length: 60 }, () => waiting()));
      const two = [
        await createPerson(db, "moderator", { capacity: 30 }),
        await createPerson(db, "moderator", { capacity: 30 }),
      ];
      await publish(two[0]!);
      expect((await Promise.all(two.map(openTicketsOf))).sort()).toEqual([30, 30]);
      expect(await db.$count(mails, and(inArray(mails.ticketId, ids), eq(mails.kind, "assignee-notice")))).toBe(60);
    },
    MANY_RUNS_MS,
  );

  it(
    "The tickets of a deactivated agent go evenly to the others, with one mail for each receiver [S1.3, S1.8]",
    async () => {
      const ines = await createPerson(db, "moderator", { name: "Ines Kovač", capacity: 200 });
      const ids = await assigned(ines, 60);
      const four = await Promise.all([1, 2, 3, 4].map(() => createPerson(db, "moderator", { capacity: 50 })));
      await act(admin, (ctx) => updatePerson(ctx, { id: ines.id, deactivated: true }));
      expect(await Promise.all(four.map(openTicketsOf))).toEqual([15, 15, 15, 15]);
      for (const receiver of four) {
        expect(await mailsTo(receiver, "assignee-digest")).toEqual([
          "15 tickets from Ines Kovač are now assigned to you",
        ]);
        expect(await mailsTo(receiver, "assignee-notice")).toEqual([]);
      }
      expect(await readMailFiles(settings)).toHaveLength(4);
      const types = (await historyRows(db, ids[0]!)).slice(-2);
      expect(types.map(({ type, after }) => [type, after?.reason])).toMatchObject([
        ["ticket/unassigned", { code: "left" }],
        ["ticket/assigned", expect.objectContaining({ code: "best-match" })],
      ]);
      // No ticket started its own routing run.
      expect(await runsOf(db, "route-unassigned")).toEqual([]);
    },
    MANY_RUNS_MS,
  );

  it("The tickets of an absent agent fill the delegate's capacity first, then go to the queue, and the delegation ends", async () => {
    const ines = await createPerson(db, "moderator", { name: "Ines Kovač" });
    const ids = await assigned(ines, 5);
    const [delegate, other] = [
      await createPerson(db, "moderator", { capacity: 3 }),
      await createPerson(db, "moderator"),
    ];
    await db.update(people).set({ availability: "away", handsTo: delegate.id }).where(eq(people.id, ines.id));
    await publish(ines);
    expect([await openTicketsOf(delegate), await openTicketsOf(other), await openTicketsOf(ines)]).toEqual([3, 2, 0]);
    expect(await mailsTo(delegate, "assignee-digest")).toEqual(["3 tickets from Ines Kovač are now assigned to you"]);
    expect(await mailsTo(other, "assignee-digest")).toEqual(["2 tickets from Ines Kovač are now assigned to you"]);
    const [row] = await db.select({ handsTo: people.handsTo }).from(people).where(eq(people.id, ines.id));
    expect(row).toEqual({ handsTo: null });
    expect(new Set(await Promise.all(ids.map(assigneeOf)))).toEqual(new Set([delegate.id, other.id]));
  });

  it("Tickets that nobody can take wait with a scoreboard, alert the admins once, and go to the next free agent", async () => {
    const ines = await createPerson(db, "moderator", { name: "Ines Kovač" });
    const ids = await assigned(ines, 3);
    await act(admin, (ctx) => updatePerson(ctx, { id: ines.id, deactivated: true }));
    expect(await Promise.all(ids.map(assigneeOf))).toEqual([null, null, null]);
    expect(await db.$count(routingWaits, inArray(routingWaits.ticketId, ids))).toBe(3);
    expect(await mailsTo(admin, "admin-alert")).toHaveLength(1);
    const [alert] = await readMailFiles(settings);
    expect(alert!.email.text).toContain("The only person who works on tickets is at capacity.");
    const next = await createPerson(db, "moderator");
    await publish(next);
    expect(await Promise.all(ids.map(assigneeOf))).toEqual([next.id, next.id, next.id]);
    expect(await mailsTo(next, "assignee-notice")).toHaveLength(3);
    expect(await mailsTo(next, "assignee-digest")).toEqual([]);
  });

  it.each(["list-stranded", "hand-on-1", "list-waiting", "assign-1", "settle", "write-digests"])(
    "A crash right after the step %s moves each ticket once and mails each receiver once [S1.8]",
    async (fatal) => {
      const ines = await createPerson(db, "moderator", { name: "Ines Kovač" });
      const ids = await assigned(ines, 4);
      const two = [await createPerson(db, "moderator"), await createPerson(db, "moderator")];
      await db.update(people).set({ deactivatedAt: new Date() }).where(eq(people.id, ines.id));
      const dying = testGate();
      let lostCall: string | undefined;
      // Late reports of the dead process must be lost.
      const door: typeof fetch = async (input, init) => {
        const body = String(init?.body);
        if (!lostCall && body.includes(`"name":"${fatal}"`)) {
          lostCall = JSON.parse(body).qi_id as string;
          engine.kill();
          dying.open();
        }
        return lostCall && body.includes(lostCall)
          ? new Response("{}", { status: 503 })
          : engine.engine.fetch(input, init);
      };
      connectEmbedded(door);
      await engine.send({ name: "person/deactivated", data: { personId: ines.id } });
      await dying.pass();
      const dead = engine;
      engine = inProcessEngine(db, functions, { app: true });
      connectEmbedded(door);
      await engine.idle();
      await dead.stop();
      expect(await Promise.all(two.map(openTicketsOf))).toEqual([2, 2]);
      for (const receiver of two) {
        expect(await mailsTo(receiver, "assignee-digest")).toEqual([
          "2 tickets from Ines Kovač are now assigned to you",
        ]);
        expect(await mailsTo(receiver, "assignee-notice")).toEqual([]);
      }
      expect(await readMailFiles(settings)).toHaveLength(2);
      const moves = and(inArray(events.ticketId, ids), eq(events.type, "ticket/unassigned"));
      expect(await db.$count(events, moves)).toBe(4);
      // The cron may have started another run, which found nothing to do.
      expect(new Set(await runsOf(db, "drain-queue"))).toEqual(new Set(["completed"]));
    },
  );

  /** A triaged ticket without an assignee. */
  async function waiting(priority: Priority = "medium"): Promise<string> {
    const { id } = await openTestTicket(db, ida);
    await db.update(tickets).set({ triage: "done", priority }).where(eq(tickets.id, id));
    return id;
  }

  /** Assigns this many tickets to the person. */
  async function assigned(person: PersonActor, count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let n = 0; n < count; n++) {
      const id = await waiting();
      await assignTicket(testContext(db, admin), { ticket: id, version: 1, personId: person.id });
      ids.push(id);
    }
    await db.delete(outbox);
    return ids;
  }

  async function act(person: PersonActor, work: (ctx: ReturnType<typeof testContext>) => Promise<unknown>) {
    const ctx = testContext(db, person);
    await work(ctx);
    await ctx.settle();
    await engine.idle();
  }

  async function publish({ id }: PersonActor): Promise<void> {
    await engine.send({ name: "person/availability.changed", data: { personId: id } });
    await engine.idle();
  }

  async function assigneeOf(ticketId: string): Promise<string | null> {
    return (await rowOf(db, ticketId)).assigneeId;
  }

  /** Counts the tickets themselves, and checks the stored counter. */
  async function openTicketsOf({ id }: PersonActor): Promise<number> {
    const owned = await db.$count(tickets, and(eq(tickets.assigneeId, id), eq(tickets.status, "open")));
    const [person] = await db.select({ n: people.activeTickets }).from(people).where(eq(people.id, id));
    expect(person!.n).toBe(owned);
    return owned;
  }

  async function mailsTo({ id }: PersonActor, kind: "assignee-notice" | "assignee-digest" | "admin-alert") {
    const rows = await db
      .select({ subject: mails.subject, state: mails.state })
      .from(mails)
      .where(and(eq(mails.recipientId, id), eq(mails.kind, kind)));
    expect(rows.filter((row) => row.state !== "sent")).toEqual([]);
    return rows.map((row) => row.subject);
  }
});
