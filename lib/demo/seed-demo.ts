import { authorize } from "@/lib/auth/authorize";
import { hashPassword } from "@/lib/auth/password";
import { seedStarter } from "@/lib/catalogue/seed-starter";
import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { mails, outbox, people, tickets, workspace } from "@/lib/db/schema";
import { transact } from "@/lib/events/transact";
import { trainModels } from "@/lib/triage/training/train-models";
import { closingActions, scenarioActions, workspaceActions } from "./build-timeline";
import { type DemoPasswords, KNOWN_PASSWORDS } from "./passwords";
import { lengthMs } from "./scenario";
import { SCENARIOS } from "./tickets";
import { runTimeline } from "./timeline";
import { buildWorld, type Hashes } from "./world";

const ACCOUNT_AGE = "24d";

/**
 * Fills an empty workspace with invented people and three weeks of tickets, in one transaction. The app's verbs run
 * with an earlier clock. Returns false, without a change, if the workspace has people or tickets: known passwords
 * must never exist beside real data.
 */
export async function seedDemo(
  ctx: Context,
  { passwords = KNOWN_PASSWORDS }: { passwords?: DemoPasswords } = {},
): Promise<boolean> {
  authorize(ctx.actor, "people.manage");
  if (!(await isEmpty(ctx))) return false;
  await seedStarter(ctx);
  const hashes = await hashAll(passwords);
  const now = ctx.now();
  return transact({ ...ctx, now: () => now }, async (tx) => {
    const mark = { key: DEMO_KEY, value: { at: now.toISOString() } };
    const marked = await tx.db.insert(workspace).values(mark).onConflictDoNothing().returning({ key: workspace.key });
    if (marked.length === 0) return false;
    await runScenarios({ ...tx, db: withoutSavepoints(tx.db) }, now, hashes);
    return true;
  });
}

/** Makes inner transactions part of this one, without savepoints: an error in one verb undoes the whole demo anyway. */
function withoutSavepoints(db: Db): Db {
  const flat: Db = Object.create(db, { transaction: { value: (work: (tx: Db) => unknown) => work(flat) } });
  return flat;
}

/** Key of the row that marks a demo workspace. */
export const DEMO_KEY = "demo";

async function runScenarios(ctx: Context, now: Date, hashes: Hashes): Promise<void> {
  const createdAt = new Date(now.getTime() - lengthMs(ACCOUNT_AGE));
  const world = await buildWorld({ ...ctx, now: () => createdAt, after: () => {} }, hashes);
  const actions = [
    ...workspaceActions(world, now),
    ...scenarioActions(world, SCENARIOS, now),
    ...closingActions(SCENARIOS, now),
  ];
  await runTimeline(ctx, actions, now);
  // Past events must start no job and send no mail.
  await ctx.db.delete(outbox);
  await ctx.db.delete(mails);
  await trainModels({ ...ctx, actor: world.staff.helen, after: () => {} }, { by: "person" });
  // The next sweep may send the training's event at once, without waiting for its lease to end.
  await ctx.db.update(outbox).set({ leasedUntil: null });
}

async function isEmpty({ db }: Pick<Context, "db">): Promise<boolean> {
  const [person] = await db.select({ id: people.id }).from(people).limit(1);
  const [ticket] = await db.select({ id: tickets.id }).from(tickets).limit(1);
  return !person && !ticket;
}

/** Hashes each distinct password once, because hashing is slow. */
async function hashAll(passwords: DemoPasswords): Promise<Hashes> {
  const entries = Object.entries(passwords) as [keyof DemoPasswords, string | undefined][];
  const plain = new Set(entries.flatMap(([, password]) => password ?? []));
  const hashed = new Map(
    await Promise.all([...plain].map(async (password) => [password, await hashPassword(password)] as const)),
  );
  return new Map(
    entries.flatMap(([account, password]) => (password === undefined ? [] : [[account, hashed.get(password)!]])),
  );
}
