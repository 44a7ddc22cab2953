import { isNull, sql } from "drizzle-orm";
import { embeddedState } from "@/inngest/client";
import { database } from "@/lib/db/client";
import { isMigrated } from "@/lib/db/migrate";
import { outbox } from "@/lib/db/schema";
import { type EngineMode, engineMode } from "@/lib/env";

export interface Readiness {
  ready: boolean;
  database: "up" | "down";
  driver: "pglite" | "neon" | "pg" | null;
  migrations: "done" | "missing";
  engine: { mode: EngineMode; state: "runs" | "follows" | "starts" | "refuses" | "elsewhere"; refusal?: string };
  oldestUnsentEventSeconds: number | null;
}

/** The app's health, for load balancers and people. Never throws, and contains no secrets. */
export async function readiness(): Promise<Readiness> {
  const state: Readiness = {
    ready: false,
    database: "down",
    driver: null,
    migrations: "missing",
    engine: { mode: engineMode(), state: "starts" },
    oldestUnsentEventSeconds: null,
  };
  try {
    const { db, driver } = await database();
    const migrated = await isMigrated(db);
    Object.assign(state, { database: "up", driver, migrations: migrated ? "done" : "missing" });
    if (!migrated) return state;
    const [row] = await db
      .select({ seconds: sql<number | null>`extract(epoch from now() - min(${outbox.createdAt}))::float8` })
      .from(outbox)
      .where(isNull(outbox.sentAt));
    const engine = await engineHealth(state.engine.mode);
    const runs = engine.state !== "starts" && engine.state !== "refuses";
    return {
      ...state,
      engine,
      ready: runs,
      oldestUnsentEventSeconds: row?.seconds == null ? null : Math.round(row.seconds),
    };
  } catch {
    return state;
  }
}

async function engineHealth(mode: EngineMode): Promise<Readiness["engine"]> {
  if (mode !== "embedded") return { mode, state: "elsewhere" };
  const engine = await embeddedState();
  if (engine?.refusal) return { mode, state: "refuses", refusal: engine.refusal };
  if (!engine?.synced) return { mode, state: "starts" };
  return { mode, state: engine.leader ? "runs" : "follows" };
}
