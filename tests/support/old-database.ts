import { readFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { type MigrationMeta, readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/pglite";
import { afterAll } from "vitest";
import type { Db } from "@/lib/db/client";
import * as schema from "@/lib/db/schema";

/** An embedded database as an older build left it, with this migration as its last. `migrate` brings it up to date. */
export async function oldDatabase(lastMigration: string): Promise<Db> {
  const { db, client } = await emptyDatabase();
  const migrations = migrationsUpTo(lastMigration);
  await client.exec(`
    begin;
    ${schemaSql(migrations)}
    insert into drizzle.__drizzle_migrations (hash, created_at)
    values ${migrations.map(({ hash, folderMillis }) => `('${hash}', ${folderMillis})`).join(", ")};
    commit;`);
  return db;
}

/** A new embedded database without a schema; closed after the tests of this file. */
export async function emptyDatabase(): Promise<{ db: Db; client: PGlite }> {
  const client = await PGlite.create({ extensions: { pg_trgm } });
  afterAll(() => client.close());
  return { db: drizzle({ client, schema, casing: "snake_case" }) as unknown as Db, client };
}

/** Throws for a migration that the journal does not list. */
export function migrationsUpTo(lastMigration: string): MigrationMeta[] {
  const journal: { entries: { tag: string }[] } = JSON.parse(readFileSync("drizzle/meta/_journal.json", "utf8"));
  const count = journal.entries.findIndex(({ tag }) => tag === lastMigration) + 1;
  if (count === 0) throw new Error(`There is no migration ${lastMigration}.`);
  return readMigrationFiles({ migrationsFolder: "drizzle" }).slice(0, count);
}

/** The schema that these migrations build, and drizzle's bookkeeping table without rows. */
export function schemaSql(migrations: MigrationMeta[]): string {
  return `
    create schema drizzle;
    create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint);
    ${migrations.flatMap((migration) => migration.sql).join(";\n")};`;
}
