import { and, desc, eq } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { functions } from "@/inngest/functions";
import { VISITOR } from "@/lib/auth/actor";
import type { RuleActions, RuleConditions } from "@/lib/automation-rules/input";
import { seedStarter } from "@/lib/catalogue/seed-starter";
import type { Db } from "@/lib/db/client";
import { assignments, events, mails, outbox, people, routingRules, tickets, triageResults } from "@/lib/db/schema";
import type { MailKind } from "@/lib/domain/mail";
import { sweepOutbox } from "@/lib/events/send-outbox";
import { signUp } from "@/lib/people/sign-up";
import { assignTicket } from "@/lib/tickets/assign-ticket";
import { cancelTicket } from "@/lib/tickets/cancel-ticket";
import { editTicket } from "@/lib/tickets/edit-ticket";
import { answerHandover } from "@/lib/tickets/handovers/answer-handover";
import { offerTicket } from "@/lib/tickets/handovers/offer-ticket";
import { openTicket } from "@/lib/tickets/open-ticket";
import { getTicket } from "@/lib/tickets/queries";
import { unassignTicket } from "@/lib/tickets/unassign-ticket";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { emptyEngine, type InProcessEngine, inProcessEngine, runsOf } from "@/tests/support/engine";
import { createTeamRow } from "@/tests/support/workspace";

const REFUND = "I was charged twice for my subscription in November and need a refund of the second invoice.";

