import { and, asc, eq } from "drizzle-orm";
import type { Inngest } from "inngest";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { deleteTeam } from "@/lib/catalogue/delete-team";
import { DAY_MS, HOUR_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { engineRuns, mails, outbox, people, teamMembers } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { answerHandover } from "@/lib/tickets/handovers/answer-handover";
import { offerTicket } from "@/lib/tickets/handovers/offer-ticket";
import { resolveTicket } from "@/lib/tickets/resolve-ticket";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { emptyEngine, type InProcessEngine, inProcessEngine } from "@/tests/support/engine";
import { setEnvironment } from "@/tests/support/settings";
import { createTeamRow, openTestTicket, rowOf } from "@/tests/support/workspace";
import { onHandoverAnswered, onHandoverOffered } from "./handovers";

type Someone = Awaited<ReturnType<typeof createPerson>>;

describe("an offer to another team, in whole durable runs", () => {
  let db: Db;
  let engine: InProcessEngine;
  let admin: Someone;
  let tom: Someone;
  let leonie: Someone;
  let billing: string;
  const own = (client: Inngest) => [onHandoverOffered(client), onHandoverAnswered(client)];

  beforeAll(async () => {
    db = await testDatabase();
    // Fakes only the date. It must never go back, because the database has timers too.
    vi.useFakeTimers({ toFake: ["Date"] });
  });
  beforeEach(async () => {
    await emptyEngine(db);
    await db.delete(outbox);
    await db.update(people).set({ deactivatedAt: new Date() });
    [admin, tom, leonie] = [
      await createPerson(db, "admin"),
      await createPerson(db, "moderator"),
      await createPerson(db, "moderator"),
    ];
    billing = await createTeamRow(db, [{ ...leonie, lead: true }]);
    engine = inProcessEngine(db, own, { app: true });
  });
  afterEach(() => engine.stop());
  afterAll(() => void vi.useRealTimers());

  it("An unanswered offer is mailed to the lead, with one reminder after 24 hours, and to every admin after 72", async () => {
    const { ticket } = await offered();
    expect(await recipientsOf(ticket)).toEqual(["lead"]);
    await later(DAY_MS - HOUR_MS);
    expect(await recipientsOf(ticket)).toEqual(["lead"]);
    await later(HOUR_MS);
    expect(await recipientsOf(ticket)).toEqual(["lead", "lead"]);
    await later(DAY_MS);
    expect(await recipientsOf(ticket)).toEqual(["lead", "lead"]);
    await later(DAY_MS);
    expect(await recipientsOf(ticket)).toEqual(["lead", "lead", "admin"]);
    expect(await runsOf("on-handover-offered")).toEqual(["completed"]);
    await later(30 * DAY_MS);
    expect(await recipientsOf(ticket)).toEqual(["lead", "lead", "admin"]);
  });

  it.each<[string, (given: Offered) => Promise<unknown>]>([
    ["declined", ({ id }) => act(leonie, (ctx) => answerHandover(ctx, { handover: id, answer: "decline" }))],
    ["taken", ({ id }) => act(leonie, (ctx) => answerHandover(ctx, { handover: id, answer: "take", toMe: true }))],
    [
      "ended with its ticket",
      async ({ ticket }) => {
        const { version } = await rowOf(db, ticket);
        await act(tom, (ctx) => resolveTicket(ctx, { ticket, version }));
      },
    ],
    ["ended with its team", () => act(admin, (ctx) => deleteTeam(ctx, { id: billing }))],
  ])("An offer that is %s ends the run at once, without reminders", async (_what, end) => {
    const given = await offered();
    await end(given);
    expect(await runsOf("on-handover-offered")).toEqual(["completed"]);
    await later(4 * DAY_MS);
    expect(await recipientsOf(given.ticket)).toEqual(["lead"]);
  });

  it("The admins are reminded once each if the team has lost its lead", async () => {
    const { ticket } = await offered();
    await db.delete(teamMembers).where(eq(teamMembers.teamId, billing));
    await later(DAY_MS);
    await later(DAY_MS);
    await later(DAY_MS);
    expect(await recipientsOf(ticket)).toEqual(["lead", "admin"]);
  });

  it("A reminder goes to the team's lead at that time", async () => {
    const { ticket } = await offered();
    const delegate = await createPerson(db, "moderator");
    await db.update(teamMembers).set({ personId: delegate.id }).where(eq(teamMembers.teamId, billing));
    await later(DAY_MS);
    expect(await recipientsOf(ticket)).toEqual(["lead", delegate.id]);
  });

  it("An engine that dies while an offer waits continues without repeating mails", async () => {
    const { ticket } = await offered();
    engine.kill();
    engine = inProcessEngine(db, own, { app: true });
    await engine.idle();
    await later(3 * DAY_MS);
    expect(await recipientsOf(ticket)).toEqual(["lead", "lead", "admin"]);
  });

  it("Two runs for one offer send one reminder and one mail to each admin", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    vi.spyOn(console, "error").mockImplementation(() => {});
    const { ticket, id } = await offered();
    await engine.send({ name: "ticket/handover.offered", data: { ticketId: ticket, handoverId: id }, id: newId() });
    await engine.idle();
    expect(await recipientsOf(ticket)).toEqual(["lead", "lead"]);
    await later(DAY_MS);
    await later(2 * DAY_MS);
    // A run that found a mail claimed by the other run checks again within a day.
    await later(DAY_MS);
    await later(DAY_MS);
    expect(await recipientsOf(ticket)).toEqual(["lead", "lead", "lead", "admin"]);
    expect(await runsOf("on-handover-offered")).toEqual(["completed", "completed"]);
    vi.restoreAllMocks();
  });

  it("An offer with a failed first mail is still reminded and escalated", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    vi.spyOn(console, "error").mockImplementation(() => {});
    // No server listens on this port.
    setEnvironment({ SMTP_URL: "smtp://127.0.0.1:1" });
    const { ticket } = await offered();
    expect(await recipientsOf(ticket)).toEqual([]);
    setEnvironment({ SMTP_URL: undefined });
    vi.restoreAllMocks();
    await later(3 * DAY_MS);
    expect(await recipientsOf(ticket)).toEqual(["lead", "admin"]);
  });

  interface Offered {
    ticket: string;
    id: string;
  }

  async function offered(): Promise<Offered> {
    const { id: ticket } = await openTestTicket(db, await createPerson(db));
    let id = "";
    await act(tom, async (ctx) => {
      id = (await offerTicket(ctx, { ticket, version: 1, teamId: billing })).id;
    });
    return { ticket, id };
  }

  async function act(person: Someone, work: (ctx: ReturnType<typeof testContext>) => Promise<unknown>) {
    const ctx = testContext(db, person);
    await work(ctx);
    await ctx.settle();
    await engine.idle();
  }

  async function later(ms: number) {
    vi.setSystemTime(Date.now() + ms);
    await engine.idle();
  }

  /** The recipients of mails about the offer, in order. */
  async function recipientsOf(ticket: string): Promise<string[]> {
    const rows = await db
      .select({ to: mails.recipientId })
      .from(mails)
      .where(and(eq(mails.ticketId, ticket), eq(mails.kind, "handover-offer"), eq(mails.state, "sent")))
      .orderBy(asc(mails.createdAt), asc(mails.id));
    return rows.map(({ to }) => ({ [leonie.id]: "lead", [admin.id]: "admin" })[to!] ?? to!);
  }

  async function runsOf(name: string): Promise<string[]> {
    const rows = await db
      .select({ state: engineRuns.state })
      .from(engineRuns)
      .where(eq(engineRuns.functionId, `signalbox-${name}`));
    return rows.map((row) => row.state);
  }
});
