import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/lib/db/client";
import { mails, triageBreakers } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { readMailFiles, setSettings } from "@/tests/support/mails";
import { createCategoryRow } from "@/tests/support/workspace";
import { notifyBreakerTripped } from "./notify-breaker-tripped";

let db: Db;
beforeAll(async () => {
  db = await testDatabase();
  await createPerson(db, "admin");
  await createPerson(db, "moderator");
});

async function trip(more: Partial<typeof triageBreakers.$inferInsert> = {}) {
  const { slug, name } = await createCategoryRow(db);
  const row = { field: "category" as const, value: slug, kept: 12, decided: 20, target: 0.75, trippedAt: new Date() };
  const id = newId();
  await db.insert(triageBreakers).values({ id, ...row, ...more });
  return { breakerId: id, name };
}

describe("notifyBreakerTripped", () => {
  it("Each admin gets one email with the count and the target", async () => {
    const settings = setSettings();
    const { breakerId, name } = await trip();
    await notifyBreakerTripped(testContext(db), { breakerId });
    await notifyBreakerTripped(testContext(db), { breakerId });
    const [mail, ...more] = await readMailFiles(settings);
    expect(more).toEqual([]);
    expect(mail!.email.subject).toBe(`Automation for ${name} was set to "suggest"`);
    expect(mail!.email.text).toContain(`the last 20 tickets that triage classified as ${name}, people accepted 12`);
    expect(mail!.email.text).toContain("75%");
    expect(mail!.email.text).toContain("https://desk.example.test/admin/triage");
  });

  it("A reset breaker sends no email and a person can't send it", async () => {
    const { breakerId } = await trip({ resetAt: new Date() });
    expect(await notifyBreakerTripped(testContext(db), { breakerId })).toEqual([]);
    expect(await db.$count(mails, eq(mails.eventId, breakerId))).toBe(0);
    const admin = testContext(db, await createPerson(db, "admin"));
    await expect(notifyBreakerTripped(admin, { breakerId })).rejects.toMatchObject({ code: "forbidden" });
  });
});
