import pg from "pg";
import { afterAll, beforeAll } from "vitest";
import { type Database, openDatabase } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { readEnv } from "@/lib/env";
import { startNeonProxy } from "./neon-proxy";

export const DRIVERS = ["pg", "neon"] as const;
export type Driver = (typeof DRIVERS)[number];

export interface RealDatabase {
  current: Database;
  /** Settings with which another process opens the same database. */
  settings: Record<string, string>;
}

/**
 * A new database on the test server, migrated by default. It is opened through the given driver and
 * is the process's database, as in the app. Opened before the first test of the block, closed after the last.
 */
export function realDatabase(driver: Driver, { migrated = true } = {}): RealDatabase {
  const database = {} as RealDatabase;
  const name = `test_${driver}_${process.pid}`;
  const server = process.env.TEST_POSTGRES_URL!;
  let closeProxy: (() => Promise<void>) | undefined;

  beforeAll(async () => {
    const admin = new pg.Client({ connectionString: server });
    await admin.connect();
    await admin.query(`create database ${name}`);
    await admin.end();
    const settings: Record<string, string> = {
      DATABASE_URL: server.replace(/\/postgres$/, `/${name}`),
      DATABASE_POOL: "20",
    };
    if (driver === "neon") {
      const proxy = await startNeonProxy(Number(process.env.TEST_POSTGRES_PORT));
      closeProxy = proxy.close;
      settings.NEON_WSPROXY = proxy.address;
    }
    database.settings = settings;
    globals.__signalboxEnv = readEnv(settings);
    database.current = await openDatabase();
    globals.__signalboxDatabase = Promise.resolve(database.current);
    if (migrated) await migrate(database.current.db);
  });

  afterAll(async () => {
    await database.current?.close();
    await closeProxy?.();
    globals.__signalboxDatabase = undefined;
    globals.__signalboxEnv = undefined;
  });
  return database;
}

const globals = globalThis as { __signalboxEnv?: unknown; __signalboxDatabase?: Promise<Database> };
