import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { mails } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { queueTestMail, setSettings } from "@/tests/support/mails";
import { type MailRequest, queueMail } from "./queue-mail";

let db: Db;
beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(() => void setSettings());

const content = { subject: "Hello", text: "text", html: "<p>html</p>" };

function requestFor(recipientId: string, more: Partial<MailRequest> = {}): MailRequest {
  return { eventId: newId(), recipientId, kind: "requester-confirmation", write: () => content, ...more };
}

function rowsOf(recipientId: string) {
  return db.select().from(mails).where(eq(mails.recipientId, recipientId));
}

describe("queueMail", () => {
  it("Requests at the same time for the same event, person and kind get one row and the same id", async () => {
    const { id } = await createPerson(db);
    const ctx = testContext(db);
    const request = requestFor(id);
    const ids = await Promise.all([1, 2, 3].map(() => queueTestMail(ctx, request)));
    expect(new Set(ids).size).toBe(1);
    expect(await rowsOf(id)).toHaveLength(1);
  });

  it("A repeat keeps the first content and writes nothing again", async () => {
    const { id } = await createPerson(db);
    const ctx = testContext(db);
    const request = requestFor(id);
    const first = await queueTestMail(ctx, request);
    const again = await queueTestMail(ctx, { ...request, write: () => expect.unreachable() });
    expect(again).toBe(first);
    expect((await rowsOf(id))[0]).toMatchObject({ id: first, state: "pending", subject: "Hello", textBody: "text" });
  });

  it("Another kind or another person is another email about the same event", async () => {
    const [ada, ben] = [await createPerson(db), await createPerson(db)];
    const ctx = testContext(db);
    const request = requestFor(ada.id);
    const ids = new Set([
      await queueTestMail(ctx, request),
      await queueTestMail(ctx, { ...request, kind: "assignee-notice" }),
      await queueTestMail(ctx, { ...request, recipientId: ben.id }),
    ]);
    expect(ids.size).toBe(3);
  });

  it("An email gets the current address and a Message-ID of its id and our host", async () => {
    const { id, email } = await createPerson(db);
    const mailId = await queueTestMail(testContext(db), requestFor(id));
    const [row] = await rowsOf(id);
    expect(row).toMatchObject({ toAddress: email, messageId: `<${mailId}@desk.example.test>` });
  });

  it("An email to a deactivated, deleted or unknown person or without an address is stored as suppressed", async () => {
    const gone = [
      await createPerson(db, "user", { deactivatedAt: new Date() }),
      await createPerson(db, "user", { deletedAt: new Date() }),
      await createPerson(db, "user", { email: null }),
    ].map((person) => person.id);
    for (const id of [...gone, newId()]) {
      await queueMail(testContext(db), requestFor(id, { write: () => expect.unreachable() }));
      expect(await rowsOf(id)).toMatchObject([{ state: "suppressed", toAddress: "", textBody: null }]);
    }
  });

  it("A failing template stores nothing", async () => {
    const { id } = await createPerson(db);
    const request = requestFor(id, { write: () => Promise.reject(new Error("no content")) });
    await expect(queueMail(testContext(db), request)).rejects.toThrow("no content");
    expect(await rowsOf(id)).toEqual([]);
  });
});

describe("queueMail to an unverified address", () => {
  it("An unverified address gets one email in 24 hours", async () => {
    const { id } = await createPerson(db, "user", { emailVerifiedAt: null });
    const start = Date.now();
    const at = (ms: number) => testContext(db, undefined, () => new Date(start + ms));
    await queueMail(at(0), requestFor(id));
    await queueMail(at(DAY_MS - 1), requestFor(id));
    await queueMail(at(DAY_MS + 1), requestFor(id));
    expect((await rowsOf(id)).map((row) => row.state)).toEqual(["pending", "suppressed", "pending"]);
  });

  it("An unverified address gets one of two emails that are queued at the same time", async () => {
    const { id } = await createPerson(db, "user", { emailVerifiedAt: null });
    const ctx = testContext(db);
    await Promise.all([queueMail(ctx, requestFor(id)), queueMail(ctx, requestFor(id))]);
    expect((await rowsOf(id)).map((row) => row.state).sort()).toEqual(["pending", "suppressed"]);
  });

  it("Welcome, verify and reset emails to an unverified address don't count", async () => {
    const { id } = await createPerson(db, "user", { emailVerifiedAt: null });
    const ctx = testContext(db);
    for (const kind of ["welcome", "verify", "requester-confirmation", "reset", "verify"] as const) {
      await queueMail(ctx, requestFor(id, { kind }));
    }
    expect((await rowsOf(id)).map((row) => row.state)).toEqual(Array(5).fill("pending"));
  });

  it("A verified address has no such limit", async () => {
    const { id } = await createPerson(db);
    const ctx = testContext(db);
    await queueMail(ctx, requestFor(id));
    await queueMail(ctx, requestFor(id));
    expect((await rowsOf(id)).map((row) => row.state)).toEqual(["pending", "pending"]);
  });
});

describe("the limits of queueMail", () => {
  it("A limit on a kind stores no row beyond it and does not count other kinds", async () => {
    const { id } = await createPerson(db);
    const ctx = testContext(db);
    const alert = () => requestFor(id, { kind: "admin-alert", atMost: { count: 1, withinMs: HOUR_MS } });
    await queueMail(ctx, requestFor(id));
    const first = alert();
    expect(await queueMail(ctx, first)).toMatchObject({ state: "queued" });
    expect(await queueMail(ctx, alert())).toEqual({ state: "skipped" });
    expect(await queueMail(ctx, first)).toMatchObject({ state: "queued" });
    const later = testContext(db, undefined, () => new Date(Date.now() + 2 * HOUR_MS));
    expect(await queueMail(later, alert())).toMatchObject({ state: "queued" });
    expect(await rowsOf(id)).toHaveLength(3);
  });

  it("A held email stores no row and can be queued later", async () => {
    const { id } = await createPerson(db);
    const request = requestFor(id);
    const held = await queueMail(testContext(db), { ...request, write: () => ({ waitMs: 5 }) });
    expect(held).toEqual({ state: "held", waitMs: 5 });
    expect(await rowsOf(id)).toEqual([]);
    expect(await queueMail(testContext(db), request)).toMatchObject({ state: "queued" });
  });
});
