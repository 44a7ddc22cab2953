import { readFileSync } from "node:fs";
import { PGlite, parse, protocol } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { drizzle } from "drizzle-orm/pglite";
import { afterAll, inject } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import { type Database, type Db, embeddedLock } from "@/lib/db/client";
import { withPreparedStatements } from "@/lib/db/pglite-statements";
import * as schema from "@/lib/db/schema";
import { people } from "@/lib/db/schema";
import type { Role } from "@/lib/domain/people";
import { newId } from "@/lib/ids";

export { testContext } from "./context";

/**
 * A migrated, empty embedded database for one test file. It is also the process's database, so that routes and
 * functions use it. The files of one worker use the same server one after the other: each start costs half a second.
 */
export async function testDatabase(): Promise<Db> {
  shared.__testServer ??= openServer();
  const server = await shared.__testServer;
  await server.exec(EMPTY_ALL_TABLES);
  // A new object for each file, because some caches are kept by database.
  const db = asDb(server);
  const open: Database = { db, driver: "pglite", holdLock: embeddedLock, close: async () => {} };
  (globalThis as { __signalboxDatabase?: Promise<Database> }).__signalboxDatabase = Promise.resolve(open);
  return db;
}

/** A second database beside the one of `testDatabase`, closed when the file is done. */
export async function separateDatabase(): Promise<Db> {
  const server = await openServer();
  afterAll(() => server.close());
  return asDb(server);
}

async function openServer(): Promise<PGlite> {
  const dump = new Blob([readFileSync(inject("migratedDump"))]);
  const server = await PGlite.create({ loadDataDir: dump, extensions: { pg_trgm } });
  return withPreparedStatements(server, { protocol, parse });
}

const asDb = (client: PGlite) => drizzle({ client, schema, casing: "snake_case" }) as unknown as Db;

/** Triggers of append-only tables are off meanwhile. A table without a block was never written since the last time. */
const EMPTY_ALL_TABLES = `
  rollback; reset all; set session_replication_role = replica;
  do $$
  declare written text := (
    select string_agg(oid::regclass::text, ', ') from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and pg_relation_size(oid) > 0);
  begin
    if written <> '' then execute 'truncate ' || written || ' restart identity cascade'; end if;
  end $$;
  reset session_replication_role; checkpoint;`;

// On globalThis, because vitest may load this module once per file.
const shared = globalThis as { __testServer?: Promise<PGlite> };

/** Creates an account with a verified address and no password. */
export async function createPerson(
  db: Db,
  role: Role = "user",
  more: Partial<typeof people.$inferInsert> = {},
): Promise<PersonActor> {
  const id = newId();
  const name = more.name ?? `${role} ${id.slice(-6)}`;
  const email = more.email ?? `${role}-${id}@example.test`;
  await db.insert(people).values({ id, name, email, role, emailVerifiedAt: new Date(), ...more });
  return { kind: "person", id, name, email, role, emailVerified: true, mustChangePassword: false };
}
