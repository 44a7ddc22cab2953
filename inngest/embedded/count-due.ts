import { and, count, isNull, lte } from "drizzle-orm";
import { engineCrons, engineEvents, engineRuns, engineSteps } from "@/lib/db/schema";
import type { EngineContext } from "./context";

export async function countDue({ db, now }: Pick<EngineContext, "db" | "now">): Promise<number> {
  const counts = await Promise.all([
    db.select({ n: count() }).from(engineEvents).where(isNull(engineEvents.scheduledAt)),
    db
      .select({ n: count() })
      .from(engineRuns)
      .where(and(lte(engineRuns.dueAt, now()), isNull(engineRuns.claim))),
    db
      .select({ n: count() })
      .from(engineSteps)
      .where(and(lte(engineSteps.dueAt, now()), isNull(engineSteps.claim))),
    db.select({ n: count() }).from(engineCrons).where(lte(engineCrons.nextAt, now())),
  ]);
  return counts.reduce((sum, [row]) => sum + (row?.n ?? 0), 0);
}
