import { isNull, sql } from "drizzle-orm";
import { database } from "@/lib/db/client";
import { isMigrated } from "@/lib/db/migrate";
import { outbox } from "@/lib/db/schema";
import { type EngineMode, engineMode } from "@/lib/env";

export interface Readiness {
  ready: boolean;
  database: "up" | "down";
  driver: "pglite" | "neon" | "pg" | null;
  migrations: "done" | "missing";
  engine: EngineMode;
  /** How long the oldest event has waited to be sent; null when none waits. */
  oldestUnsentEventSeconds: number | null;
}

/** What a load balancer and a person with a doubt want to know. Never throws, and tells nothing secret. */
export async function readiness(): Promise<Readiness> {
  const engine = engineMode();
  try {
    const { db, driver } = await database();
    if (!(await isMigrated(db))) return { ...down(engine), database: "up", driver };
    const [row] = await db
      .select({ seconds: sql<number | null>`extract(epoch from now() - min(${outbox.createdAt}))::float8` })
      .from(outbox)
      .where(isNull(outbox.sentAt));
    const oldestUnsentEventSeconds = row?.seconds == null ? null : Math.round(row.seconds);
    return { ready: true, database: "up", driver, migrations: "done", engine, oldestUnsentEventSeconds };
  } catch {
    return down(engine);
  }
}

function down(engine: Readiness["engine"]): Readiness {
  return {
    ready: false,
    database: "down",
    driver: null,
    migrations: "missing",
    engine,
    oldestUnsentEventSeconds: null,
  };
}
