import { inArray } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { HOUR_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { people } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { clearDelegates } from "./clear-delegates";
import { type DepartingPerson, departureOf } from "./departure";
import { UpdateMeInput } from "./input";

const NOW = new Date("2026-11-20T12:00:00Z");
const person = (more: Partial<DepartingPerson> = {}): DepartingPerson => ({
  ...{ role: "moderator", deactivatedAt: null, availability: "available", awayUntil: null, handsTo: null },
  ...more,
});

describe("whether somebody's tickets leave them", () => {
  const delegate = newId();
  it.each<[string, DepartingPerson, ReturnType<typeof departureOf>]>([
    ["here", person(), null],
    ["here, with a wish that is over", person({ handsTo: "queue" }), null],
    ["away, keeping them", person({ availability: "away" }), null],
    ["away, for the queue", person({ availability: "away", handsTo: "queue" }), { because: "away", to: null }],
    ["away, for somebody", person({ availability: "away", handsTo: delegate }), { because: "away", to: delegate }],
    ["back since now", person({ availability: "away", awayUntil: NOW, handsTo: delegate }), null],
    [
      "deactivated, whatever they wished",
      person({ deactivatedAt: NOW, handsTo: delegate }),
      { because: "left", to: null },
    ],
    ["no moderator any more", person({ role: "user" }), { because: "left", to: null }],
  ])("%s", (_what, who, leaving) => {
    expect(departureOf(who, NOW)).toEqual(leaving);
  });

  it("again once their absence has begun, and no longer once it is over", () => {
    const awayUntil = new Date(NOW.getTime() + HOUR_MS);
    const who = person({ availability: "away", awayUntil, handsTo: "queue" });
    expect(departureOf(who, NOW)).not.toBeNull();
    expect(departureOf(who, awayUntil)).toBeNull();
  });
});

describe("a wish about one's tickets", () => {
  let db: Db;
  beforeAll(async () => {
    db = await testDatabase();
  });

  it("is done with once none is left, and stands while there is one, and for who was not named", async () => {
    const away = { availability: "away" as const, handsTo: "queue" };
    const done = await createPerson(db, "moderator", away);
    const busy = await createPerson(db, "moderator", { ...away, activeTickets: 1 });
    const other = await createPerson(db, "moderator", away);
    await clearDelegates(testContext(db), { people: [done.id, busy.id] });
    await clearDelegates(testContext(db), { people: [] });
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
    await expect(clearDelegates(testContext(db, done), { people: ids })).rejects.toMatchObject({ code: "forbidden" });
  });
});

it("whom somebody names is found again, however their id was written", () => {
  const id = newId();
  expect(UpdateMeInput.parse({ handsTo: id.toUpperCase() })).toEqual({ handsTo: id });
});
