import nextEnv from "@next/env";
import { jobActor } from "@/lib/auth/actor";
import { seedStarter } from "@/lib/catalogue/seed-starter";
import { type Context, contextFor } from "@/lib/context";
import { closeDatabase, database } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import type { JobName } from "@/lib/domain/actor";

/**
 * Runs a command's work in the workspace that the settings name, made ready as the app would. An embedded database has
 * to be free, so the app must be stopped; a Postgres may be in use.
 */
export async function inWorkspace(job: JobName, work: (ctx: Context) => Promise<void>): Promise<void> {
  // The same `.env` files as the server's: the command must find the same database.
  nextEnv.loadEnvConfig(process.cwd(), false, { info: () => {}, error: console.error });
  const { db } = await database();
  try {
    await migrate(db);
    // What is to be done "after" is left to the app.
    const ctx = await contextFor(jobActor(job), { after: () => {} });
    await seedStarter(ctx);
    await work(ctx);
  } finally {
    await closeDatabase();
  }
}
