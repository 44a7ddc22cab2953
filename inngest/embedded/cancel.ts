import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "@/lib/db/client";
import { engineRuns } from "@/lib/db/schema";
import { readJson } from "@/lib/read-json";
import { isTrue } from "./cel";
import type { EngineContext } from "./context";
import { abortRun } from "./end-run";
import type { EngineFunction } from "./supported";
import type { WireEvent } from "./wire";

/** Cancels the live runs that match the event. A running step finishes, but its result is not stored. */
export async function cancelRuns(
  db: Db,
  ctx: EngineContext,
  functions: EngineFunction[],
  event: WireEvent,
): Promise<void> {
  for (const fn of functions) {
    const live = await db
      .select({ id: engineRuns.id, event: engineRuns.event, createdAt: engineRuns.createdAt })
      .from(engineRuns)
      .where(and(eq(engineRuns.functionId, fn.id), isNull(engineRuns.endedAt)));
    for (const run of live) {
      const ageMs = ctx.now().getTime() - run.createdAt.getTime();
      const values = { event: readJson(run.event) ?? {}, async: event };
      const cancelled = fn.cancels.some(
        (rule) => rule.event === event.name && ageMs <= (rule.withinMs ?? Infinity) && isTrue(rule.condition, values),
      );
      if (!cancelled) continue;
      const error = { name: "Cancelled", message: `The event ${event.name} cancelled this run.` };
      await abortRun(db, ctx, run.id, "cancelled", error);
    }
  }
}
