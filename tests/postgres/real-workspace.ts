import { and, count, inArray, isNull } from "drizzle-orm";
import { beforeAll, beforeEach } from "vitest";
import { seedStarter } from "@/lib/catalogue/seed-starter";
import type { Db } from "@/lib/db/client";
import { people, tickets } from "@/lib/db/schema";
import { ACTIVE_STATUSES } from "@/lib/domain/ticket";
import { testContext } from "@/tests/support/database";
import { type Driver, type RealDatabase, realDatabase } from "./drivers";

/** A database with the starter catalogue. Routing can choose only people of the current test. */
export function realWorkspace(driver: Driver): RealDatabase {
  const database = realDatabase(driver);

  beforeAll(async () => {
    await seedStarter(testContext(database.current.db));
  });

  beforeEach(async () => {
    await database.current.db
      .update(people)
      .set({ deactivatedAt: new Date() })
      .where(inArray(people.role, ["moderator", "admin"]));
  });
  return database;
}

/** The stored workload of each person. */
export async function workloadsOf(db: Db, staff: { id: string }[]): Promise<number[]> {
  const rows = await db.select({ id: people.id, n: people.activeTickets }).from(people);
  return staff.map((person) => rows.find((row) => row.id === person.id)!.n);
}

/** The number of active tickets assigned to each person, counted. */
export async function countAssigned(db: Db, staff: { id: string }[]): Promise<number[]> {
  const rows = await db
    .select({ id: tickets.assigneeId, n: count() })
    .from(tickets)
    .where(and(inArray(tickets.status, [...ACTIVE_STATUSES]), isNull(tickets.deletedAt)))
    .groupBy(tickets.assigneeId);
  return staff.map((person) => rows.find((row) => row.id === person.id)?.n ?? 0);
}
