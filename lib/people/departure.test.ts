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

describe("departureOf", () => {
  const delegate = newId();
  it.each<[string, DepartingPerson, ReturnType<typeof departureOf>]>([
    ["A person at work", person(), null],
    ["A person at work with an old delegate", person({ handsTo: "queue" }), null],
    ["An away person who keeps tickets", person({ availability: "away" }), null],
    [
      "An away person with the queue as delegate",
      person({ availability: "away", handsTo: "queue" }),
      { because: "away", to: null },
    ],
    [
      "An away person with a delegate",
      person({ availability: "away", handsTo: delegate }),
      { because: "away", to: delegate },
    ],
    ["A person who is back now", person({ availability: "away", awayUntil: NOW, handsTo: delegate }), null],
    [
      "A deactivated person with a delegate",
      person({ deactivatedAt: NOW, handsTo: delegate }),
      { because: "left", to: null },
    ],
    ["A demoted moderator", person({ role: "user" }), { because: "left", to: null }],
  ])("%s has the right departure", (_what, who, leaving) => {
    expect(departureOf(who, NOW)).toEqual(leaving);
  });

  it("Tickets leave a person during the absence and not after it", () => {
    const awayUntil = new Date(NOW.getTime() + HOUR_MS);
    const who = person({ availability: "away", awayUntil, handsTo: "queue" });
    expect(departureOf(who, NOW)).not.toBeNull();
    expect(departureOf(who, awayUntil)).toBeNull();
  });
});

describe("clearDelegates", () => {
  let db: Db;
  beforeAll(async () => {
    db = await testDatabase();
  });

  it("A delegate is cleared only for the given people without open tickets", async () => {
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

it("The id of a delegate is normalized to lower case", () => {
  const id = newId();
  expect(UpdateMeInput.parse({ handsTo: id.toUpperCase() })).toEqual({ handsTo: id });
});
