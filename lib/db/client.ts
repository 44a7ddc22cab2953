import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { env } from "@/lib/env";
import { lockFolder } from "./folder-lock";
import { withNamedStatements } from "./named-statements";
import { withPreparedStatements } from "./pglite-statements";
import * as schema from "./schema";
import { holdSessionLock, LOCK_PULSE_MS } from "./session-lock";

/** The type that all three drivers share, transactions included. Inside a transaction, use only its own handle. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>;

export interface Database {
  db: Db;
  driver: "pglite" | "neon" | "pg";
  /** Takes a lock that only one process can hold; see `holdSessionLock`. */
  holdLock(key: number, onLost: () => void): Promise<(() => Promise<void>) | undefined>;
  close(): Promise<void>;
}

/** The lock of an embedded database: no other process can open it, so this one always succeeds. */
export const embeddedLock: Database["holdLock"] = async () => async () => {};

/** The process's database, opened on first use. It is on `globalThis`, because Next loads this module per route. */
export function database(): Promise<Database> {
  holder.__signalboxDatabase ??= openDatabase().catch((error) => {
    holder.__signalboxDatabase = undefined;
    throw error;
  });
  return holder.__signalboxDatabase;
}

export async function closeDatabase(): Promise<void> {
  const open = holder.__signalboxDatabase;
  holder.__signalboxDatabase = undefined;
  await (await open)?.close();
}

/** Opens a database: PGlite in the data folder without an address, Neon's driver for a Neon host, else `pg`. */
export function openDatabase(url = env().DATABASE_URL): Promise<Database> {
  if (!url) return openPglite(env().DATA_DIR);
  return isNeon(url) ? openNeon(url) : openPg(url);
}

export function isNeon(url: string): boolean {
  const host = new URL(url).hostname;
  return host.endsWith(".neon.tech") || host.endsWith(".neon.build") || env().NEON_WSPROXY !== undefined;
}

const CONNECT_MS = 10_000;

async function openPglite(dataDir: string): Promise<Database> {
  const folder = resolve(/* turbopackIgnore: true */ dataDir);
  mkdirSync(folder, { recursive: true });
  const unlock = lockFolder(folder);
  try {
    const [pglite, { pg_trgm }, { drizzle }] = await Promise.all([
      import("@electric-sql/pglite"),
      import("@electric-sql/pglite/contrib/pg_trgm"),
      import("drizzle-orm/pglite"),
    ]);
    const opened = await pglite.PGlite.create({ dataDir: join(folder, "db"), extensions: { pg_trgm } });
    const client = withPreparedStatements(opened, pglite);
    const close = async () => {
      await client.close();
      unlock();
    };
    return {
      db: drizzle({ client, schema, casing: "snake_case" }) as unknown as Db,
      driver: "pglite",
      holdLock: embeddedLock,
      close,
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

async function openPg(url: string): Promise<Database> {
  const [{ default: pg }, { drizzle }] = await Promise.all([import("pg"), import("drizzle-orm/node-postgres")]);
  const pool = new pg.Pool({
    connectionString: url,
    max: env().DATABASE_POOL,
    connectionTimeoutMillis: CONNECT_MS,
    Client: withNamedStatements(pg.Client),
  });
  // The pool replaces a broken idle connection; without a listener the error would end the process.
  pool.on("error", () => {});
  return {
    db: drizzle({ client: pool, schema, casing: "snake_case" }) as unknown as Db,
    driver: "pg",
    holdLock: (key, onLost) => holdSessionLock(new pg.Client({ connectionString: url, ...LOCK_SESSION }), key, onLost),
    close: () => pool.end(),
  };
}

async function openNeon(url: string): Promise<Database> {
  const [{ Client, Pool, neonConfig }, { drizzle }, { default: WebSocket }] = await Promise.all([
    import("@neondatabase/serverless"),
    import("drizzle-orm/neon-serverless"),
    import("ws"),
  ]);
  neonConfig.webSocketConstructor = WebSocket;
  const proxy = env().NEON_WSPROXY;
  if (proxy) {
    neonConfig.wsProxy = proxy;
    neonConfig.useSecureWebSocket = false;
    neonConfig.pipelineTLS = false;
    neonConfig.pipelineConnect = false;
  }
  const pool = new Pool({ connectionString: url, max: env().DATABASE_POOL, connectionTimeoutMillis: CONNECT_MS });
  pool.on("error", () => {});
  return {
    db: drizzle({ client: pool, schema, casing: "snake_case" }) as unknown as Db,
    driver: "neon",
    holdLock: (key, onLost) => {
      // Neon's pooler shares sessions between clients, so a session lock needs the direct address.
      const direct = url.replace(/-pooler(?=\.)/, "");
      return holdSessionLock(new Client({ connectionString: direct, ...LOCK_SESSION }), key, onLost);
    },
    close: () => pool.end(),
  };
}

const LOCK_SESSION = { query_timeout: LOCK_PULSE_MS, connectionTimeoutMillis: LOCK_PULSE_MS, keepAlive: true };

const holder = globalThis as { __signalboxDatabase?: Promise<Database> };
