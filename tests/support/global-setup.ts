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

/** A fresh embedded database takes seconds, a loaded one tenths: the true migrations run once for the whole run. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), "signalbox-tests-"));
  const client = await PGlite.create({
    extensions: { pg_trgm },
    initDbStartParams: ["--wal-segsize=1"],
    postgresqlconf: ["min_wal_size = 2MB"],
  });
  await migrate(drizzle({ client, schema, casing: "snake_case" }) as unknown as Db);
  // Every file loads the dump, and nobody opens the templates: without them it is a third as large.
  await client.exec("update pg_database set datistemplate = false; checkpoint");
  for (const name of ["template0", "template1"]) await client.exec(`drop database ${name}`);
  await client.exec("checkpoint");
  const dump = await client.dumpDataDir("none");
  const path = join(folder, "migrated.tar");
  writeFileSync(path, Buffer.from(await dump.arrayBuffer()));
  await client.close();
  project.provide("migratedDump", path);
  return () => {
    for (const made of [folder, project.config.env.DATA_DIR]) if (made) rmSync(made, { recursive: true, force: true });
  };
}
