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
 * A migrated embedded database for one test file, closed when the file is done. It is also the process's database, so
 * that routes and functions use it.
 */
export async function testDatabase(): Promise<Db> {
  const dump = new Blob([readFileSync(inject("migratedDump"))]);
  const client = withPreparedStatements(await PGlite.create({ loadDataDir: dump, extensions: { pg_trgm } }), {
    protocol,
    parse,
  });
  const db = drizzle({ client, schema, casing: "snake_case" }) as unknown as Db;
  const open: Database = { db, driver: "pglite", holdLock: embeddedLock, close: () => client.close() };
  (globalThis as { __signalboxDatabase?: Promise<Database> }).__signalboxDatabase = Promise.resolve(open);
  afterAll(() => client.close());
  return db;
}

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
