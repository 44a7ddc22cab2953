import { beforeAll, describe, expect, it } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import { MINUTE_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { tickets } from "@/lib/db/schema";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { createCategoryRow } from "@/tests/support/workspace";
import { ticketStats } from "./stats";

let db: Db;
let ida: PersonActor;
let admin: PersonActor;

beforeAll(async () => {
  db = await testDatabase();
  ida = await createPerson(db);
  admin = await createPerson(db, "admin");
});

const NOW = new Date("2026-11-20T12:00:00Z");
const stats = (actor: PersonActor) => ticketStats(testContext(db, actor, () => NOW));

describe("ticketStats", () => {
  it("The figures are zero for every name, and without medians, for a person who sees no tickets", async () => {
    expect(await stats(ida)).toEqual({
      total: 0,
      byStatus: { open: 0, in_progress: 0, waiting: 0, resolved: 0, closed: 0, cancelled: 0 },
      byPriority: { low: 0, medium: 0, high: 0, critical: 0 },
      byCategory: {},
      unassigned: 0,
      ticketsPerDay: 0,
      medianFirstResponseMinutes: null,
      medianResolutionMinutes: null,
    });
  });

  it("The database counts the figures over the tickets the actor may see [S2.11, S2.16, S3.24]", async () => {
    const category = await createCategoryRow(db);
    const created = new Date("2026-11-17T23:00:00Z");
    const later = (minutes: number) => new Date(created.getTime() + minutes * MINUTE_MS);
    const base = { description: "x", channel: "web" as const, requesterId: ida.id, createdAt: created };
    await db.insert(tickets).values([
      { ...base, number: "1", priority: "high", categoryId: category.id },
      { ...base, number: "2", status: "waiting", assigneeId: admin.id, firstResponseAt: later(10) },
      { ...base, number: "3", status: "resolved", firstResponseAt: later(30), resolvedAt: later(90) },
      { ...base, number: "4", status: "closed", firstResponseAt: later(20.04), resolvedAt: later(30) },
      { ...base, number: "5", status: "open", deletedAt: NOW },
      { ...base, number: "6", requesterId: admin.id, categoryId: category.id },
    ]);
    expect(await stats(ida)).toEqual({
      total: 4,
      byStatus: { open: 1, in_progress: 0, waiting: 1, resolved: 1, closed: 1, cancelled: 0 },
      byPriority: { low: 0, medium: 3, high: 1, critical: 0 },
      byCategory: { [category.slug]: 1 },
      unassigned: 1,
      // From the 17th to the 20th, inclusive.
      ticketsPerDay: 1,
      medianFirstResponseMinutes: 20,
      medianResolutionMinutes: 60,
    });
    expect(await stats(admin)).toMatchObject({ total: 5, byCategory: { [category.slug]: 2 }, ticketsPerDay: 1.25 });
  });
});