describe("the life of a ticket, in whole durable runs", () => {
  let db: Db;
  let engine: InProcessEngine;

  beforeAll(async () => {
    db = await testDatabase();
    await seedStarter(testContext(db));
  });

  beforeEach(async () => {
    await emptyEngine(db);
    await db.delete(outbox);
    await db.delete(routingRules);
    // People and tickets of earlier tests must not take part.
    await db.update(people).set({ deactivatedAt: new Date(), activeTickets: 0 });
    await db.update(tickets).set({ status: "cancelled" });
    engine = inProcessEngine(db, functions, { app: true });
  });

  afterEach(() => engine.stop());

  it("A new ticket is triaged and assigned, and both sides are notified once [S4.6] [S4.17] [S4.21] [S4.22] [S4.23] [S3.33] [S0.29]", async () => {
    const owner = await createPerson(db, "moderator", { name: "Ines" });
    const ticket = await open(REFUND);
    await engine.idle();

    const row = await reload(ticket.id);
    expect(row).toMatchObject({ triage: "done", priority: "high", assigneeId: owner.id, status: "open" });
    expect(row.provenance.category?.source).toBe("rules");
    expect(row.helpfulNotes.length).toBeGreaterThan(0);
    expect(await mailsOf(ticket.id)).toEqual(["assignee-notice sent", "requester-confirmation sent"]);
    expect(await typesOf(ticket.id)).toEqual(["ticket/created", "ticket/triaged", "ticket/assigned"]);
    expect(await runsOf(db, "on-ticket-created")).toEqual(["completed"]);
  });

  it("The pipeline works without a model key and without a mail provider [S1.21]", async () => {
    await createPerson(db, "moderator");
    const ticket = await open("Our VPN drops every ten minutes since the update.");
    await engine.idle();
    const [triageResult] = await db
      .select({ provider: triageResults.provider })
      .from(triageResults)
      .where(eq(triageResults.ticketId, ticket.id));
    expect(triageResult?.provider).toBe("builtin");
    const transports = await db.select({ transport: mails.transport }).from(mails).where(eq(mails.ticketId, ticket.id));
    expect(transports).toEqual([{ transport: "file" }, { transport: "file" }]);
  });

  it("An event sent ten times runs the pipeline once", async () => {
    await createPerson(db, "moderator");
    const ticket = await open(REFUND);
    const [row] = await db.select({ id: outbox.id, name: outbox.name, data: outbox.data }).from(outbox);
    await Promise.all(Array.from({ length: 10 }, () => engine.send(row!)));
    await engine.idle();
    expect(await runsOf(db, "on-ticket-created")).toEqual(["completed"]);
    expect(await db.$count(assignments, eq(assignments.ticketId, ticket.id))).toBe(1);
  });

  it("Values set by a person during triage stay, and triage sets the others", async () => {
    await createPerson(db, "moderator");
    const admin = await createPerson(db, "admin");
    await engine.stop();
    engine = inProcessEngine(db, functions, {
      app: true,
      // The first call of the run does the triage; the person edits before its result arrives.
      between: (handler) => async (input, init) => {
        const { version, provenance } = await reload(current);
        if (!provenance.category)
          await editTicket(testContext(db, admin), { ticket: current, version, category: "fraud", priority: "low" });
        return handler(input, init);
      },
    });
    let current = "";
    const ticket = await open(REFUND, (id) => {
      current = id;
    });
    await engine.idle();
    const row = await reload(ticket.id);
    expect(row).toMatchObject({ priority: "low", triage: "done" });
    expect(row.provenance.category?.source).toBe("person");
    expect(row.skills).toContain("refunds");
  });

  it("An automation rule runs between triage and routing, and its assignee gets the ticket", async () => {
    const wanted = await createPerson(db, "moderator", { name: "Nia", activeTickets: 5 });
    await createPerson(db, "moderator", { name: "Ines" });
    await rule({ words: ["refund"] }, { priority: "critical", assigneeId: wanted.id });
    const ticket = await open(REFUND);
    await engine.idle();
    expect(await reload(ticket.id)).toMatchObject({ priority: "critical", assigneeId: wanted.id });
    const [given] = await db.select().from(assignments).where(eq(assignments.ticketId, ticket.id));
    expect(given).toMatchObject({ source: "rules", reason: { code: "automation-rule", rule: "Refunds" } });
    expect(await typesOf(ticket.id)).toEqual([
      "ticket/created",
      "ticket/triaged",
      "ticket/rules.applied",
      "ticket/assigned",
    ]);
  });

  it("A ticket cancelled before triage gets no assignee and no mail", async () => {
    await createPerson(db, "moderator");
    const requester = await createPerson(db, "user");
    const ctx = testContext(db, requester);
    const ticket = await openTicket(ctx, { description: REFUND, channel: "api" });
    await cancelTicket(testContext(db, requester), { ticket: ticket.id, version: ticket.version });
    await ctx.settle();
    await engine.idle();
    expect(await reload(ticket.id)).toMatchObject({ status: "cancelled", assigneeId: null });
    expect(await mailsOf(ticket.id)).toEqual([]);
    expect(await runsOf(db, "on-ticket-created")).toEqual(["completed"]);
  });

  it("A ticket without a possible assignee waits, alerts the admins, and goes to the next free agent [S4.5]", async () => {
    const admin = await createPerson(db, "admin", { capacity: 0 });
    const ticket = await open(REFUND);
    await engine.idle();
    expect(await reload(ticket.id)).toMatchObject({ assigneeId: null, triage: "done" });
    expect(await mailsOf(ticket.id)).toEqual(["admin-alert sent", "requester-confirmation sent"]);

    const owner = await createPerson(db, "moderator");
    await engine.send({ name: "person/availability.changed", data: { personId: owner.id } });
    await engine.idle();
    expect((await reload(ticket.id)).assigneeId).toBe(owner.id);
    expect(admin.id).not.toBe(owner.id);
  });

  it("The tickets of a deactivated assignee go to another agent", async () => {
    const first = await createPerson(db, "moderator");
    const ticket = await open(REFUND);
    await engine.idle();
    const second = await createPerson(db, "moderator");
    await db.update(people).set({ deactivatedAt: new Date() }).where(eq(people.id, first.id));
    await engine.send({ name: "person/deactivated", data: { personId: first.id } });
    await engine.idle();
    // The job's events are still in the outbox.
    await sweepOutbox(testContext(db));
    await engine.idle();
    expect((await reload(ticket.id)).assigneeId).toBe(second.id);
  });

  it("A ticket assigned by a person notifies the new assignee, unless they took it themselves", async () => {
    const first = await createPerson(db, "moderator");
    const ticket = await open(REFUND);
    await engine.idle();
    const second = await createPerson(db, "admin");
    await act(first, async (ctx) => {
      const { version } = await reload(ticket.id);
      await assignTicket(ctx, { ticket: ticket.id, version, personId: second.id });
    });
    await engine.idle();
    expect(await recipientsOf(ticket.id, "assignee-notice")).toEqual([first.id, second.id].sort());
    const third = await createPerson(db, "admin");
    await act(third, async (ctx) => {
      const { version } = await reload(ticket.id);
      await assignTicket(ctx, { ticket: ticket.id, version, personId: third.id });
    });
    await engine.idle();
    expect(await recipientsOf(ticket.id, "assignee-notice")).toEqual([first.id, second.id].sort());
  });

  it("An offer to another team is mailed to its lead; accepting it assigns the ticket there and notifies the sender", async () => {
    const giver = await createPerson(db, "moderator");
    const ticket = await open(REFUND);
    await engine.idle();
    const lead = await createPerson(db, "moderator");
    const teamId = await createTeamRow(db, [{ ...lead, lead: true }]);
    await act(giver, async (ctx) => {
      const { version } = await reload(ticket.id);
      await offerTicket(ctx, { ticket: ticket.id, version, teamId });
    });
    await engine.idle();
    expect(await recipientsOf(ticket.id, "handover-offer")).toEqual([lead.id]);
    expect((await reload(ticket.id)).assigneeId).toBe(giver.id);
    await act(lead, async (ctx) => {
      const { handovers } = await getTicket(ctx, ticket.id);
      await answerHandover(ctx, { handover: handovers![0]!.id, answer: "take", toMe: false });
    });
    await engine.idle();
    expect(await reload(ticket.id)).toMatchObject({ teamId, assigneeId: lead.id });
    expect(await recipientsOf(ticket.id, "handover-answer")).toEqual([giver.id]);
  });

  it("A ticket returned to the queue is routed again", async () => {
    const owner = await createPerson(db, "moderator");
    const ticket = await open(REFUND);
    await engine.idle();
    await act(owner, async (ctx) => {
      const { version } = await reload(ticket.id);
      await unassignTicket(ctx, { ticket: ticket.id, version });
    });
    await engine.idle();
    expect((await reload(ticket.id)).assigneeId).toBe(owner.id);
    expect(await typesOf(ticket.id)).toContain("ticket/unassigned");
  });

  it("A pipeline that fails for good applies the rules, leaves the ticket for review, and says why", async () => {
    const owner = await createPerson(db, "moderator");
    await rule({ words: ["refund"] }, { priority: "critical" });
    await engine.stop();
    engine = inProcessEngine(db, functions, {
      app: true,
      between: (handler) => async (input, init) => {
        const failing = new URL(String(input)).searchParams.get("fnId") === "signalbox-on-ticket-created";
        return failing
          ? new Response("{}", { status: 500, headers: { "x-inngest-sdk": "test", "x-inngest-no-retry": "true" } })
          : handler(input, init);
      },
    });
    const ticket = await open(REFUND);
    await engine.idle();
    expect(await reload(ticket.id)).toMatchObject({
      triage: "fallback",
      priority: "critical",
      assigneeId: owner.id,
    });
    const [last] = await db
      .select({ after: events.after })
      .from(events)
      .where(and(eq(events.ticketId, ticket.id), eq(events.type, "ticket/left.for.review")))
      .orderBy(desc(events.id));
    expect(last?.after).toEqual({ reason: { code: "pipeline-failed" } });
    expect(await runsOf(db, "on-ticket-created")).toEqual(["failed"]);
  });

  it("The sweep sends an event that a process left unsent after its commit", async () => {
    await createPerson(db, "moderator");
    const requester = await createPerson(db, "user");
    const lost = testContext(db, requester);
    const ticket = await openTicket(lost, { description: REFUND, channel: "api" });
    await engine.idle();
    expect((await reload(ticket.id)).triage).toBe("pending");
    await db.update(outbox).set({ leasedUntil: null });
    await sweepOutbox(testContext(db));
    await engine.idle();
    expect((await reload(ticket.id)).triage).toBe("done");
  });

  it("A sign-up gets one welcome mail [S4.20]", async () => {
    const ctx = testContext(db, VISITOR);
    const { user } = await signUp(ctx, {
      name: "Ana",
      email: "ana@example.test",
      password: "a long enough one",
      address: "192.0.2.7",
    });
    await ctx.settle();
    await engine.idle();
    const rows = await db
      .select({ kind: mails.kind, state: mails.state })
      .from(mails)
      .where(eq(mails.recipientId, user.id));
    expect(rows).toEqual([{ kind: "welcome", state: "sent" }]);
    expect(await runsOf(db, "on-user-signup")).toEqual(["completed"]);
  });

  async function open(description: string, seen: (id: string) => void = () => {}) {
    const ctx = testContext(db, await createPerson(db, "user"));
    const ticket = await openTicket(ctx, { description, channel: "api" });
    seen(ticket.id);
    await ctx.settle();
    return ticket;
  }

  async function act(
    person: Awaited<ReturnType<typeof createPerson>>,
    work: (ctx: ReturnType<typeof testContext>) => Promise<void>,
  ) {
    const ctx = testContext(db, person);
    await work(ctx);
    await ctx.settle();
  }

  async function reload(id: string) {
    const [row] = await db.select().from(tickets).where(eq(tickets.id, id));
    return row!;
  }

  async function mailsOf(ticketId: string): Promise<string[]> {
    const rows = await db
      .select({ kind: mails.kind, state: mails.state })
      .from(mails)
      .where(eq(mails.ticketId, ticketId));
    return rows.map((row) => `${row.kind} ${row.state}`).sort();
  }

  async function recipientsOf(ticketId: string, kind: MailKind): Promise<string[]> {
    const rows = await db
      .select({ id: mails.recipientId })
      .from(mails)
      .where(and(eq(mails.ticketId, ticketId), eq(mails.kind, kind)));
    return rows.map((row) => row.id).sort();
  }

  async function rule(conditions: RuleConditions, actions: RuleActions): Promise<void> {
    await db.insert(routingRules).values({ name: "Refunds", position: 1, conditions, actions });
  }

  async function typesOf(ticketId: string): Promise<string[]> {
    const rows = await db
      .select({ type: events.type })
      .from(events)
      .where(eq(events.ticketId, ticketId))
      .orderBy(events.id);
    return rows.map((row) => row.type);
  }
});
