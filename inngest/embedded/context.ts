import type { Clock } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import type { EngineFunction } from "./supported";

/** What every part of the engine works with. Inside a transaction only the handle that was passed in is used. */
export interface EngineContext {
  db: Db;
  now: Clock;
  /** By id, as last synced. */
  functions: ReadonlyMap<string, EngineFunction>;
  backoffMs: number[];
}
