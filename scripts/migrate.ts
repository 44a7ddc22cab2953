import env from "@next/env";
import { closeDatabase, database } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";

/** Brings the database that the settings name up to date: the deployment's step before the new code serves. */
env.loadEnvConfig(process.cwd());

try {
  const { db, driver } = await database();
  const { applied } = await migrate(db);
  console.log(`${driver}: ${applied === 0 ? "up to date" : `${applied} migration${applied === 1 ? "" : "s"} applied`}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeDatabase().catch(() => {});
}
