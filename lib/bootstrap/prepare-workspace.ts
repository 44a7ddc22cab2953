import { jobActor } from "@/lib/auth/actor";
import { seedStarter } from "@/lib/catalogue/seed-starter";
import { contextFor } from "@/lib/context";
import { database } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { matchPasswords } from "@/lib/demo/match-passwords";
import { seedDemo } from "@/lib/demo/seed-demo";
import { env } from "@/lib/env";
import { createFirstAdmin } from "@/lib/people/create-first-admin";
import { seedCorrections } from "@/lib/spelling/seed-corrections";

const SLOW_MS = 400;

/** Prepares the app before the first request: database, migrations, starter lists, admin and demo. Safe to repeat. */
export async function prepareWorkspace(): Promise<void> {
  const { db } = await logStep("Opening the database", database);
  await logStep("Updating the database schema", () => migrate(db));
  const ctx = await contextFor(jobActor("start-up"), { after: (work) => void work() });
  await seedStarter(ctx);
  await seedCorrections(ctx);
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password, DEMO: demo, DEMO_PASSWORDS: passwords } = env();
  if (email && password) await createFirstAdmin(ctx, { email, password });
  if (demo) {
    await logStep("Creating demo people and tickets", () => seedDemo(ctx, { passwords }));
    await matchPasswords(ctx, passwords);
  }
}

/** Runs one step of the start. A slow step is logged while it runs and when it is done. */
async function logStep<T>(name: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  let isSlow = false;
  const timer = setTimeout(() => {
    isSlow = true;
    console.log(`  ${name} …`);
  }, SLOW_MS);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    if (isSlow) console.log(`  ${name}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  }
}
