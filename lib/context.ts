import type { Actor } from "@/lib/auth/actor";
import { type Clock, systemClock } from "@/lib/clock";
import { type Db, database } from "@/lib/db/client";

/** What a verb gets: who asks, the database, the clock, and a way to do something once the answer is out. */
export interface Context {
  actor: Actor;
  db: Db;
  now: Clock;
  /** Runs `work` after the answer where the door can (Next's `after`), else at once. It must not throw. */
  after(work: () => Promise<void>): void;
  /** Called with what a creating verb answers, inside its transaction: how a repeated request finds the first answer. */
  storeResponse?(db: Db, answer: unknown): Promise<void>;
}

/** The only way a door gets hold of a database. */
export async function contextFor(
  actor: Actor,
  options: Pick<Context, "after" | "storeResponse"> & { now?: Clock },
): Promise<Context> {
  const { db } = await database();
  return { actor, db, now: systemClock, ...options };
}
