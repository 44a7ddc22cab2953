import type { Actor } from "@/lib/auth/actor";
import { type Clock, systemClock } from "@/lib/clock";
import { type Db, database } from "@/lib/db/client";

/** The first argument of every verb: the actor, the database, the clock, and work for after the response. */
export interface Context {
  actor: Actor;
  db: Db;
  now: Clock;
  /**
   * Runs `work` after the response (Next's `after`), or at once in jobs and at the start. The demo's timeline and some
   * scripts skip it. `work` must not throw.
   */
  after(work: () => Promise<void>): void;
  /** Stores the response of a creating verb in its transaction, so that a repeated request finds it. */
  storeResponse?(db: Db, answer: unknown): Promise<void>;
}

/** Creates a context; entry points must not open the database in another way. */
export async function contextFor(
  actor: Actor,
  options: Pick<Context, "after" | "storeResponse"> & { now?: Clock },
): Promise<Context> {
  const { db } = await database();
  return { actor, db, now: systemClock, ...options };
}
