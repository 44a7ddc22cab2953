import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { drizzle } from "drizzle-orm/pglite";
import type { TestProject } from "vitest/node";
import type { Db } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import * as schema from "@/lib/db/schema";

declare module "vitest" {
  interface ProvidedContext {
    migratedDump: string;
  }
}

/** Migrates one database for all test files: loading a dump takes tenths of a second, migrating takes seconds. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), "signalbox-tests-"));
  const client = await PGlite.create({
    extensions: { pg_trgm },
    initDbStartParams: ["--wal-segsize=1"],
    postgresqlconf: ["min_wal_size = 2MB"],
  });
  await migrate(drizzle({ client, schema, casing: "snake_case" }) as unknown as Db);
  // Without the unused templates the dump is a third as large.
  await client.exec("update pg_database set datistemplate = false; checkpoint");
  for (const name of ["template0", "template1"]) await client.exec(`drop database ${name}`);
  await client.exec("checkpoint");
  const dump = await client.dumpDataDir("none");
  const path = join(folder, "migrated.tar");
  writeFileSync(path, Buffer.from(await dump.arrayBuffer()));
  await client.close();
  project.provide("migratedDump", path);
  return () => {
    for (const created of [folder, project.config.env.DATA_DIR])
      if (created) rmSync(created, { recursive: true, force: true });
  };
}
