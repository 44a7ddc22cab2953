import { and, eq } from "drizzle-orm";
import type { Inngest } from "inngest";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { functions } from "@/inngest/functions";
import { onApprovalDecided } from "@/inngest/functions/on-approval-decided";
import { onTicketCreated } from "@/inngest/functions/on-ticket-created";
import { seedStarter } from "@/lib/catalogue/seed-starter";
import { updateCategory } from "@/lib/catalogue/update-category";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { categories, chainSteps, mails, outbox, people, tickets } from "@/lib/db/schema";
import { sweepOutbox } from "@/lib/events/send-outbox";
import { sweepMails } from "@/lib/mail/sweep-mails";
import { deletePerson } from "@/lib/people/delete-person";
import { updatePerson } from "@/lib/people/update-person";
import { consume } from "@/lib/rate-limits/consume";
import { approvalMails } from "@/lib/rate-limits/limits";
import { decideApproval } from "@/lib/tickets/approvals/decide-approval";
import { delegateApproval } from "@/lib/tickets/approvals/delegate-approval";
import { listApprovals } from "@/lib/tickets/approvals/queries";
import { cancelTicket } from "@/lib/tickets/cancel-ticket";
import { openTicket } from "@/lib/tickets/open-ticket";
import { resolveTicket } from "@/lib/tickets/resolve-ticket";
import { decideByLink, newAddress, requestOf, requestStates, requestsOf, visitor } from "@/tests/support/approvals";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { emptyEngine, type InProcessEngine, inProcessEngine, runsOf } from "@/tests/support/engine";
import { setEnvironment } from "@/tests/support/settings";
import { rowOf } from "@/tests/support/workspace";
import { notifyApprovers } from "./notify-approvers";

const REFUND = "I was charged twice for my subscription in November and need a refund of the second invoice.";

