import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { mails } from "@/lib/db/schema";
import type { Env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { queueTestMail, readMailFiles, setSettings } from "@/tests/support/mails";
import { MAX_ATTEMPTS } from "./deliver-mail";
import { sweepMails } from "./sweep-mails";

let db: Db;
let settings: Env;
const start = Date.now();
const at = (ms: number) => testContext(db, undefined, () => new Date(start + ms));

beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(async () => {
  settings = setSettings();
  await db.delete(mails);
});

async function queueLeftBehind(more: Partial<typeof mails.$inferInsert> = {}) {
  const { id: recipientId } = await createPerson(db);
  const write = () => ({ subject: "s", text: "t", html: "h" });
  const request = { eventId: newId(), recipientId, kind: "requester-confirmation" as const, write };
  const id = await queueTestMail(at(0), request);
  if (Object.keys(more).length > 0) await db.update(mails).set(more).where(eq(mails.id, id));
  return id;
}

const states = async () => (await db.select({ state: mails.state }).from(mails)).map((row) => row.state);

describe("sweepMails", () => {
  it("The sweep sends an email once, two minutes after it was queued", async () => {
    await queueLeftBehind();
    await queueLeftBehind();
    expect(await sweepMails(at(2 * MINUTE_MS))).toEqual({ sent: 0, failed: 0, waiting: 0 });
    expect(await sweepMails(at(2 * MINUTE_MS + 1))).toEqual({ sent: 2, failed: 0, waiting: 0 });
    expect(await sweepMails(at(3 * MINUTE_MS))).toEqual({ sent: 0, failed: 0, waiting: 0 });
    expect(await readMailFiles(settings)).toHaveLength(2);
  });

  it("The sweep skips an email that another process is sending", async () => {
    await queueLeftBehind({ leasedUntil: new Date(start + 60 * MINUTE_MS) });
    expect(await sweepMails(at(10 * MINUTE_MS))).toMatchObject({ sent: 0 });
    expect(await sweepMails(at(61 * MINUTE_MS))).toMatchObject({ sent: 1 });
  });

  it("The sweep waits longer after each attempt, so an outage of hours does not use up the attempts", async () => {
    await queueLeftBehind({ attempts: 4 });
    expect(await sweepMails(at(32 * MINUTE_MS))).toMatchObject({ sent: 0 });
    expect(await sweepMails(at(32 * MINUTE_MS + 1))).toMatchObject({ sent: 1 });
  });

  it("The sweep gives an email up after twelve attempts", async () => {
    await queueLeftBehind({ attempts: MAX_ATTEMPTS - 1 });
    setSettings({ SMTP_URL: "smtp://127.0.0.1:1" });
    expect(await sweepMails(at(18 * 60 * MINUTE_MS))).toEqual({ sent: 0, failed: 1, waiting: 0 });
    expect(await states()).toEqual(["failed"]);
    expect(await sweepMails(at(48 * 60 * MINUTE_MS))).toEqual({ sent: 0, failed: 0, waiting: 0 });
  });

  it("The sweep stops when the transport is down, instead of using up an attempt of every email", async () => {
    for (let i = 0; i < 7; i++) await queueLeftBehind();
    setSettings({ SMTP_URL: "smtp://127.0.0.1:1" });
    expect(await sweepMails(at(5 * MINUTE_MS))).toEqual({ sent: 0, failed: 0, waiting: 5 });
    settings = setSettings();
    expect(await sweepMails(at(9 * MINUTE_MS))).toEqual({ sent: 7, failed: 0, waiting: 0 });
  });

  it("The sweep removes the file of an erased email and never sends a waiting email without content", async () => {
    const [sent, kept, waiting] = [await queueLeftBehind(), await queueLeftBehind(), await queueLeftBehind()];
    await sweepMails(at(3 * MINUTE_MS));
    const blank = { subject: "", textBody: null, htmlBody: null };
    await db.update(mails).set(blank).where(eq(mails.id, sent));
    await db
      .update(mails)
      .set({ ...blank, state: "pending" })
      .where(eq(mails.id, waiting));
    expect(await sweepMails(at(9 * MINUTE_MS))).toEqual({ sent: 0, failed: 0, waiting: 0 });
    expect((await readMailFiles(settings)).map((file) => file.name)).toEqual([`${kept}.eml`]);
    const rows = await db.select().from(mails).where(eq(mails.id, waiting));
    expect(rows).toMatchObject([{ state: "suppressed", leasedUntil: null }]);
  });
});
