import { type Actor, jobActor } from "@/lib/auth/actor";
import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";

/** A context for verbs. Its "after" work waits for `settle`, so that a test decides when events are sent. */
export function testContext(db: Db, actor: Actor = jobActor("pipeline"), now = () => new Date()) {
  const waiting: (() => Promise<void>)[] = [];
  const ctx: Context = { actor, db, now, after: (work) => void waiting.push(work) };
  const settle = async () => {
    for (let work = waiting.shift(); work; work = waiting.shift()) await work();
  };
  return Object.assign(ctx, { settle });
}
