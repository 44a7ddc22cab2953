import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { hashToken } from "@/lib/auth/tokens";
import { DAY_MS, HOUR_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { approvalLinks, mails, people } from "@/lib/db/schema";
import type { Env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { consume } from "@/lib/rate-limits/consume";
import { approvalMails } from "@/lib/rate-limits/limits";
import { reviseChains } from "@/lib/tickets/approvals/revise-chains";
import { createWaitingTicket, decideByLink, newAddress, requestOf } from "@/tests/support/approvals";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { readMailFiles, setSettings } from "@/tests/support/mails";
import { historyRows, rowOf } from "@/tests/support/workspace";
import { notifyApprover } from "./notify-approver";
import { findMail, listMails, mailsOfTicket } from "./queries";
import { showApprovalLink } from "./show-approval-link";

let db: Db;
let settings: Env;
beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(() => {
  settings = setSettings();
});

describe("notifyApprover", () => {
  it("An address without an account gets the facts and a link, and only the hash of its token is stored [S1.8]", async () => {
    const [ana, bo] = [newAddress(), newAddress()];
    const { id, category } = await createWaitingTicket(db, [
      { name: "Boss", who: [bo] },
      { name: "Finance", who: [ana] },
    ]);
    await decideByLink(db, id, bo, "approve", "Needed.");
    const requestId = await requestOf(db, id, ana);
    const outcome = await notifyApprover(testContext(db), { requestId });
    expect(outcome.state).toBe("sent");
    const [file] = await readMailFiles(settings);
    const { number } = await rowOf(db, id);
    expect(file?.email.to).toMatchObject([{ address: ana }]);
    expect(file?.raw).toContain("X-Signalbox-Kind: approval-request");
    expect(file?.raw).toContain(`X-Signalbox-Ticket: ${number}`);
    for (const fact of [number, category.name, "Finance", "printer on the second floor", "Needed."]) {
      expect(file?.email.text).toContain(fact);
    }
    expect(file?.email.text).not.toContain(bo);
    const token = /https:\/\/desk\.example\.test\/approve\?token=([\w-]{43})/.exec(file!.email.text!)![1]!;
    const [link] = await db.select().from(approvalLinks).where(eq(approvalLinks.requestId, requestId));
    expect(link?.tokenHash).toBe(hashToken(token));
    expect(link!.expiresAt.getTime() - link!.createdAt.getTime()).toBe(7 * DAY_MS);
  });

  it("Repeats send one request and one reminder, each with its own link", async () => {
    const ana = newAddress();
    const { id } = await createWaitingTicket(db, [{ who: [ana] }]);
    const requestId = await requestOf(db, id, ana);
    const reminderId = newId();
    for (let run = 0; run < 3; run++) {
      await notifyApprover(testContext(db), { requestId });
      await notifyApprover(testContext(db), { requestId, reminderId });
    }
    const rows = await db.select({ kind: mails.kind }).from(mails).where(eq(mails.recipientId, requestId));
    expect(rows.map(({ kind }) => kind).sort()).toEqual(["approval-reminder", "approval-request"]);
    expect(await db.$count(approvalLinks, eq(approvalLinks.requestId, requestId))).toBe(2);
  });

  it("An approver who was deactivated and is asked again gets another email", async () => {
    const ana = await createPerson(db);
    const { id } = await createWaitingTicket(db, [{ who: [ana.email] }]);
    const requestId = await requestOf(db, id, ana.email);
    await notifyApprover(testContext(db), { requestId });
    const setDeactivated = async (deactivatedAt: Date | null) => {
      await db.update(people).set({ deactivatedAt }).where(eq(people.id, ana.id));
      await reviseChains(testContext(db));
    };
    // No admin is left to be asked instead.
    await db.update(people).set({ deactivatedAt: new Date() }).where(eq(people.role, "admin"));
    await setDeactivated(new Date());
    await setDeactivated(null);
    for (let run = 0; run < 2; run++) await notifyApprover(testContext(db), { requestId });
    const rows = await db.select({ kind: mails.kind }).from(mails).where(eq(mails.recipientId, requestId));
    expect(rows.map(({ kind }) => kind)).toEqual(["approval-request", "approval-request"]);
  });

  it("A decided request sends no email", async () => {
    const ana = newAddress();
    const { id } = await createWaitingTicket(db, [{ who: [ana] }]);
    const requestId = await requestOf(db, id, ana);
    await decideByLink(db, id, ana);
    expect(await notifyApprover(testContext(db), { requestId })).toEqual({ state: "skipped" });
  });

  it("An unverified account gets an email for every request", async () => {
    const ana = await createPerson(db, "user", { emailVerifiedAt: null });
    for (let n = 0; n < 2; n++) {
      const { id } = await createWaitingTicket(db, [{ who: [ana.email] }]);
      const outcome = await notifyApprover(testContext(db), { requestId: await requestOf(db, id, ana.email) });
      expect(outcome.state).toBe("sent");
    }
  });

  it("Admins see the approval link in the outbox, but not the ticket's requester", async () => {
    const [asker, admin, ana] = [await createPerson(db, "admin"), await createPerson(db, "admin"), newAddress()];
    const { id } = await createWaitingTicket(db, [{ who: [ana] }], asker);
    const { mailId } = await notifyApprover(testContext(db), { requestId: await requestOf(db, id, ana) });
    expect((await findMail(testContext(db, admin), mailId!)).textBody).toContain("/approve?token=");
    expect(await findMail(testContext(db, asker), mailId!)).toMatchObject({ textBody: null, htmlBody: null });
  });

  it("Admins and the verified owner of the address see the email in the outbox", async () => {
    settings = setSettings({ DEMO: "1" });
    const ana = await createPerson(db, "user", { name: "Ana" });
    const bo = newAddress();
    const { id } = await createWaitingTicket(db, [{ needs: "all", who: [ana.email, bo] }]);
    for (const email of [ana.email, bo]) {
      await notifyApprover(testContext(db), { requestId: await requestOf(db, id, email) });
    }
    const admin = await createPerson(db, "admin");
    const names = (await mailsOfTicket(testContext(db, admin), id)).map(({ recipientName }) => recipientName);
    expect(names).toEqual(["Ana", bo]);
    const { mails: all } = await listMails(testContext(db, admin), { limit: 2 });
    expect(all.map(({ recipientName, toAddress }) => [recipientName, toAddress])).toEqual([
      [null, bo],
      ["Ana", ana.email],
    ]);
    const { mails: own } = await listMails(testContext(db, ana), { limit: 2 });
    expect(own.map(({ toAddress }) => toAddress)).toEqual([ana.email]);
    expect((await findMail(testContext(db, ana), own[0]!.id)).textBody).toContain("/approve?token=");
  });
});

it("A ticket's emails show an approver without an account by address, and only its local part to the requester", async () => {
  const [asker, admin] = [await createPerson(db, "moderator"), await createPerson(db, "admin")];
  const { id } = await createWaitingTicket(db, [{ who: ["kim@boss.example.com"] }], asker);
  await notifyApprover(testContext(db), { requestId: await requestOf(db, id, "kim@boss.example.com") });
  const names = async (actor: typeof asker) =>
    (await mailsOfTicket(testContext(db, actor), id)).map(({ recipientName }) => recipientName);
  expect(await names(admin)).toEqual(["kim@boss.example.com"]);
  expect(await names(asker)).toEqual(["kim"]);
});

describe("showApprovalLink", () => {
  const show = async (email: string, ticketId: string, actor: Awaited<ReturnType<typeof createPerson>>) =>
    showApprovalLink(testContext(db, actor), { id: await requestOf(db, ticketId, email) });

  it("An admin gets an approval link if emails stay on this machine, and the history records it", async () => {
    const [admin, ana] = [await createPerson(db, "admin"), newAddress()];
    const { id } = await createWaitingTicket(db, [{ who: [ana] }]);
    expect((await show(ana, id, admin)).link).toMatch(/^https:\/\/desk\.example\.test\/approve\?token=[\w-]{43}$/);
    const last = (await historyRows(db, id)).at(-1);
    expect(last).toMatchObject({
      actorId: admin.id,
      type: "ticket/approval.link.shown",
      after: { requestId: await requestOf(db, id, ana) },
    });
    expect(JSON.stringify(last)).not.toContain("token=");
  });

  it("A decided request has no approval link", async () => {
    const [admin, ana] = [await createPerson(db, "admin"), newAddress()];
    const { id } = await createWaitingTicket(db, [{ who: [ana] }, { who: [newAddress()] }]);
    await decideByLink(db, id, ana);
    await expect(show(ana, id, admin)).rejects.toMatchObject({ code: "conflict", kind: "approval-decided" });
  });

  it("A moderator, the requester and a system that sends emails get no approval link", async () => {
    const [asker, moderator, ana] = [
      await createPerson(db, "admin"),
      await createPerson(db, "moderator"),
      newAddress(),
    ];
    const { id } = await createWaitingTicket(db, [{ who: [ana] }], asker);
    await expect(show(ana, id, moderator)).rejects.toMatchObject({ code: "forbidden" });
    await expect(show(ana, id, asker)).rejects.toMatchObject({ code: "forbidden", kind: "approval-own" });
    setSettings({ SMTP_URL: "smtp://127.0.0.1:1" });
    await expect(show(ana, id, await createPerson(db, "admin"))).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the rate limit of notifyApprover", () => {
  it("After 20 emails about one requester within an hour an approver's emails are held and sent once afterwards", async () => {
    const [ana, bo] = [newAddress(), newAddress()];
    const ida = await createPerson(db);
    let now = new Date();
    const ctx = { ...testContext(db), now: () => now };
    const waiting = async (requester = ida, who = [ana]) => (await createWaitingTicket(db, [{ who }], requester)).id;
    const ask = async (ticket: string, who = ana) =>
      notifyApprover(ctx, { requestId: await requestOf(db, ticket, who) });
    for (let n = 0; n < 19; n++) await consume(ctx, approvalMails(), `${ida.id} ${ana}`);
    expect((await ask(await waiting())).state).toBe("sent");
    const [late, shared] = [await waiting(), await waiting(ida, [bo])];
    const result = await ask(late);
    expect(result).toEqual({ state: "held", waitMs: HOUR_MS });
    expect(await db.$count(mails, eq(mails.ticketId, late))).toBe(0);
    expect(await db.$count(approvalLinks, eq(approvalLinks.requestId, await requestOf(db, late, ana)))).toBe(0);
    // The ticket still waits, and other emails are not held.
    expect(await rowOf(db, late)).toMatchObject({ approval: "pending" });
    expect((await ask(shared, bo)).state).toBe("sent");
    expect((await ask(await waiting(await createPerson(db)))).state).toBe("sent");
    now = new Date(now.getTime() + HOUR_MS);
    for (let run = 0; run < 2; run++) expect((await ask(late)).state).toBe("sent");
    expect(await db.$count(mails, eq(mails.ticketId, late))).toBe(1);
  });
});
