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

/** Everybody had been there before the first ticket. */
const JOINED = "24d";

/**
 * Fills an empty workspace with invented people and three weeks of tickets, once: the app's own verbs run on a clock
 * that is set back. One transaction holds all of it, so that a start that dies leaves nothing behind. A workspace that
 * has people or tickets stays as it is: known passwords never stand beside real data. Returns whether it did.
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
    await play({ ...tx, db: withoutSavepoints(tx.db) }, now, hashes);
    return true;
  });
}

/** A transaction whose inner ones are itself: where one verb fails, nothing of the demo stands anyway. */
function withoutSavepoints(db: Db): Db {
  const flat: Db = Object.create(db, { transaction: { value: (work: (tx: Db) => unknown) => work(flat) } });
  return flat;
}

/** The row by which a workspace knows that it holds invented people and tickets. */
export const DEMO_KEY = "demo";

async function play(ctx: Context, now: Date, hashes: Hashes): Promise<void> {
  const joined = new Date(now.getTime() - lengthMs(JOINED));
  const world = await buildWorld({ ...ctx, now: () => joined, after: () => {} }, hashes);
  const acts = [
    ...workspaceActions(world, now),
    ...scenarioActions(world, SCENARIOS, now),
    ...closingActions(SCENARIOS, now),
  ];
  await runTimeline(ctx, acts, now);
  // All this is history: no function may run on it and no mail may leave for it.
  await ctx.db.delete(outbox);
  await ctx.db.delete(mails);
  await trainModels({ ...ctx, actor: world.staff.helen, after: () => {} }, { by: "person" });
  // Nobody sends this one at once, and the next sweep need not wait for that.
  await ctx.db.update(outbox).set({ leasedUntil: null });
}

async function isEmpty({ db }: Pick<Context, "db">): Promise<boolean> {
  const [person] = await db.select({ id: people.id }).from(people).limit(1);
  const [ticket] = await db.select({ id: tickets.id }).from(tickets).limit(1);
  return !person && !ticket;
}

/** Each distinct password is hashed once: hashing is slow on purpose. */
async function hashAll(passwords: DemoPasswords): Promise<Hashes> {
  const given = Object.entries(passwords) as [keyof DemoPasswords, string | undefined][];
  const plain = new Set(given.flatMap(([, password]) => password ?? []));
  const hashed = new Map(await Promise.all([...plain].map(async (one) => [one, await hashPassword(one)] as const)));
  return new Map(given.flatMap(([who, password]) => (password === undefined ? [] : [[who, hashed.get(password)!]])));
}
