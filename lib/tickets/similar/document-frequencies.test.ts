import { sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { jobActor } from "@/lib/auth/actor";
import { MINUTE_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { openTestTicket } from "@/tests/support/workspace";
import { ownFrequencies, workspaceFrequencies } from "./document-frequencies";

let db: Db;

beforeAll(async () => {
  db = await testDatabase();
  const { id } = await createPerson(db);
  // In the first year tickets asked for quarterly figures, in the second for monthly ones.
  await db.execute(sql`
    insert into tickets (id, number, description, channel, requester_id, created_at)
    select gen_random_uuid(), 'TKT-20240101-' || n,
      case when n <= 2000 then 'The quarterly figures' else 'The monthly figures' end || repeat(' are late', 20), 'api',
      ${id}::uuid, now() - (4000 - n) * interval '4 hours'
    from generate_series(1, 4000) as n`);
});

it("Words are counted in new and old tickets, and of many tickets only in a sample", async () => {
  const { sampled, counts, tickets } = await workspaceFrequencies(testContext(db));
  expect(sampled).toBeGreaterThan(1_000);
  expect(sampled).toBeLessThanOrEqual(2_000);
  expect(tickets).toBeGreaterThan(sampled);
  expect(counts.get("figures")).toBe(sampled);
  expect(counts.get("monthly")).toBeGreaterThanOrEqual(1_000);
  expect(counts.get("quarterly")).toBeGreaterThan(100);
});

it("Counts are reused for ten minutes, then once more while new ones are made", async () => {
  let at = Date.now();
  const ctx = testContext(db, jobActor("pipeline"), () => new Date(at));
  const first = await workspaceFrequencies(ctx);
  at += 9 * MINUTE_MS;
  expect(await workspaceFrequencies(ctx)).toBe(first);
  at += 2 * MINUTE_MS;
  expect(await workspaceFrequencies(ctx)).toBe(first);
  await ctx.settle();
  expect(await workspaceFrequencies(ctx)).not.toBe(first);
});

it("A person's own counts cover only their newest 300 tickets", async () => {
  const ida = await createPerson(db);
  expect(await ownFrequencies(db, ida.id)).toEqual({ sampled: 0, counts: new Map(), tickets: 0 });
  await openTestTicket(db, ida, { description: "Turbidimeter drifts" });
  const { sampled, counts } = await ownFrequencies(db, ida.id);
  expect([sampled, counts.get("turbidimeter"), counts.get("figures")]).toEqual([1, 1, undefined]);
});
