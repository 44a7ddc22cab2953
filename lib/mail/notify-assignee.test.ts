import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Db } from "@/lib/db/client";
import { categories, mails, skills, tickets } from "@/lib/db/schema";
import type { Env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { createMailTicket, readMailFiles, setSettings } from "@/tests/support/mails";
import { notifyAssignee } from "./notify-assignee";
import { notifyRequester } from "./notify-requester";
import { sweepMails } from "./sweep-mails";

let db: Db;
let settings: Env;
let categoryId: string;
beforeAll(async () => {
  db = await testDatabase();
  categoryId = newId();
  await db.insert(categories).values({ id: categoryId, slug: "billing", name: "Billing & refunds" });
  await db.insert(skills).values({ slug: "node.js", name: "Node.js" });
});
beforeEach(() => {
  settings = setSettings();
});

/** A ticket that was classified and assigned. */
async function createAssignedTicket(more: Partial<typeof tickets.$inferInsert> = {}) {
  const requester = await createPerson(db, "user", { name: "Ada <b>Lovelace</b>" });
  const ines = await createPerson(db, "moderator", { name: "Ines Moreau" });
  const ticket = await createMailTicket(db, requester.id, {
    title: "Charged twice for November",
    description: "My card shows two payments.\n<img src=x onerror=alert(1)>",
    requesterDepartment: "Sales",
    categoryId,
    priority: "high",
    skills: ["node.js", "unlisted"],
    summary: "Two payments for one month.",
    helpfulNotes: [
      { code: "model", text: "Compare both receipts <b>first</b>" },
      { code: "model", text: "Refund within 5 days" },
    ],
    assigneeId: ines.id,
    provenance: { title: { source: "ai", at: "2026-11-20T00:00:00Z", confidence: 0.94 } },
    ...more,
  });
  return { requester, ines, ticket };
}

describe("notifyAssignee", () => {
  it("The assignee gets one email with the ticket's facts, its description and the helpful notes [S4.24] [S3.33]", async () => {
    const { requester, ines, ticket } = await createAssignedTicket();
    const input = { ticketId: ticket.id, eventId: newId(), personId: ines.id };
    const outcome = await notifyAssignee(testContext(db), input);
    expect(outcome.state).toBe("sent");
    expect(await notifyAssignee(testContext(db), input)).toEqual(outcome);
    const files = await readMailFiles(settings);
    expect(files).toHaveLength(1);
    const { email } = files[0]!;
    expect(email.to?.[0]?.address).toBe(ines.email);
    expect(email.subject).toBe(`[${ticket.number}] Charged twice for November`);
    for (const part of [
      "Hello Ines Moreau,",
      `Ticket: ${ticket.number}: Charged twice for November`,
      "Category: Billing & refunds",
      "Priority: High",
      "Skills: Node.js, unlisted",
      `From: ${requester.name}, Sales`,
      "Summary:\n> Two payments for one month.",
      "Description:\n> My card shows two payments.\n> <img src=x onerror=alert(1)>",
      "Helpful notes:\n- Compare both receipts <b>first</b>\n- Refund within 5 days",
      `https://desk.example.test/tickets/${ticket.number}`,
    ]) {
      expect(email.text).toContain(part);
    }
    expect(email.html).not.toMatch(/<img|<b>/);
    expect(email.html).toContain("&#60;img src=x onerror=alert(1)&#62;");
  });

  it("A cancelled, deleted or reassigned ticket sends no email", async () => {
    const { ines, ticket } = await createAssignedTicket();
    const other = await createPerson(db, "moderator");
    const now: Partial<typeof tickets.$inferInsert>[] = [
      { status: "cancelled" },
      { status: "open", assigneeId: other.id },
      { assigneeId: null },
      { assigneeId: ines.id, deletedAt: new Date() },
    ];
    const ask = (ticketId: string) =>
      notifyAssignee(testContext(db), { ticketId, eventId: newId(), personId: ines.id });
    for (const change of now) {
      await db.update(tickets).set(change).where(eq(tickets.id, ticket.id));
      expect(await ask(ticket.id)).toEqual({ state: "skipped" });
    }
    expect(await ask(newId())).toEqual({ state: "skipped" });
    expect(await db.select().from(mails).where(eq(mails.recipientId, ines.id))).toEqual([]);
  });

  it("A waiting email is not sent after the ticket was reassigned", async () => {
    const { ines, ticket } = await createAssignedTicket();
    const input = { ticketId: ticket.id, eventId: newId(), personId: ines.id };
    setSettings({ SMTP_URL: "smtp://127.0.0.1:1" });
    await expect(notifyAssignee(testContext(db), input)).rejects.toMatchObject({ code: "unavailable" });
    await db.update(tickets).set({ assigneeId: null }).where(eq(tickets.id, ticket.id));
    expect(await notifyAssignee(testContext(db), input)).toEqual({ state: "skipped" });
    settings = setSettings();
    const tomorrow = testContext(db, undefined, () => new Date(Date.now() + 86_400_000));
    expect(await sweepMails(tomorrow)).toMatchObject({ sent: 0 });
    const [row] = await db.select().from(mails).where(eq(mails.recipientId, ines.id));
    expect(row).toMatchObject({ state: "suppressed", textBody: null });
  });

  it("A ticket without a title uses the start of its description, and a very long text is shortened", async () => {
    const { ines, ticket } = await createAssignedTicket({
      title: null,
      description: `VPN drops\n${"very long ".repeat(2_000)}`,
    });
    await notifyAssignee(testContext(db), { ticketId: ticket.id, eventId: newId(), personId: ines.id });
    const { email } = (await readMailFiles(settings))[0]!;
    expect(email.subject).toMatch(/^\[TKT-20261120-\w+\] VPN drops very long/);
    expect(email.subject!.length).toBeLessThanOrEqual(150);
    expect(email.text!.length).toBeLessThan(6_000);
  });
});

describe("notifyRequester", () => {
  it("The requester gets one confirmation with number, subject and link [S3.33]", async () => {
    const { requester, ticket } = await createAssignedTicket({ assigneeId: null });
    const input = { ticketId: ticket.id, eventId: newId() };
    const outcome = await notifyRequester(testContext(db), input);
    expect(await notifyRequester(testContext(db), input)).toEqual(outcome);
    const files = await readMailFiles(settings);
    expect(files).toHaveLength(1);
    const { email } = files[0]!;
    expect(email.to?.[0]?.address).toBe(requester.email);
    expect(email.subject).toContain(`[${ticket.number}] My card shows two payments.`);
    expect(email.text).toContain("We've received your ticket");
    expect(email.text).toContain(`Number: ${ticket.number}`);
    expect(email.text).toContain(`https://desk.example.test/tickets/${ticket.number}`);
  });

  it("The confirmation never contains notes, summary, confidence, skills or other candidates", async () => {
    const { ticket } = await createAssignedTicket();
    await notifyRequester(testContext(db), { ticketId: ticket.id, eventId: newId() });
    const { raw, email } = (await readMailFiles(settings))[0]!;
    for (const part of [raw, email.text ?? "", email.html ?? ""]) {
      expect(part).not.toMatch(/receipt|refund|one month|confidence|0\.94|node\.js|Two payments for/i);
    }
    expect(email.text).toContain("Ines Moreau is working on your ticket");
  });

  it("A cancelled or deleted ticket sends no confirmation", async () => {
    const cancelled = await createAssignedTicket({ status: "cancelled" });
    const deleted = await createAssignedTicket({ deletedAt: new Date() });
    for (const { ticket } of [cancelled, deleted]) {
      expect(await notifyRequester(testContext(db), { ticketId: ticket.id, eventId: newId() })).toEqual({
        state: "skipped",
      });
    }
  });
});
