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
  return found?.[1] ?? expect.fail("no link in the email");
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("sendWelcome", () => {
  it("A new account gets one welcome email with the next step and a link to verify its address [S4.20]", async () => {
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

  it("A verified address gets a welcome email without a link to verify it", async () => {
    const person = await createPerson(db);
    await sendWelcome(testContext(db), { personId: person.id, eventId: newId() });
    expect((await readMailFiles(settings))[0]?.email.text).not.toContain("/verify");
    expect(await tokensOf(person.id)).toEqual([]);
  });

  it("A deactivated account gets no token", async () => {
    const person = await createPerson(db, "user", { emailVerifiedAt: null, deactivatedAt: new Date() });
    const outcome = await sendWelcome(testContext(db), { personId: person.id, eventId: newId() });
    expect(outcome.state).toBe("suppressed");
    expect(await tokensOf(person.id)).toEqual([]);
  });
});

describe("sendVerifyLink and sendResetLink", () => {
  it("A reset link works for an hour and only its hash is stored", async () => {
    const person = await createPerson(db);
    expect(await sendResetLink(testContext(db), { personId: person.id })).toMatchObject({ state: "sent" });
    const [token] = await tokensOf(person.id);
    const [file] = await readMailFiles(settings);
    expect(token?.tokenHash).toBe(sha256(tokenIn(file?.email.text, "/reset-password")));
    expect(token).toMatchObject({ purpose: "reset" });
    expect(token!.expiresAt.getTime() - token!.createdAt.getTime()).toBe(HOUR_MS);
    expect((await mailsTo(person.id))[0]).toMatchObject({ kind: "reset", eventId: token?.id });
  });

  it("Each request creates a new link, but at most five an hour", async () => {
    const person = await createPerson(db, "user", { emailVerifiedAt: null });
    const states = [];
    for (let i = 0; i < 6; i++) states.push((await sendVerifyLink(testContext(db), { personId: person.id })).state);
    expect(states).toEqual([...Array(5).fill("sent"), "skipped"]);
    expect(new Set((await tokensOf(person.id)).map((token) => token.tokenHash)).size).toBe(5);
  });

  it("A repeat after a failed attempt sends the waiting link and no second one", async () => {
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

  it("A verified person gets no link to verify", async () => {
    const person = await createPerson(db);
    expect(await sendVerifyLink(testContext(db), { personId: person.id })).toEqual({ state: "skipped" });
  });

  it("A person can request a link for their own address only, and only admins and jobs can send a reset link", async () => {
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
