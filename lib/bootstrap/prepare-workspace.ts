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
import { logStep } from "./log-step";

/**
 * What every start of the app does before the first request: open the database, bring its schema up to date, give a
 * new workspace its first lists, the admin that the settings name and, where asked for, the demo. Safe to repeat.
 */
export async function prepareWorkspace(): Promise<void> {
  const { db } = await logStep("Opening the database", database);
  await logStep("Bringing the schema up to date", () => migrate(db));
  const ctx = await contextFor(jobActor("start-up"), { after: (work) => void work() });
  await seedStarter(ctx);
  await seedCorrections(ctx);
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password, DEMO: demo, DEMO_PASSWORDS: passwords } = env();
  if (email && password) await createFirstAdmin(ctx, { email, password });
  if (demo) {
    await logStep("Writing demo people and tickets", () => seedDemo(ctx, { passwords }));
    await matchPasswords(ctx, passwords);
  }
}
