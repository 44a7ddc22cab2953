import env from "@next/env";
import { closeDatabase, database } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";

/** `npm run db:migrate`: a deployment runs it before it starts the new code. */
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
