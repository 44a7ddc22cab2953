import type { Actor } from "@/lib/auth/actor";
import { type Clock, systemClock } from "@/lib/clock";
import { type Db, database } from "@/lib/db/client";

/** The first argument of every verb: the actor, the database, the clock, and work for after the response. */
export interface Context {
  actor: Actor;
  db: Db;
  now: Clock;
  /** Runs `work` after the response if the entry point can (Next's `after`), else at once. `work` must not throw. */
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
