import { and, count, inArray, isNull } from "drizzle-orm";
import { beforeAll, beforeEach } from "vitest";
import { seedStarter } from "@/lib/catalogue/seed-starter";
import type { Db } from "@/lib/db/client";
import { people, tickets } from "@/lib/db/schema";
import { ACTIVE_STATUSES } from "@/lib/domain/ticket";
import { testContext } from "@/tests/support/database";
import { type Driver, type RealDatabase, realDatabase } from "./drivers";

/** A real database with the starter's words, in which only the people of the test at hand can be chosen. */
export function realWorkspace(driver: Driver): RealDatabase {
  const holder = realDatabase(driver);

  beforeAll(async () => {
    await seedStarter(testContext(holder.current.db));
  });

  beforeEach(async () => {
    await holder.current.db
      .update(people)
      .set({ deactivatedAt: new Date() })
      .where(inArray(people.role, ["moderator", "admin"]));
  });
  return holder;
}

/** What each one's count says. */
export async function loadsOf(db: Db, who: { id: string }[]): Promise<number[]> {
  const rows = await db.select({ id: people.id, n: people.activeTickets }).from(people);
  return who.map((person) => rows.find((row) => row.id === person.id)!.n);
}

/** How many active tickets each truly has, whatever their count says. */
export async function ownedBy(db: Db, who: { id: string }[]): Promise<number[]> {
  const rows = await db
    .select({ id: tickets.assigneeId, n: count() })
    .from(tickets)
    .where(and(inArray(tickets.status, [...ACTIVE_STATUSES]), isNull(tickets.deletedAt)))
    .groupBy(tickets.assigneeId);
  return who.map((person) => rows.find((row) => row.id === person.id)?.n ?? 0);
}
