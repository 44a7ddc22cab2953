import { and, eq, ne, sql } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { spellingCorrections } from "@/lib/db/schema";
import { AppError, invalid } from "@/lib/errors";
import { transact } from "@/lib/events/transact";
import { newId } from "@/lib/ids";
import type { SaveCorrection } from "./input";
import { type DictionaryEntry, findCorrection } from "./queries";

/**
 * Adds an entry to the dictionary or, with an id, changes one. Throws `not_found`, `invalid` where nothing would be
 * corrected, and `conflict` where the word has an entry already or the correction would lead back to it.
 */
export async function saveCorrection(ctx: Context, { id, ...input }: SaveCorrection): Promise<DictionaryEntry> {
  authorize(ctx.actor, "dictionary.manage");
  const by = ctx.actor.kind === "person" ? ctx.actor.id : null;
  return transact(ctx, async (tx) => {
    // What is checked below must still hold when it is written; few write here, and seldom.
    await tx.db.execute(sql`lock table ${spellingCorrections} in share row exclusive mode`);
    const entry = { ...(id === undefined ? undefined : await findCorrection(tx, id)), ...input } as Entry;
    const { word, replacement } = entry;
    if (word === replacement) throw invalid("/replacement", "That is the same word: nothing would be corrected.");
    const key = id ?? newId();
    await assertNew(tx, key, word);
    await assertNoWayBack(tx, key, entry);
    const now = tx.now();
    await tx.db
      .insert(spellingCorrections)
      .values({ id: key, word, replacement, createdAt: now, updatedAt: now, createdBy: by })
      .onConflictDoUpdate({ target: spellingCorrections.id, set: { word, replacement, updatedAt: now } });
    return findCorrection(tx, key);
  });
}

type Entry = Pick<DictionaryEntry, "word" | "replacement">;

async function assertNew({ db }: Pick<Context, "db">, id: string, word: string): Promise<void> {
  const [other] = await db
    .select({ replacement: spellingCorrections.replacement })
    .from(spellingCorrections)
    .where(and(eq(spellingCorrections.word, word), ne(spellingCorrections.id, id)));
  if (other)
    throw new AppError("conflict", `“${word}” is in the dictionary already: it becomes “${other.replacement}”.`);
}

/** Follows the corrections from the replacement on: whoever took each in turn must never be back at the start. */
async function assertNoWayBack({ db }: Pick<Context, "db">, id: string, { word, replacement }: Entry): Promise<void> {
  const passed = new Set<string>();
  let next = replacement.toLowerCase();
  while (next !== word && !passed.has(next)) {
    passed.add(next);
    const [row] = await db
      .select({ replacement: spellingCorrections.replacement })
      .from(spellingCorrections)
      .where(and(eq(spellingCorrections.word, next), ne(spellingCorrections.id, id)));
    if (!row) return;
    next = row.replacement.toLowerCase();
  }
  if (passed.size > 0 && next === word) {
    throw new AppError("conflict", `“${replacement}” is itself corrected back to “${word}”: remove that entry first.`);
  }
}
