import { inArray } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { HOUR_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { mails, people } from "@/lib/db/schema";
import type { Env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { createMailTicket, readMailFiles, setSettings } from "@/tests/support/mails";
import { notifyAdmins } from "./notify-admins";

let db: Db;
let settings: Env;
let admins: string[];
let ticketId: string;
beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(async () => {
  settings = setSettings();
  await db.update(people).set({ role: "user" });
  admins = [(await createPerson(db, "admin")).id, (await createPerson(db, "admin")).id];
  await createPerson(db, "admin", { deactivatedAt: new Date() });
  await createPerson(db, "moderator");
  ticketId = (await createMailTicket(db, (await createPerson(db)).id)).id;
});

const why = "approver-silent" as const;
const alertsTo = (ids: string[]) => db.select().from(mails).where(inArray(mails.recipientId, ids));

describe("notifyAdmins", () => {
  it("Each active admin gets one email with the ticket and the reason", async () => {
    const input = { ticketId, eventId: newId(), why };
    await notifyAdmins(testContext(db), input);
    await notifyAdmins(testContext(db), input);
    const files = await readMailFiles(settings);
    expect(files).toHaveLength(2);
    for (const { email } of files) {
      expect(email.text).toContain("An approver has not answered");
      expect(email.headers).toContainEqual(expect.objectContaining({ key: "x-signalbox-kind", value: "admin-alert" }));
    }
    expect((await alertsTo(admins)).map((row) => row.state)).toEqual(["sent", "sent"]);
  });

  it("An admin gets at most one alert an hour and the others are not queued", async () => {
    const start = Date.now();
    const at = (ms: number) => testContext(db, undefined, () => new Date(start + ms));
    await notifyAdmins(at(0), { ticketId, eventId: newId(), why });
    expect(await notifyAdmins(at(HOUR_MS - 1), { ticketId, eventId: newId(), why })).toEqual([
      { state: "skipped" },
      { state: "skipped" },
    ]);
    expect(await alertsTo(admins)).toHaveLength(2);
    await notifyAdmins(at(HOUR_MS + 1), { ticketId, eventId: newId(), why });
    expect(await alertsTo(admins)).toHaveLength(4);
  });

  it("Every admin is tried before a failure is thrown, so a repeat sends only what is missing", async () => {
    const input = { ticketId, eventId: newId(), why };
    setSettings({ SMTP_URL: "smtp://127.0.0.1:1" });
    await expect(notifyAdmins(testContext(db), input)).rejects.toMatchObject({ code: "unavailable" });
    expect((await alertsTo(admins)).map((row) => [row.state, row.attempts])).toEqual([
      ["pending", 1],
      ["pending", 1],
    ]);
    settings = setSettings();
    expect(await notifyAdmins(testContext(db), input)).toMatchObject([{ state: "sent" }, { state: "sent" }]);
    expect(await readMailFiles(settings)).toHaveLength(2);
  });

  it("Admins get no alert about a deleted ticket", async () => {
    expect(await notifyAdmins(testContext(db), { ticketId: newId(), eventId: newId(), why })).toEqual([]);
  });
});
