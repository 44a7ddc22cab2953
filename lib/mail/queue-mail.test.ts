import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { mails } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { setSettings } from "@/tests/support/mails";
import { type MailOrder, queueMail } from "./queue-mail";

let db: Db;
beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(() => void setSettings());

const content = { subject: "Hello", text: "text", html: "<p>html</p>" };

function order(recipientId: string, more: Partial<MailOrder> = {}): MailOrder {
  return { eventId: newId(), recipientId, kind: "requester-confirmation", write: () => content, ...more };
}

function rowsOf(recipientId: string) {
  return db.select().from(mails).where(eq(mails.recipientId, recipientId));
}

describe("queueing a mail", () => {
  it("two askings at the same time for the same event, person and kind make one row and get the same id", async () => {
    const { id } = await createPerson(db);
    const ctx = testContext(db);
    const wanted = order(id);
    const ids = await Promise.all([queueMail(ctx, wanted), queueMail(ctx, wanted), queueMail(ctx, wanted)]);
    expect(new Set(ids).size).toBe(1);
    expect(await rowsOf(id)).toHaveLength(1);
  });

  it("a repeat keeps the first words, and writes nothing a second time", async () => {
    const { id } = await createPerson(db);
    const ctx = testContext(db);
    const wanted = order(id);
    const first = await queueMail(ctx, wanted);
    const again = await queueMail(ctx, { ...wanted, write: () => expect.unreachable() });
    expect(again).toBe(first);
    expect((await rowsOf(id))[0]).toMatchObject({ id: first, state: "pending", subject: "Hello", textBody: "text" });
  });

  it("another kind or another person about the same event is another mail", async () => {
    const [ada, ben] = [await createPerson(db), await createPerson(db)];
    const ctx = testContext(db);
    const wanted = order(ada.id);
    const ids = new Set([
      await queueMail(ctx, wanted),
      await queueMail(ctx, { ...wanted, kind: "assignee-notice" }),
      await queueMail(ctx, { ...wanted, recipientId: ben.id }),
    ]);
    expect(ids.size).toBe(3);
  });

  it("takes the address of this moment and a Message-ID made of the mail's id and our own host", async () => {
    const { id, email } = await createPerson(db);
    const mailId = await queueMail(testContext(db), order(id));
    const [row] = await rowsOf(id);
    expect(row).toMatchObject({ toAddress: email, messageId: `<${mailId}@desk.example.test>` });
  });

  it("keeps for the record, but never sends, what is for somebody deactivated, deleted or without address", async () => {
    const gone = [
      await createPerson(db, "user", { deactivatedAt: new Date() }),
      await createPerson(db, "user", { deletedAt: new Date() }),
      await createPerson(db, "user", { email: null }),
    ].map((person) => person.id);
    for (const id of [...gone, newId()]) {
      await queueMail(testContext(db), order(id, { write: () => expect.unreachable() }));
      expect(await rowsOf(id)).toMatchObject([{ state: "suppressed", toAddress: "", textBody: null }]);
    }
  });

  it("what a refused transaction stored beside the mail is undone with it", async () => {
    const { id } = await createPerson(db);
    const wanted = order(id, { write: () => Promise.reject(new Error("no words")) });
    await expect(queueMail(testContext(db), wanted)).rejects.toThrow("no words");
    expect(await rowsOf(id)).toEqual([]);
  });
});

describe("an address that nobody has verified", () => {
  it("gets one mail in 24 hours, and the next after that", async () => {
    const { id } = await createPerson(db, "user", { emailVerifiedAt: null });
    const start = Date.now();
    const at = (ms: number) => testContext(db, undefined, () => new Date(start + ms));
    await queueMail(at(0), order(id));
    await queueMail(at(DAY_MS - 1), order(id));
    await queueMail(at(DAY_MS + 1), order(id));
    expect((await rowsOf(id)).map((row) => row.state)).toEqual(["pending", "suppressed", "pending"]);
  });

  it("gets one of two that are queued at the same time", async () => {
    const { id } = await createPerson(db, "user", { emailVerifiedAt: null });
    const ctx = testContext(db);
    await Promise.all([queueMail(ctx, order(id)), queueMail(ctx, order(id))]);
    expect((await rowsOf(id)).map((row) => row.state).sort()).toEqual(["pending", "suppressed"]);
  });

  it("gets welcome, verify and reset besides, which don't count", async () => {
    const { id } = await createPerson(db, "user", { emailVerifiedAt: null });
    const ctx = testContext(db);
    for (const kind of ["welcome", "verify", "requester-confirmation", "reset", "verify"] as const) {
      await queueMail(ctx, order(id, { kind }));
    }
    expect((await rowsOf(id)).map((row) => row.state)).toEqual(Array(5).fill("pending"));
  });

  it("is no reason to hold back mails to a verified one", async () => {
    const { id } = await createPerson(db);
    const ctx = testContext(db);
    await queueMail(ctx, order(id));
    await queueMail(ctx, order(id));
    expect((await rowsOf(id)).map((row) => row.state)).toEqual(["pending", "pending"]);
  });
});

describe("a limit on a kind", () => {
  it("makes no row beyond it, and counts neither other kinds nor what was suppressed", async () => {
    const { id } = await createPerson(db);
    const ctx = testContext(db);
    const alert = () => order(id, { kind: "admin-alert", atMost: { count: 1, withinMs: HOUR_MS } });
    await queueMail(ctx, order(id));
    const first = alert();
    expect(await queueMail(ctx, first)).not.toBeNull();
    expect(await queueMail(ctx, alert())).toBeNull();
    expect(await queueMail(ctx, first)).not.toBeNull();
    expect(
      await queueMail(
        testContext(db, undefined, () => new Date(Date.now() + 2 * HOUR_MS)),
        alert(),
      ),
    ).not.toBeNull();
    expect(await rowsOf(id)).toHaveLength(3);
  });
});
