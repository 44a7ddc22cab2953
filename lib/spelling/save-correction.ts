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
 * Adds an entry to the dictionary, or changes the one with the id. Throws `invalid` if word and correction are equal,
 * and `conflict` if the word has another entry or the corrections would form a circle.
 */
export async function saveCorrection(ctx: Context, { id, ...input }: SaveCorrection): Promise<DictionaryEntry> {
  authorize(ctx.actor, "dictionary.manage");
  const by = ctx.actor.kind === "person" ? ctx.actor.id : null;
  return transact(ctx, async (tx) => {
    // No other entry may change between the checks and the write. Writes are rare, so a lock on the table is fine.
    await tx.db.execute(sql`lock table ${spellingCorrections} in share row exclusive mode`);
    const entry = { ...(id === undefined ? undefined : await findCorrection(tx, id)), ...input } as Entry;
    const { word, replacement } = entry;
    if (word === replacement) throw invalid("/replacement", "The correction must differ from the misspelling.");
    const key = id ?? newId();
    await assertNew(tx, key, word);
    await assertNoCircle(tx, key, entry);
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
    throw new AppError(
      "conflict",
      `“${word}” is already in the dictionary, with the correction “${other.replacement}”.`,
    );
}

/** Follows the corrections of the replacement. They must not lead back to the word. */
async function assertNoCircle({ db }: Pick<Context, "db">, id: string, { word, replacement }: Entry): Promise<void> {
  const visited = new Set<string>();
  let next = replacement.toLowerCase();
  while (next !== word && !visited.has(next)) {
    visited.add(next);
    const [row] = await db
      .select({ replacement: spellingCorrections.replacement })
      .from(spellingCorrections)
      .where(and(eq(spellingCorrections.word, next), ne(spellingCorrections.id, id)));
    if (!row) return;
    next = row.replacement.toLowerCase();
  }
  if (visited.size > 0 && next === word) {
    throw new AppError("conflict", `“${replacement}” is itself corrected to “${word}”. Delete that entry first.`);
  }
}
