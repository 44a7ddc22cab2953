import { count, eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { jobActor, type PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { categories, events, outbox, ticketCounters, tickets } from "@/lib/db/schema";
import { transact } from "@/lib/events/transact";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { EVENT_SAMPLES } from "@/tests/support/events";
import { createCategoryRow, createTeamRow, historyRows, openTestTicket, rowOf } from "@/tests/support/workspace";
import { addReply } from "./add-reply";
import { OpenTicketInput } from "./input";
import { openTicket } from "./open-ticket";

let db: Db;
let ida: PersonActor;

beforeAll(async () => {
  db = await testDatabase();
  ida = await createPerson(db);
});

const countOf = async (table: typeof tickets | typeof events | typeof outbox) =>
  (await db.select({ n: count() }).from(table))[0]!.n;

describe("openTicket", () => {
  it("A new ticket is open and untriaged, with the requester's text and choices [S0.29, S2.8, S3.19, S3.29]", async () => {
    const team = await createTeamRow(db);
    const category = await createCategoryRow(db, team);
    const description = "  Ünïcode 🔥, \ttabs and\n\nlines stay as they are.  ";
    const ticket = await openTestTicket(db, ida, {
      description,
      title: " Smoke ",
      category: category.slug.toUpperCase(),
      priority: "P1 - Critical",
      requesterDepartment: "Sales",
      phone: "+49 30 1234",
    });
    const mine = { source: "requester", by: ida.id, at: ticket.createdAt };
    expect(ticket).toMatchObject({
      title: "Smoke",
      titleSource: "requester",
      description,
      status: "open",
      priority: "critical",
      category: { slug: category.slug, name: category.name },
      team: { id: team },
      skills: [],
      triage: { state: "pending", source: null },
      approval: "not_required",
      assignee: null,
      requester: { id: ida.id, name: ida.name },
      requesterDepartment: "Sales",
      phone: "+49 30 1234",
      channel: "web",
      version: 1,
      firstResponseAt: null,
      resolvedAt: null,
      closedAt: null,
      provenance: { title: mine, category: mine, priority: mine },
    });
    expect(ticket).not.toHaveProperty("helpfulNotes");
    expect(ticket.triage).not.toHaveProperty("confidence");
    expect((await rowOf(db, ticket.id)).description).toBe(description);
  });

  it("A ticket needs only a description [S1.16]", async () => {
    const ticket = await openTestTicket(db, ida, { description: "x" });
    expect(ticket).toMatchObject({ title: null, category: null, team: null, priority: "medium", provenance: {} });
  });

  it("A description takes up to 50,000 characters of any script, even as one word [S2.8]", async () => {
    for (const description of ["x".repeat(50_000), "火".repeat(50_000), "a b ".repeat(12_500)]) {
      expect((await openTestTicket(db, ida, { description })).description).toBe(description);
    }
    expect(OpenTicketInput.safeParse({ description: "x".repeat(50_001) }).success).toBe(false);
    expect(OpenTicketInput.safeParse({ description: " \n\t" }).success).toBe(false);
  });

  it("An unknown or retired category is refused with a pointer, and nothing is stored", async () => {
    const retired = await createCategoryRow(db);
    await db.update(categories).set({ retiredAt: new Date() }).where(eq(categories.id, retired.id));
    const before = await countOf(tickets);
    for (const category of ["no-such-thing", retired.slug]) {
      await expect(openTestTicket(db, ida, { category })).rejects.toMatchObject({
        code: "invalid",
        errors: [{ pointer: "/category" }],
      });
    }
    expect(await countOf(tickets)).toBe(before);
  });

  it("The published event has ids and none of the ticket's text [S4.17]", async () => {
    const ticket = await openTestTicket(db, ida, { description: "secret words", phone: "555" });
    const [event, ...others] = await historyRows(db, ticket.id);
    expect(others).toEqual([]);
    expect(event).toMatchObject({ type: "ticket/created", actorId: ida.id, actorKind: "person" });
    const [wire] = await db.select().from(outbox).where(eq(outbox.id, event!.id));
    expect(wire).toMatchObject({ name: "ticket/created", data: { ticketId: ticket.id }, sentAt: null });
    expect(JSON.stringify([event, wire])).not.toMatch(/secret|555/);
  });

  it("Ticket, history and outbox row are stored together or not at all [S4.17]", async () => {
    const before = await Promise.all([tickets, events, outbox].map(countOf));
    const failing = {
      ...testContext(db, ida),
      storeResponse: async () => {
        throw new Error("the power went out");
      },
    };
    const lost = openTicket(failing, { description: "lost", channel: "web" });
    await expect(lost).rejects.toThrow("the power went out");
    expect(await Promise.all([tickets, events, outbox].map(countOf))).toEqual(before);
  });

  it("Nothing is stored if the outbox row is refused, even without an idempotency key [S4.17]", async () => {
    const before = await Promise.all([tickets, events, outbox].map(countOf));
    await db.execute(sql`alter table outbox add constraint full_up check (name <> 'ticket/created') not valid`);
    try {
      await expect(openTicket(testContext(db, ida), { description: "lost", channel: "web" })).rejects.toThrow();
    } finally {
      await db.execute(sql`alter table outbox drop constraint full_up`);
    }
    expect(await Promise.all([tickets, events, outbox].map(countOf))).toEqual(before);
  });

  it("A failed transaction publishes nothing", async () => {
    const ctx = testContext(db, ida);
    const after: unknown[] = [];
    const failed = transact({ ...ctx, after: (work) => void after.push(work) }, async (tx) => {
      await tx.record({ ...EVENT_SAMPLES["ticket/created"], ticketId: ida.id });
      throw new Error("no");
    });
    await expect(failed).rejects.toThrow("no");
    expect(after).toEqual([]);
  });

  it("A job cannot open a ticket", async () => {
    const opened = openTicket(testContext(db, jobActor("pipeline")), { description: "x", channel: "api" });
    await expect(opened).rejects.toMatchObject({ code: "forbidden" });
    const ticket = await openTestTicket(db, ida);
    const reply = { ticket: ticket.id, body: "x", internal: false };
    await expect(addReply(testContext(db, jobActor("pipeline")), reply)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("ticket numbers", () => {
  const at = (iso: string) => () => new Date(iso);

  it("A number contains the UTC day and counts from 0001 each day [S0.29, S3.32]", async () => {
    const last = await openTestTicket(db, ida, {}, at("2026-02-24T23:59:59.999Z"));
    const first = await openTestTicket(db, ida, {}, at("2026-02-25T00:00:00Z"));
    const second = await openTestTicket(db, ida, {}, at("2026-02-25T12:00:00Z"));
    expect([last, first, second].map((ticket) => ticket.number)).toEqual([
      "TKT-20260224-0001",
      "TKT-20260225-0001",
      "TKT-20260225-0002",
    ]);
  });

  it("Numbers grow past 9999 [S3.32]", async () => {
    await db.insert(ticketCounters).values({ day: "20260301", last: 9_998 });
    const numbers: string[] = [];
    for (let n = 0; n < 3; n++) numbers.push((await openTestTicket(db, ida, {}, at("2026-03-01T08:00:00Z"))).number);
    expect(numbers).toEqual(["TKT-20260301-9999", "TKT-20260301-10000", "TKT-20260301-10001"]);
  });

  it("A failed creation skips its number, and no number is used twice, even at the same moment", async () => {
    const now = at("2026-03-02T08:00:00Z");
    const failing = { ...testContext(db, ida, now), storeResponse: () => Promise.reject(new Error("no")) };
    await expect(openTicket(failing, { description: "gap", channel: "web" })).rejects.toThrow("no");
    const opened = await Promise.all(Array.from({ length: 20 }, () => openTestTicket(db, ida, {}, now)));
    const numbers = opened.map((ticket) => ticket.number).sort();
    expect(new Set(numbers).size).toBe(20);
    expect(numbers[0]).toBe("TKT-20260302-0002");
  });
});
