import { count } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { MINUTE_MS, SECOND_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { rateLimits } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { testDatabase } from "@/tests/support/database";
import { consume, deleteExpiredLimits, refund, resetLimit, tryConsume } from "./consume";
import type { RateLimit } from "./limits";

const limit: RateLimit = { name: "test", most: 3, windowMs: MINUTE_MS };
const start = Date.parse("2026-11-20T12:00:00Z");
let db: Db;
let at: number;
let subject: string;
const ctx = {
  get db() {
    return db;
  },
  now: () => new Date(at),
};

beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(() => {
  at = start;
  subject = newId();
});

const takeAll = async (n: number) => {
  for (let i = 0; i < n; i++) await consume(ctx, limit, subject);
};

describe("a limit", () => {
  it("lets so many through in a window that begins with the first, then says how long to wait", async () => {
    await takeAll(3);
    at += 20 * SECOND_MS;
    await expect(consume(ctx, limit, subject)).rejects.toMatchObject({
      code: "too_many",
      retryAfterSeconds: 40,
      message: "Too many attempts. Try again in 40 seconds.",
    });
  });

  it("starts again when its window is over, whatever was refused meanwhile", async () => {
    await takeAll(3);
    for (let i = 0; i < 5; i++) {
      at += 10 * SECOND_MS;
      expect(await tryConsume(ctx, limit, subject)).toBeGreaterThan(0);
    }
    at = start + MINUTE_MS;
    await takeAll(3);
    expect(await tryConsume(ctx, limit, subject)).toBe(MINUTE_MS);
  });

  it("counts for each subject and each limit by itself", async () => {
    await takeAll(3);
    expect(await tryConsume(ctx, limit, newId())).toBe(0);
    expect(await tryConsume(ctx, { ...limit, name: "other" }, subject)).toBe(0);
  });

  it("lets exactly so many through of those that come at the same moment", async () => {
    const waits = await Promise.all(Array.from({ length: 20 }, () => tryConsume(ctx, limit, subject)));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(3);
  });

  it("takes back what was given, and never less than nothing", async () => {
    await takeAll(1);
    for (let i = 0; i < 5; i++) await refund(ctx, limit, subject);
    await takeAll(3);
    await expect(consume(ctx, limit, subject)).rejects.toMatchObject({ code: "too_many" });
    await resetLimit(ctx, limit, subject);
    await takeAll(3);
  });

  it("leaves no row behind once its window is over", async () => {
    await takeAll(1);
    at += 10 * MINUTE_MS;
    await deleteExpiredLimits(ctx);
    expect((await db.select({ n: count() }).from(rateLimits))[0]?.n).toBe(0);
  });
});
