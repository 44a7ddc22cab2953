import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/lib/db/client";
import { idempotencyKeys } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { testDatabase } from "@/tests/support/database";
import {
  AlreadyAnswered,
  deleteExpiredResponses,
  findStoredResponse,
  RESPONSE_LIFETIME_MS,
  storeResponse,
} from "./stored-responses";

let db: Db;
beforeAll(async () => {
  db = await testDatabase();
});

const NOW = new Date("2026-11-20T12:00:00Z");
const later = (ms: number) => new Date(NOW.getTime() + ms);
const row = (more: Partial<Parameters<typeof storeResponse>[1]> = {}) => ({
  personId: newId(),
  key: "k",
  requestHash: "h",
  answer: { n: 1 },
  now: NOW,
  ...more,
});

describe("the first answer to a request", () => {
  it("A response is found by the same person and key for 24 hours", async () => {
    const first = row();
    await storeResponse(db, first);
    const find = (personId: string, key: string, now: Date) => findStoredResponse(db, personId, key, now);
    expect(await find(first.personId, "k", later(RESPONSE_LIFETIME_MS - 1))).toEqual({
      requestHash: "h",
      answer: { n: 1 },
    });
    expect(await find(first.personId, "other", NOW)).toBeUndefined();
    expect(await find(newId(), "k", NOW)).toBeUndefined();
    expect(await find(first.personId, "k", later(RESPONSE_LIFETIME_MS))).toBeUndefined();
  });

  it("A valid response is never replaced, even in its last moment", async () => {
    const first = row();
    await storeResponse(db, first);
    for (const ms of [0, RESPONSE_LIFETIME_MS - 1]) {
      const second = storeResponse(db, { ...first, answer: { n: 2 }, now: later(ms) });
      await expect(second).rejects.toBeInstanceOf(AlreadyAnswered);
    }
    expect((await findStoredResponse(db, first.personId, "k", NOW))?.answer).toEqual({ n: 1 });
  });

  it("An expired response can be replaced", async () => {
    const first = row();
    await storeResponse(db, first);
    await storeResponse(db, { ...first, requestHash: "h2", answer: { n: 2 }, now: later(RESPONSE_LIFETIME_MS) });
    expect(await findStoredResponse(db, first.personId, "k", later(RESPONSE_LIFETIME_MS))).toEqual({
      requestHash: "h2",
      answer: { n: 2 },
    });
  });

  it("Only expired responses are deleted", async () => {
    await db.delete(idempotencyKeys);
    await storeResponse(db, row({ key: "old" }));
    await storeResponse(db, row({ key: "new", now: later(1_000) }));
    await deleteExpiredResponses(db, later(RESPONSE_LIFETIME_MS + 1));
    expect(await db.select({ key: idempotencyKeys.key }).from(idempotencyKeys)).toEqual([{ key: "new" }]);
  });
});
