import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { mails, oneTimeTokens } from "@/lib/db/schema";
import type { Env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { readMailFiles, setSettings } from "@/tests/support/mails";
import { sendResetLink } from "./send-reset-link";
import { sendVerifyLink } from "./send-verify-link";
import { sendWelcome } from "./send-welcome";

let db: Db;
let settings: Env;
beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(() => {
  settings = setSettings();
});

function tokensOf(personId: string) {
  return db.select().from(oneTimeTokens).where(eq(oneTimeTokens.personId, personId));
}

function mailsTo(personId: string) {
  return db.select().from(mails).where(eq(mails.recipientId, personId));
}

function tokenIn(text: string | undefined, path: string): string {
  const found = new RegExp(`https://desk\\.example\\.test${path}\\?token=([\\w-]{43})(?![\\w-])`).exec(text ?? "");
  return found?.[1] ?? expect.fail("no link in the mail");
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("the welcome mail", () => {
  it("greets a new account once a sign-up, says what to do next, and verifies its address [S4.20]", async () => {
    const person = await createPerson(db, "user", { name: "Ada", emailVerifiedAt: null });
    const input = { personId: person.id, eventId: newId() };
    const first = await sendWelcome(testContext(db), input);
    expect(await sendWelcome(testContext(db), input)).toEqual(first);
    const files = await readMailFiles(settings);
    expect(files).toHaveLength(1);
    const { email } = files[0]!;
    expect(email.headers).toContainEqual(expect.objectContaining({ key: "x-signalbox-kind", value: "welcome" }));
    expect(email.subject).toBe("Welcome to Signalbox");
    expect(email.text).toContain("Hello Ada,");
    expect(email.text).toContain("https://desk.example.test/tickets/new");
    const tokens = await tokensOf(person.id);
    expect(tokens).toHaveLength(1);
    expect(tokens[0]).toMatchObject({ purpose: "verify", email: person.email, usedAt: null });
    expect(tokens[0]?.tokenHash).toBe(sha256(tokenIn(email.text, "/verify")));
    expect(tokens[0]!.expiresAt.getTime() - tokens[0]!.createdAt.getTime()).toBe(DAY_MS);
    expect(email.html).toContain(tokenIn(email.text, "/verify"));
  });

  it("has no link to verify where the address is verified already", async () => {
    const person = await createPerson(db);
    await sendWelcome(testContext(db), { personId: person.id, eventId: newId() });
    expect((await readMailFiles(settings))[0]?.email.text).not.toContain("/verify");
    expect(await tokensOf(person.id)).toEqual([]);
  });

  it("mints no token for somebody who left before it was written", async () => {
    const person = await createPerson(db, "user", { emailVerifiedAt: null, deactivatedAt: new Date() });
    const told = await sendWelcome(testContext(db), { personId: person.id, eventId: newId() });
    expect(told.state).toBe("suppressed");
    expect(await tokensOf(person.id)).toEqual([]);
  });
});

describe("one-time links", () => {
  it("a reset link works for an hour and only its hash is stored", async () => {
    const person = await createPerson(db);
    expect(await sendResetLink(testContext(db), { personId: person.id })).toMatchObject({ state: "sent" });
    const [token] = await tokensOf(person.id);
    const [file] = await readMailFiles(settings);
    expect(token?.tokenHash).toBe(sha256(tokenIn(file?.email.text, "/reset-password")));
    expect(token).toMatchObject({ purpose: "reset" });
    expect(token!.expiresAt.getTime() - token!.createdAt.getTime()).toBe(HOUR_MS);
    expect((await mailsTo(person.id))[0]).toMatchObject({ kind: "reset", eventId: token?.id });
  });

  it("asked for again each time makes a new link, but five an hour at most", async () => {
    const person = await createPerson(db, "user", { emailVerifiedAt: null });
    const states = [];
    for (let i = 0; i < 6; i++) states.push((await sendVerifyLink(testContext(db), { personId: person.id })).state);
    expect(states).toEqual([...Array(5).fill("sent"), "skipped"]);
    expect(new Set((await tokensOf(person.id)).map((token) => token.tokenHash)).size).toBe(5);
  });

  it("a repeat after a failed try sends the link that waits, not a second one", async () => {
    const person = await createPerson(db, "user", { emailVerifiedAt: null });
    setSettings({ SMTP_URL: "smtp://127.0.0.1:1" });
    await expect(sendVerifyLink(testContext(db), { personId: person.id })).rejects.toMatchObject({
      code: "unavailable",
    });
    settings = setSettings();
    expect(await sendVerifyLink(testContext(db), { personId: person.id })).toMatchObject({ state: "sent" });
    expect(await tokensOf(person.id)).toHaveLength(1);
    expect(await mailsTo(person.id)).toHaveLength(1);
  });

  it("a verified person needs no link", async () => {
    const person = await createPerson(db);
    expect(await sendVerifyLink(testContext(db), { personId: person.id })).toEqual({ state: "skipped" });
  });

  it("people may ask for a link to their own address, and nobody but admins and jobs for a reset", async () => {
    const [ada, ben] = [await createPerson(db, "user", { emailVerifiedAt: null }), await createPerson(db)];
    expect(await sendVerifyLink(testContext(db, ada), { personId: ada.id })).toMatchObject({ state: "sent" });
    await expect(sendVerifyLink(testContext(db, ben), { personId: ada.id })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(sendResetLink(testContext(db, ben), { personId: ada.id })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
