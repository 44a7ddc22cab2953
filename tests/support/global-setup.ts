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
  const client = await PGlite.create({ extensions: { pg_trgm } });
  await migrate(drizzle({ client, schema, casing: "snake_case" }) as unknown as Db);
  const dump = await client.dumpDataDir("none");
  const path = join(folder, "migrated.tar");
  writeFileSync(path, Buffer.from(await dump.arrayBuffer()));
  await client.close();
  project.provide("migratedDump", path);
  return () => {
    for (const made of [folder, project.config.env.DATA_DIR]) if (made) rmSync(made, { recursive: true, force: true });
  };
}
