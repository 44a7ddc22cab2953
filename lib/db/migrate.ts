import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type { Db } from "./client";

const FOLDER = resolve(/* turbopackIgnore: true */ process.cwd(), "drizzle");

/** An arbitrary lock number: instances that start together migrate one after the other. */
const LOCK = 7_316_001;

/** Migrates the schema; safe at every start. One migrator for all drivers, with drizzle-kit's bookkeeping table. */
export async function migrate(db: Db): Promise<{ applied: number }> {
  if (!existsSync(FOLDER))
    throw new Error("The folder drizzle/ with the migrations is missing. It belongs beside the app.");
  const migrations = readMigrationFiles({ migrationsFolder: FOLDER });
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
    await tx.execute(sql`create schema if not exists drizzle`);
    await tx.execute(
      sql`create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
    );
    const applied = new Set(await hashesOf(tx));
    const missing = migrations.filter((migration) => !applied.has(migration.hash));
    for (const migration of missing) {
      for (const statement of migration.sql) await tx.execute(sql.raw(statement));
      await tx.execute(
        sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${migration.hash}, ${migration.folderMillis})`,
      );
    }
    return { applied: missing.length };
  });
}

export async function isMigrated(db: Db): Promise<boolean> {
  const hashes = await hashesOf(db).catch(() => undefined);
  return hashes !== undefined && readMigrationFiles({ migrationsFolder: FOLDER }).every((m) => hashes.includes(m.hash));
}

async function hashesOf(db: Db): Promise<string[]> {
  const result = (await db.execute(sql`select hash from drizzle.__drizzle_migrations`)) as unknown as {
    rows: { hash: string }[];
  };
  return result.rows.map((row) => row.hash);
}
