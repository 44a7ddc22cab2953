import { isNull } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import { hashPassword } from "@/lib/auth/password";
import { proposeSkills } from "@/lib/catalogue/propose-skills";
import { seedStarter } from "@/lib/catalogue/seed-starter";
import type { Context } from "@/lib/context";
import { categories, people, tickets, workspace } from "@/lib/db/schema";
import { transact } from "@/lib/events/transact";
import { loadCatalogue } from "@/lib/triage/load-catalogue";
import { addCustomWork } from "./custom-work";
import { type DemoPasswords, KNOWN_PASSWORDS } from "./passwords";
import { play } from "./play";
import { readScripts } from "./read-scripts";
import { setStage } from "./stage";
import { SCRIPTS } from "./tickets";
import { type Hashes, writeRows } from "./write-rows";

/**
 * Fills an empty workspace with invented people and three weeks of tickets, once. A workspace that has people or
 * tickets stays as it is, so that known passwords never stand beside real data. Returns whether it did.
 */
export async function seedDemo(
  ctx: Context,
  { passwords = KNOWN_PASSWORDS }: { passwords?: DemoPasswords } = {},
): Promise<boolean> {
  authorize(ctx.actor, "people.manage");
  if (!(await isEmpty(ctx))) return false;
  await seedStarter(ctx);
  await addCustomWork(ctx.db, ctx.now());
  const hashes = await hashAll(passwords);
  const verdicts = await readScripts(SCRIPTS, await loadCatalogue(ctx));
  return transact(ctx, async (tx) => {
    const now = tx.now();
    const mark = { key: DEMO_KEY, value: { at: now.toISOString() } };
    const marked = await tx.db.insert(workspace).values(mark).onConflictDoNothing().returning({ key: workspace.key });
    if (marked.length === 0) return false;
    const rows = await tx.db
      .select({ id: categories.id, slug: categories.slug })
      .from(categories)
      .where(isNull(categories.retiredAt));
    const stage = setStage(now, rows);
    play(stage, SCRIPTS, verdicts);
    await writeRows(tx.db, stage, hashes);
    await proposeSkills(
      tx,
      [...verdicts.values()].flatMap((verdict) => verdict.proposedSkills),
    );
    return true;
  });
}

/** The row by which a workspace knows that it holds invented people and tickets. */
export const DEMO_KEY = "demo";

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
