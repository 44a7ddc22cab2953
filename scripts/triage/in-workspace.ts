import nextEnv from "@next/env";
import { jobActor } from "@/lib/auth/actor";
import { seedStarter } from "@/lib/catalogue/seed-starter";
import { type Context, contextFor } from "@/lib/context";
import { closeDatabase, database } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import type { JobName } from "@/lib/domain/actor";

/** Runs a command on the configured workspace. For an embedded database, the app must be stopped. */
export async function inWorkspace(job: JobName, work: (ctx: Context) => Promise<void>): Promise<void> {
  // Reads the server's `.env` files, to use the same database.
  nextEnv.loadEnvConfig(process.cwd(), false, { info: () => {}, error: console.error });
  const { db } = await database();
  try {
    await migrate(db);
    const ctx = await contextFor(jobActor(job), { after: () => {} });
    await seedStarter(ctx);
    await work(ctx);
  } finally {
    await closeDatabase();
  }
}
