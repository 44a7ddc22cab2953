import { readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Db } from "@/lib/db/client";
import { mails } from "@/lib/db/schema";
import type { MailKind } from "@/lib/domain/mail";
import type { Env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { createMailTicket, queueTestMail, readMailFiles, setSettings } from "@/tests/support/mails";
import { deliverMail, MAX_ATTEMPTS } from "./deliver-mail";

let db: Db;
let settings: Env;
beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(() => {
  settings = setSettings();
});

async function queued(more: { kind?: MailKind; ticketId?: string; subject?: string; text?: string } = {}) {
  const { id: recipientId } = await createPerson(db, "user", { name: "Ada Lovelace" });
  const { kind = "requester-confirmation", ticketId, subject = "Grüße", text = "Wörter\n.\nund mehr" } = more;
  const write = () => ({ subject, text, html: "<p>Wörter</p>" });
  return queueTestMail(testContext(db), { eventId: newId(), recipientId, kind, ticketId, write });
}

async function rowOf(id: string) {
  const [row] = await db.select().from(mails).where(eq(mails.id, id));
  return row!;
}

describe("deliverMail with neither Resend nor SMTP", () => {
  it("An email becomes an .eml file in the data folder, with all its headers and both parts [S1.21]", async () => {
    const requester = await createPerson(db);
    const ticket = await createMailTicket(db, requester.id);
    const mailId = await queued({ ticketId: ticket.id });
    expect(await deliverMail(testContext(db), mailId)).toEqual({ mailId, state: "sent" });
    const [file] = await readMailFiles(settings);
    expect(file?.name).toBe(`${mailId}.eml`);
    const headers = Object.fromEntries(file!.email.headers.map(({ key, value }) => [key, value]));
    expect(headers).toMatchObject({
      "x-signalbox-kind": "requester-confirmation",
      "x-signalbox-ticket": ticket.number,
      "auto-submitted": "auto-generated",
    });
    const row = await rowOf(mailId);
    expect(file!.email).toMatchObject({
      messageId: `<${mailId}@desk.example.test>`,
      subject: "Grüße",
      from: { name: "Signalbox", address: "signalbox@localhost" },
      to: [{ address: row.toAddress }],
      html: "<p>Wörter</p>\n",
      text: "Wörter\n.\nund mehr\n",
    });
    expect(row).toMatchObject({ state: "sent", transport: "file", attempts: 1, lastError: null, leasedUntil: null });
    expect(row.sentAt).toBeInstanceOf(Date);
  });

  it("Delivering twice, also at the same time, leaves one file and one attempt", async () => {
    const mailId = await queued();
    const ctx = testContext(db);
    const [first, second] = await Promise.allSettled([deliverMail(ctx, mailId), deliverMail(ctx, mailId)]);
    expect([first?.status, second?.status]).toContain("fulfilled");
    expect(await deliverMail(ctx, mailId)).toEqual({ mailId, state: "sent" });
    expect(await readMailFiles(settings)).toHaveLength(1);
    expect((await rowOf(mailId)).attempts).toBe(1);
  });

  it("A repeated attempt writes the same bytes to the same file", async () => {
    const mailId = await queued();
    await deliverMail(testContext(db), mailId);
    const [before] = await readMailFiles(settings);
    await db.update(mails).set({ state: "pending", sentAt: null }).where(eq(mails.id, mailId));
    await deliverMail(testContext(db), mailId);
    const after = await readMailFiles(settings);
    expect(after).toHaveLength(1);
    expect(after[0]?.raw).toBe(before?.raw);
  });

  it("Only the owner can read the folder and the files", async () => {
    await deliverMail(testContext(db), await queued());
    const folder = join(settings.DATA_DIR, "mail");
    const modes = [folder, join(folder, readdirSync(folder)[0]!)].map((path) => statSync(path).mode & 0o777);
    expect(modes).toEqual([0o700, 0o600]);
  });

  it("A subject with line breaks does not start a new header", async () => {
    await deliverMail(testContext(db), await queued({ subject: "Hi\r\nBcc: eve@example.test\r\n\r\nbody" }));
    const [file] = await readMailFiles(settings);
    expect(file?.email.headers.map(({ key }) => key)).not.toContain("bcc");
    expect(file?.email.subject).toContain("Hi");
  });

  it("A one-time link stays readable in the demo's outbox", async () => {
    const mailId = await queued({ kind: "verify" });
    await deliverMail(testContext(db), mailId);
    expect((await rowOf(mailId)).textBody).not.toBeNull();
  });
});

describe("deliverMail", () => {
  it("An email with a lease is refused with a retry time and sent after the lease expires", async () => {
    const mailId = await queued();
    const soon = new Date(Date.now() + 10_000);
    await db.update(mails).set({ leasedUntil: soon, attempts: 1 }).where(eq(mails.id, mailId));
    await expect(deliverMail(testContext(db), mailId)).rejects.toMatchObject({
      code: "unavailable",
      kind: "mail-in-hand",
      retryAfterSeconds: expect.closeTo(10, -1),
    });
    const later = testContext(db, undefined, () => new Date(soon.getTime() + 1));
    expect(await deliverMail(later, mailId)).toMatchObject({ state: "sent" });
  });

  it("A failed attempt stores an error code, releases the email and throws", async () => {
    writeFileSync(join(settings.DATA_DIR, "mail"), "a file where the folder should be");
    const mailId = await queued();
    await expect(deliverMail(testContext(db), mailId)).rejects.toMatchObject({
      code: "unavailable",
      kind: expect.stringMatching(/^file-e/),
    });
    expect(await rowOf(mailId)).toMatchObject({
      state: "pending",
      attempts: 1,
      leasedUntil: null,
      lastError: expect.stringMatching(/^file-e[a-z]+$/),
    });
  });

  it("An email is given up after twelve attempts and its link is erased", async () => {
    writeFileSync(join(settings.DATA_DIR, "mail"), "");
    const mailId = await queued({ kind: "reset" });
    await db
      .update(mails)
      .set({ attempts: MAX_ATTEMPTS - 1 })
      .where(eq(mails.id, mailId));
    expect(await deliverMail(testContext(db), mailId)).toEqual({ mailId, state: "failed" });
    expect(await rowOf(mailId)).toMatchObject({ state: "failed", textBody: null, htmlBody: null });
    expect(await deliverMail(testContext(db), mailId)).toEqual({ mailId, state: "failed" });
  });

  it("A suppressed email is never sent and an unknown email is not found", async () => {
    const mailId = await queued();
    await db.update(mails).set({ state: "suppressed" }).where(eq(mails.id, mailId));
    expect(await deliverMail(testContext(db), mailId)).toEqual({ mailId, state: "suppressed" });
    await expect(deliverMail(testContext(db), newId())).rejects.toMatchObject({ code: "not_found" });
  });

  it("A person can't send emails, not even an admin", async () => {
    const admin = await createPerson(db, "admin");
    await expect(deliverMail(testContext(db, admin), newId())).rejects.toMatchObject({ code: "forbidden" });
  });
});
