import { inArray } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { HOUR_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { people } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { mintPerson, testContext, testDatabase } from "@/tests/support/database";
import { UpdateMeInput } from "./input";
import { type Leaver, leavingOf } from "./leaving";
import { settleHandsTo } from "./settle-hands-to";

const NOW = new Date("2026-11-20T12:00:00Z");
const person = (more: Partial<Leaver> = {}): Leaver => ({
  ...{ role: "moderator", deactivatedAt: null, availability: "available", awayUntil: null, handsTo: null },
  ...more,
});

describe("whether somebody's tickets leave them", () => {
  const heir = newId();
  it.each<[string, Leaver, ReturnType<typeof leavingOf>]>([
    ["here", person(), null],
    ["here, with a wish that is over", person({ handsTo: "queue" }), null],
    ["away, keeping them", person({ availability: "away" }), null],
    ["away, for the queue", person({ availability: "away", handsTo: "queue" }), { because: "away", to: null }],
    ["away, for somebody", person({ availability: "away", handsTo: heir }), { because: "away", to: heir }],
    ["back since now", person({ availability: "away", awayUntil: NOW, handsTo: heir }), null],
    ["deactivated, whatever they wished", person({ deactivatedAt: NOW, handsTo: heir }), { because: "left", to: null }],
    ["no moderator any more", person({ role: "user" }), { because: "left", to: null }],
  ])("%s", (_what, who, leaving) => {
    expect(leavingOf(who, NOW)).toEqual(leaving);
  });

  it("again once their absence has begun, and no longer once it is over", () => {
    const awayUntil = new Date(NOW.getTime() + HOUR_MS);
    const who = person({ availability: "away", awayUntil, handsTo: "queue" });
    expect(leavingOf(who, NOW)).not.toBeNull();
    expect(leavingOf(who, awayUntil)).toBeNull();
  });
});

describe("a wish about one's tickets", () => {
  let db: Db;
  beforeAll(async () => {
    db = await testDatabase();
  });

  it("is done with once none is left, and stands while there is one, and for who was not named", async () => {
    const away = { availability: "away" as const, handsTo: "queue" };
    const done = await mintPerson(db, "moderator", away);
    const busy = await mintPerson(db, "moderator", { ...away, activeTickets: 1 });
    const other = await mintPerson(db, "moderator", away);
    await settleHandsTo(testContext(db), { people: [done.id, busy.id] });
    await settleHandsTo(testContext(db), { people: [] });
    const ids = [done, busy, other].map(({ id }) => id);
    const rows = await db
      .select({ id: people.id, handsTo: people.handsTo })
      .from(people)
      .where(inArray(people.id, ids));
    expect(new Map(rows.map((row) => [row.id, row.handsTo]))).toEqual(
      new Map([
        [done.id, null],
        [busy.id, "queue"],
        [other.id, "queue"],
      ]),
    );
    await expect(settleHandsTo(testContext(db, done), { people: ids })).rejects.toMatchObject({ code: "forbidden" });
  });
});

it("whom somebody names is found again, however their id was written", () => {
  const id = newId();
  expect(UpdateMeInput.parse({ handsTo: id.toUpperCase() })).toEqual({ handsTo: id });
});
