import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/lib/db/client";
import { people } from "@/lib/db/schema";
import { RoutingSettings } from "@/lib/settings/input";
import { call, createSessionRow, takeEvents } from "@/tests/support/accounts";
import { testDatabase } from "@/tests/support/database";
import { scratchFolder } from "@/tests/support/settings";
import { GET, PUT } from "./route";

let db: Db;
let admin: Awaited<ReturnType<typeof createSessionRow>>;

beforeAll(async () => {
  db = await testDatabase();
  scratchFolder();
  takeEvents();
  admin = await createSessionRow(db, "admin");
});

const read = (token?: string) => call(GET, "/api/routing/policy", { token });
const write = (policy: unknown, version?: number, token = admin.token) =>
  call(PUT, "/api/routing/policy", {
    method: "PUT",
    token,
    body: { policy },
    headers: version === undefined ? {} : { "if-match": `"${version}"` },
  });

const CHRISTMAS = { day: "2026-12-25", name: "Christmas Day" };

describe("/api/routing/policy", () => {
  it("The settings are read with a version and saved as a whole with it; a save invalidates running claims", async () => {
    const fresh = await read(admin.token);
    expect([fresh.status, fresh.headers.get("etag"), fresh.json.policy]).toEqual([
      200,
      '"0"',
      RoutingSettings.parse({}),
    ]);
    const policy = { ...RoutingSettings.parse({}), holidays: [CHRISTMAS] };
    expect((await write(policy)).json).toMatchObject({ status: 428 });
    const written = await write(policy, 0);
    expect([written.status, written.headers.get("etag"), written.json.policy]).toEqual([200, '"1"', policy]);
    expect((await write(policy, 0)).json).toMatchObject({ status: 412, type: "stale" });
    expect((await read(admin.token)).json).toEqual({ policy, version: 1 });
    const [row] = await db.select().from(people).where(eq(people.id, admin.person.id));
    expect(row?.presenceVersion).toBe(1);
  });

  it.each([
    [{ holidays: [{ ...CHRISTMAS, day: "2026-02-30" }] }, "/policy/holidays/0/day"],
    [{ holidays: [{ ...CHRISTMAS, name: " " }] }, "/policy/holidays/0/name"],
    [{ holidays: [CHRISTMAS, CHRISTMAS] }, "/policy/holidays"],
    [{ approvals: { reminderHours: 0 } }, "/policy/approvals/reminderHours"],
    [{ approvals: { reminderHours: 72, escalationHours: 72 } }, "/policy/approvals"],
    [{ approvals: { linkDays: 31 } }, "/policy/approvals/linkDays"],
    [{ mood: "bold" }, "/policy/mood"],
  ])("The invalid settings %j are 400 with a pointer", async (policy, pointer) => {
    const { status, json } = await write(policy, 1);
    expect([status, json.errors?.[0].pointer]).toEqual([400, pointer]);
  });

  it("Only admins can read and save the settings", async () => {
    const moderator = await createSessionRow(db, "moderator");
    expect((await read()).status).toBe(401);
    expect((await read(moderator.token)).status).toBe(403);
    expect((await write({}, 1, moderator.token)).status).toBe(403);
  });
});
