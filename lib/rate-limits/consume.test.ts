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
  it("A limit allows its number of uses per window, then says how long to wait", async () => {
    await takeAll(3);
    at += 20 * SECOND_MS;
    await expect(consume(ctx, limit, subject)).rejects.toMatchObject({
      code: "too_many",
      retryAfterSeconds: 40,
      message: "Too many attempts. Try again in 40 seconds.",
    });
  });

  it("A limit starts again after its window, whatever was refused in it", async () => {
    await takeAll(3);
    for (let i = 0; i < 5; i++) {
      at += 10 * SECOND_MS;
      expect(await tryConsume(ctx, limit, subject)).toBeGreaterThan(0);
    }
    at = start + MINUTE_MS;
    await takeAll(3);
    expect(await tryConsume(ctx, limit, subject)).toBe(MINUTE_MS);
  });

  it("Each subject and each limit is counted separately", async () => {
    await takeAll(3);
    expect(await tryConsume(ctx, limit, newId())).toBe(0);
    expect(await tryConsume(ctx, { ...limit, name: "other" }, subject)).toBe(0);
  });

  it("Of simultaneous uses exactly the limit is allowed", async () => {
    const waits = await Promise.all(Array.from({ length: 20 }, () => tryConsume(ctx, limit, subject)));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(3);
  });

  it("A refund lowers the count, but not below zero", async () => {
    await takeAll(1);
    for (let i = 0; i < 5; i++) await refund(ctx, limit, subject);
    await takeAll(3);
    await expect(consume(ctx, limit, subject)).rejects.toMatchObject({ code: "too_many" });
    await resetLimit(ctx, limit, subject);
    await takeAll(3);
  });

  it("Expired counts are deleted", async () => {
    await takeAll(1);
    at += 10 * MINUTE_MS;
    await deleteExpiredLimits(ctx);
    expect((await db.select({ n: count() }).from(rateLimits))[0]?.n).toBe(0);
  });
});
