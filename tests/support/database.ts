import { readFileSync } from "node:fs";
import { PGlite, parse, protocol } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/pglite";
import { afterAll, inject } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import { type Database, type Db, ownLock } from "@/lib/db/client";
import { withPreparedStatements } from "@/lib/db/pglite-statements";
import * as schema from "@/lib/db/schema";
import { people } from "@/lib/db/schema";
import type { Role } from "@/lib/domain/people";
import { newId } from "@/lib/ids";

export { testContext } from "./context";

/**
 * A migrated embedded database for one test file, closed when the file is done. It is also made the process's
 * database, so that doors under test (routes, functions) reach the same one.
 */
export async function testDatabase(): Promise<Db> {
  const dump = new Blob([readFileSync(inject("migratedDump"))]);
  const client = withPreparedStatements(await PGlite.create({ loadDataDir: dump, extensions: { pg_trgm } }), {
    protocol,
    parse,
  });
  const db = drizzle({ client, schema, casing: "snake_case" }) as unknown as Db;
  const open: Database = { db, driver: "pglite", holdLock: ownLock, close: () => client.close() };
  (globalThis as { __signalboxDatabase?: Promise<Database> }).__signalboxDatabase = Promise.resolve(open);
  afterAll(() => client.close());
  return db;
}

/** An embedded database as it was before the migration of that name, to be migrated by the test. */
export async function databaseBefore(migration: string): Promise<Db> {
  const client = await PGlite.create({ extensions: { pg_trgm } });
  afterAll(() => client.close());
  const db = drizzle({ client, schema, casing: "snake_case" }) as unknown as Db;
  const { entries } = JSON.parse(readFileSync("drizzle/meta/_journal.json", "utf8"));
  const index = entries.findIndex(({ tag }: { tag: string }) => tag.endsWith(migration));
  const before = readMigrationFiles({ migrationsFolder: "drizzle" }).slice(0, index);
  await client.exec(
    "create schema drizzle; create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)",
  );
  for (const { sql, hash, folderMillis } of before) {
    for (const statement of sql) await client.exec(statement);
    await client.query("insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)", [
      hash,
      folderMillis,
    ]);
  }
  return db;
}

/** Mints an account with a verified address and no password. */
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
