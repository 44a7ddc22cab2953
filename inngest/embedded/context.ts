import type { Clock } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import type { EngineFunction } from "./supported";

/** What every part of the engine needs. Inside a transaction, use the transaction's handle instead of `db`. */
export interface EngineContext {
  db: Db;
  now: Clock;
  functions: ReadonlyMap<string, EngineFunction>;
  backoffMs: number[];
}