describe("a ticket that needs a yes, in whole durable runs", () => {
  let db: Db;
  let engine: InProcessEngine;
  let admin: Awaited<ReturnType<typeof createPerson>>;

  beforeAll(async () => {
    db = await testDatabase();
    // Fakes only the date, not timers. It must never go back, because the database has timers too.
    vi.useFakeTimers({ toFake: ["Date"] });
    await seedStarter(testContext(db));
  });

  beforeEach(async () => {
    await emptyEngine(db);
    await db.delete(outbox);
    await db.update(people).set({ deactivatedAt: new Date(), activeTickets: 0 });
    await db.update(tickets).set({ status: "cancelled" });
    admin = await createPerson(db, "admin");
    engine = inProcessEngine(db, functions, { app: true });
  });

  afterEach(() => engine.stop());
  afterAll(() => void vi.useRealTimers());

  it("A ticket is triaged, approved step by step by mail, assigned and resolved [S1.4] [S1.17] [S1.8] [S0.F7]", async () => {
    const owner = await createPerson(db, "moderator");
    const [ana, bo, cem] = [newAddress(), newAddress(), await createPerson(db)];
    await asksFor([
      { name: "Line manager", needs: "all", approvers: [ana, bo] },
      { name: "Finance", needs: "one", approvers: [cem.email] },
    ]);
    const ticket = await open();
    expect(await rowOf(db, ticket.id)).toMatchObject({ triage: "done", approval: "pending", assigneeId: null });
    expect(await mailsOf(ticket.id)).toEqual(
      [`approval-request ${ana}`, `approval-request ${bo}`, "requester-confirmation"].sort(),
    );
    await settle(() => byMailedLink(ticket.id, ana));
    expect((await rowOf(db, ticket.id)).approval).toBe("pending");
    await settle(() => byMailedLink(ticket.id, bo));
    expect(await mailsOf(ticket.id)).toContain(`approval-request ${cem.email}`);
    expect((await rowOf(db, ticket.id)).assigneeId).toBeNull();
    await act(cem, async (ctx) => {
      await decideApproval(ctx, { id: await requestOf(db, ticket.id, cem.email), word: "approve" });
    });
    const row = await rowOf(db, ticket.id);
    expect(row).toMatchObject({ approval: "approved", assigneeId: owner.id });
    expect((await mailsOf(ticket.id)).filter((mail) => mail === "assignee-notice")).toHaveLength(1);
    await act(owner, async (ctx) => {
      await resolveTicket(ctx, { ticket: ticket.id, version: row.version });
    });
    expect((await rowOf(db, ticket.id)).status).toBe("resolved");
    expect(await runsOf(db, "ask-approvers")).toEqual(["completed", "completed"]);
  });

  it("A rejection cancels the ticket without an assignee and tells the requester why, once [S1.8]", async () => {
    await createPerson(db, "moderator");
    const [ana, bo] = [newAddress(), newAddress()];
    await asksFor([{ name: "Line manager", needs: "all", approvers: [ana, bo] }]);
    const ticket = await open();
    await settle(() => decideByLink(db, ticket.id, ana, "reject", "Not this year."));
    expect(await rowOf(db, ticket.id)).toMatchObject({ status: "cancelled", approval: "rejected", assigneeId: null });
    const [mail] = await db
      .select({ text: mails.textBody, to: mails.recipientId })
      .from(mails)
      .where(and(eq(mails.ticketId, ticket.id), eq(mails.kind, "approval-rejected")));
    expect(mail?.to).toBe((await rowOf(db, ticket.id)).requesterId);
    expect(mail?.text).toContain("> Not this year.");
    expect(mail?.text).not.toContain("@");
  });

  it("A decision during triage routes nothing, because triage may require more approvals", async () => {
    await createPerson(db, "moderator");
    const ana = newAddress();
    await asksFor([{ name: "Line manager", needs: "one", approvers: [ana] }]);
    const ticket = await open();
    await db.update(tickets).set({ triage: "running" }).where(eq(tickets.id, ticket.id));
    await settle(() => decideByLink(db, ticket.id, ana));
    expect(await rowOf(db, ticket.id)).toMatchObject({ approval: "approved", assigneeId: null });
  });

  it("A decision before any function waits for it is not lost", async () => {
    const owner = await createPerson(db, "moderator");
    const ana = newAddress();
    await asksFor([{ name: "Line manager", needs: "one", approvers: [ana] }]);
    let early = true;
    await engine.stop();
    engine = inProcessEngine(db, functions, {
      app: true,
      between: (handler) => async (input, init) => {
        const asks = new URL(String(input)).searchParams.get("fnId") === "signalbox-ask-approvers";
        if (asks && early) {
          early = false;
          await decideByLink(db, (await lastTicket()).id, ana);
        }
        return handler(input, init);
      },
    });
    const ticket = await open();
    await sendLeft();
    expect(await rowOf(db, ticket.id)).toMatchObject({ approval: "approved", assigneeId: owner.id });
    expect(await runsOf(db, "ask-approvers")).toEqual(["completed"]);
  });

  it("An engine that dies while waiting continues and asks no approver twice", async () => {
    const owner = await createPerson(db, "moderator");
    const ana = newAddress();
    await asksFor([{ name: "Line manager", needs: "one", approvers: [ana] }]);
    const ticket = await open();
    engine.kill();
    engine = inProcessEngine(db, functions, { app: true });
    await engine.idle();
    expect((await mailsOf(ticket.id)).filter((mail) => mail.startsWith("approval"))).toHaveLength(1);
    await settle(() => byMailedLink(ticket.id, ana));
    expect((await rowOf(db, ticket.id)).assigneeId).toBe(owner.id);
    expect(await runsOf(db, "ask-approvers")).toEqual(["completed"]);
  });

  it("Silent approvers are reminded after a day, and after three days another approver can decide instead", async () => {
    await withoutTheClocks();
    const lead = await createPerson(db, "moderator");
    const [ana, bo] = [newAddress(), newAddress()];
    await asksFor([{ name: "Line manager", needs: "all", approvers: [ana, bo] }]);
    const ticket = await open();
    await settle(() => decideByLink(db, ticket.id, bo));
    await later(23 * HOUR_MS);
    expect(await reminders(ticket.id)).toEqual([]);
    await later(HOUR_MS + MINUTE_MS);
    expect(await reminders(ticket.id)).toEqual([ana]);
    await later(2 * DAY_MS);
    expect(await reminders(ticket.id)).toEqual([ana]);
    expect(await requestStates(db, ticket.id)).toEqual([`${ana} asked`, `${bo} approved`, `${admin.email} asked`]);
    const [silent, , next] = await requestsOf(db, ticket.id);
    expect(next).toMatchObject({ origin: "escalated", fromRequestId: silent!.id });
    expect(await mailsOf(ticket.id)).toContain(`approval-request ${admin.email}`);
    await settle(() => byMailedLink(ticket.id, admin.email));
    expect(await rowOf(db, ticket.id)).toMatchObject({ approval: "approved", assigneeId: lead.id });
    expect(await requestStates(db, ticket.id)).toEqual([`${ana} void`, `${bo} approved`, `${admin.email} approved`]);
  });

  it("An approver always has a working link, because each reminder comes before the last link expires", async () => {
    await withoutTheClocks();
    const ana = newAddress();
    await asksFor([{ name: "Line manager", needs: "one", approvers: [ana] }]);
    const ticket = await open();
    for (let day = 0; day < 9; day++) await later(DAY_MS + MINUTE_MS);
    // The admin was asked by escalation, so they are reminded too.
    expect(await reminders(ticket.id)).toEqual([ana, ana, admin.email].sort());
    await settle(() => byMailedLink(ticket.id, ana, "approval-reminder"));
    expect((await rowOf(db, ticket.id)).approval).toBe("approved");
  });

  it("A run ends after weeks without a decision and alerts the admins", async () => {
    await withoutTheClocks();
    const ana = newAddress();
    await asksFor([{ name: "Line manager", needs: "one", approvers: [ana] }]);
    const ticket = await open();
    for (let day = 0; day < 32; day++) await later(DAY_MS + MINUTE_MS);
    expect(await runsOf(db, "ask-approvers")).toEqual(["completed"]);
    expect((await mailsOf(ticket.id)).filter((mail) => mail === "admin-alert")).toHaveLength(2);
    expect((await rowOf(db, ticket.id)).approval).toBe("pending");
  }, 60_000);

  it("An approver with a failed mail is still escalated", async () => {
    await withoutTheClocks();
    vi.spyOn(console, "warn").mockImplementation(() => {});
    vi.spyOn(console, "error").mockImplementation(() => {});
    // No server listens on this port.
    setEnvironment({ SMTP_URL: "smtp://127.0.0.1:1" });
    const ana = newAddress();
    await asksFor([{ name: "Line manager", needs: "one", approvers: [ana] }]);
    const ticket = await open();
    setEnvironment({ SMTP_URL: undefined });
    vi.restoreAllMocks();
    expect(await mailsOf(ticket.id)).toEqual([]);
    await later(DAY_MS + MINUTE_MS);
    await later(3 * DAY_MS);
    expect(await requestStates(db, ticket.id)).toEqual([`${ana} asked`, `${admin.email} asked`]);
    expect(await mailsOf(ticket.id)).toContain(`approval-request ${admin.email}`);
  }, 60_000);

  it("One requester's tickets mail an approver at most 20 times an hour; the rest show in /approvals and are mailed later", async () => {
    await withoutTheClocks();
    const ana = await createPerson(db);
    await asksFor([{ name: "Line manager", needs: "one", approvers: [ana.email] }]);
    const ida = await createPerson(db, "user");
    for (let n = 0; n < 20; n++) await consume(testContext(db), approvalMails(), `${ida.id} ${ana.email}`);
    const [first, second] = [await open(ida), await open(ida)];
    const asked = `approval-request ${ana.email}`;
    for (const { id } of [first, second]) {
      expect(await requestStates(db, id)).toEqual([`${ana.email} asked`]);
      expect(await mailsOf(id)).not.toContain(asked);
    }
    const { approvals } = await listApprovals(testContext(db, { ...ana, emailVerified: true }), {
      state: "open",
      limit: 25,
    });
    expect(approvals.map(({ ticketId }) => ticketId)).toEqual([second.id, first.id]);
    // A decision on the page needs no mail.
    await act({ ...ana, emailVerified: true }, async (ctx) => {
      await decideApproval(ctx, { id: await requestOf(db, second.id, ana.email), word: "approve" });
    });
    expect((await rowOf(db, second.id)).approval).toBe("approved");
    for (let run = 0; run < 2; run++) await later(HOUR_MS + MINUTE_MS);
    expect((await mailsOf(first.id)).filter((mail) => mail === asked)).toEqual([asked]);
    expect(await mailsOf(second.id)).not.toContain(asked);
    await settle(() => byMailedLink(first.id, ana.email));
    expect((await rowOf(db, first.id)).approval).toBe("approved");
  });

  it("A delegate is asked by mail", async () => {
    const [ana, bo] = [newAddress(), newAddress()];
    await asksFor([{ name: "Line manager", needs: "one", approvers: [ana] }]);
    const ticket = await open();
    await settle(async (ctx) => {
      await delegateApproval(ctx, { token: await mailedToken(ticket.id, ana), email: bo });
    });
    expect(await mailsOf(ticket.id)).toContain(`approval-request ${bo}`);
    await settle(() => byMailedLink(ticket.id, bo));
    expect((await rowOf(db, ticket.id)).approval).toBe("approved");
  });

  it.each(["deactivated", "deleted"] as const)(
    "The admins are asked and alerted when the only approver is %s",
    async (how) => {
      const ana = await createPerson(db);
      await asksFor([{ name: "Line manager", needs: "one", approvers: [ana.email] }]);
      const ticket = await open();
      await act(admin, async (ctx) => {
        if (how === "deleted") await deletePerson(ctx, { id: ana.id });
        else await updatePerson(ctx, { id: ana.id, deactivated: true });
      });
      await sendLeft();
      const [gone, stand] = await requestsOf(db, ticket.id);
      expect(gone).toMatchObject({ state: "void" });
      expect(stand).toMatchObject({ email: admin.email, origin: "admin", state: "asked" });
      expect(await mailsOf(ticket.id)).toEqual(
        expect.arrayContaining(["admin-alert", `approval-request ${admin.email}`]),
      );
      if (how === "deleted") {
        expect(gone!.email).not.toBe(ana.email);
        const [step] = await db.select().from(chainSteps).where(eq(chainSteps.id, gone!.stepId));
        expect(step!.approvers).toEqual([]);
      }
      await settle(() => byMailedLink(ticket.id, admin.email));
      expect((await rowOf(db, ticket.id)).approval).toBe("approved");
    },
  );

  it("Without any possible approver all admins are alerted, and a new one is asked within the hour", async () => {
    await asksFor([{ name: "Line manager", needs: "one", approvers: [admin.email] }]);
    const ticket = await open(admin);
    expect(await requestsOf(db, ticket.id)).toEqual([]);
    expect(await mailsOf(ticket.id)).toContain("admin-alert");
    const other = await createPerson(db, "admin");
    await later(HOUR_MS);
    await engine.send({ name: "person/deactivated", data: { personId: other.id } });
    await engine.idle();
    await sendLeft();
    expect(await requestStates(db, ticket.id)).toEqual([`${other.email} asked`]);
    expect(await mailsOf(ticket.id)).toContain(`approval-request ${other.email}`);
  });

  it("A pending request mail is not sent after its ticket is cancelled", async () => {
    const ana = newAddress();
    await asksFor([{ name: "Line manager", needs: "one", approvers: [ana] }]);
    const ticket = await open();
    const asked = and(eq(mails.ticketId, ticket.id), eq(mails.kind, "approval-request"));
    await db.update(mails).set({ state: "pending", sentAt: null }).where(asked);
    const row = await rowOf(db, ticket.id);
    await act(admin, async (ctx) => {
      await cancelTicket(ctx, { ticket: ticket.id, version: row.version });
    });
    await later(5 * MINUTE_MS);
    await sweepMails(testContext(db));
    expect(await db.select({ state: mails.state, text: mails.textBody }).from(mails).where(asked)).toEqual([
      { state: "suppressed", text: null },
    ]);
  });

  /** Without cron functions, which would run for every minute of the weeks that pass. */
  async function withoutTheClocks() {
    await engine.stop();
    const own = (client: Inngest) => [onTicketCreated(client), notifyApprovers(client), onApprovalDecided(client)];
    engine = inProcessEngine(db, own, { app: true });
  }

  interface Asks {
    name: string;
    needs: "one" | "all";
    approvers: string[];
  }

  /** Sets the approval steps of billing. */
  async function asksFor(steps: Asks[]) {
    const [billing] = await db.select({ id: categories.id }).from(categories).where(eq(categories.slug, "billing"));
    await updateCategory(testContext(db, admin), {
      id: billing!.id,
      approvalSteps: steps.map((step) => ({
        ...step,
        approvers: step.approvers.map((email) => ({ kind: "address" as const, email })),
      })),
    });
  }

  async function open(by?: typeof admin) {
    const ctx = testContext(db, by ?? (await createPerson(db, "user")));
    const ticket = await openTicket(ctx, { description: REFUND, channel: "api" });
    await ctx.settle();
    await engine.idle();
    return ticket;
  }

  async function act(person: typeof admin, work: (ctx: ReturnType<typeof testContext>) => Promise<void>) {
    const ctx = testContext(db, person);
    await work(ctx);
    await ctx.settle();
    await engine.idle();
  }

  /** Acts as a visitor, and runs everything that follows. */
  async function settle(work: (ctx: ReturnType<typeof testContext>) => Promise<unknown>) {
    const ctx = testContext(db, visitor);
    await work(ctx);
    await ctx.settle();
    await engine.idle();
    await sendLeft();
  }

  /** Events of jobs stay in the outbox until a sweep. */
  async function sendLeft() {
    await db.update(outbox).set({ leasedUntil: null });
    await sweepOutbox(testContext(db));
    await engine.idle();
  }

  async function later(ms: number) {
    vi.setSystemTime(Date.now() + ms);
    await engine.idle();
  }

  async function byMailedLink(ticketId: string, email: string, kind?: "approval-reminder") {
    return decideApproval(testContext(db, visitor), {
      token: await mailedToken(ticketId, email, kind),
      word: "approve",
    });
  }

  async function mailedToken(
    ticketId: string,
    email: string,
    kind: "approval-request" | "approval-reminder" = "approval-request",
  ) {
    const rows = await db
      .select({ text: mails.textBody })
      .from(mails)
      .where(and(eq(mails.ticketId, ticketId), eq(mails.kind, kind), eq(mails.toAddress, email)))
      .orderBy(mails.createdAt);
    return /\/approve\?token=([\w-]+)/.exec(rows.at(-1)?.text ?? "")![1]!;
  }

  async function lastTicket() {
    const rows = await db.select({ id: tickets.id }).from(tickets).orderBy(tickets.id);
    return rows.at(-1)!;
  }

  async function mailsOf(ticketId: string): Promise<string[]> {
    const rows = await db
      .select({ kind: mails.kind, to: mails.toAddress })
      .from(mails)
      .where(and(eq(mails.ticketId, ticketId), eq(mails.state, "sent")));
    return rows.map(({ kind, to }) => (kind === "approval-request" ? `${kind} ${to}` : kind)).sort();
  }

  async function reminders(ticketId: string): Promise<string[]> {
    const rows = await db
      .select({ to: mails.toAddress })
      .from(mails)
      .where(and(eq(mails.ticketId, ticketId), eq(mails.kind, "approval-reminder"), eq(mails.state, "sent")));
    return rows.map(({ to }) => to).sort();
  }
});
