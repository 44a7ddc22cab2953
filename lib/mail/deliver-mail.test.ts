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
import { createMailTicket, readMailFiles, setSettings } from "@/tests/support/mails";
import { deliverMail, MAX_ATTEMPTS } from "./deliver-mail";
import { queueMail } from "./queue-mail";

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
  return (await queueMail(testContext(db), { eventId: newId(), recipientId, kind, ticketId, write }))!;
}

async function rowOf(id: string) {
  const [row] = await db.select().from(mails).where(eq(mails.id, id));
  return row!;
}

describe("with neither Resend nor SMTP set", () => {
  it("a mail becomes an .eml file in the data folder, with all its headers and both parts [S1.21]", async () => {
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

  it("delivering twice, also at the same time, leaves one file and one try", async () => {
    const mailId = await queued();
    const ctx = testContext(db);
    const [first, second] = await Promise.allSettled([deliverMail(ctx, mailId), deliverMail(ctx, mailId)]);
    expect([first?.status, second?.status]).toContain("fulfilled");
    expect(await deliverMail(ctx, mailId)).toEqual({ mailId, state: "sent" });
    expect(await readMailFiles(settings)).toHaveLength(1);
    expect((await rowOf(mailId)).attempts).toBe(1);
  });

  it("a try that is repeated because its end was not recorded puts the same bytes in the same file", async () => {
    const mailId = await queued();
    await deliverMail(testContext(db), mailId);
    const [before] = await readMailFiles(settings);
    await db.update(mails).set({ state: "pending", sentAt: null }).where(eq(mails.id, mailId));
    await deliverMail(testContext(db), mailId);
    const after = await readMailFiles(settings);
    expect(after).toHaveLength(1);
    expect(after[0]?.raw).toBe(before?.raw);
  });

  it("the folder and the files are for their owner alone", async () => {
    await deliverMail(testContext(db), await queued());
    const folder = join(settings.DATA_DIR, "mail");
    const modes = [folder, join(folder, readdirSync(folder)[0]!)].map((path) => statSync(path).mode & 0o777);
    expect(modes).toEqual([0o700, 0o600]);
  });

  it("a subject with line breaks starts no header of its own", async () => {
    await deliverMail(testContext(db), await queued({ subject: "Hi\r\nBcc: eve@example.test\r\n\r\nbody" }));
    const [file] = await readMailFiles(settings);
    expect(file?.email.headers.map(({ key }) => key)).not.toContain("bcc");
    expect(file?.email.subject).toContain("Hi");
  });

  it("keeps the one-time link readable in the demo's outbox", async () => {
    const mailId = await queued({ kind: "verify" });
    await deliverMail(testContext(db), mailId);
    expect((await rowOf(mailId)).textBody).not.toBeNull();
  });
});

describe("delivering", () => {
  it("leaves a mail alone that another holds, says when to come again, and takes it once the hold is over", async () => {
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

  it("keeps a code of what went wrong, frees the mail, and throws so that a later try can do better", async () => {
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

  it("gives a mail up after twelve tries, and a link of it does not stay in the table", async () => {
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

  it("never sends what was suppressed, and knows no mail that isn't there", async () => {
    const mailId = await queued();
    await db.update(mails).set({ state: "suppressed" }).where(eq(mails.id, mailId));
    expect(await deliverMail(testContext(db), mailId)).toEqual({ mailId, state: "suppressed" });
    await expect(deliverMail(testContext(db), newId())).rejects.toMatchObject({ code: "not_found" });
  });

  it("is for our own jobs: no person may send mails, not even an admin", async () => {
    const admin = await createPerson(db, "admin");
    await expect(deliverMail(testContext(db, admin), newId())).rejects.toMatchObject({ code: "forbidden" });
  });
});
