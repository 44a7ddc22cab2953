import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { insertEvent, type NewEvent, type OutboxRow } from "./record";
import { sendOutbox } from "./send-outbox";

/** A context whose database handle is one transaction, with the means to write history in it. */
export interface Transaction extends Context {
  /** Appends to history (and to the outbox) in this transaction; returns the event's id. */
  record(event: NewEvent): Promise<string>;
}

/**
 * Runs `work` in one transaction: the change, its history and its outbox rows commit together or not at all.
 * What woke a function is sent once the transaction stands and the answer is out; the sweep sends what that misses.
 */
export async function transact<T>(ctx: Context, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const outboxRows: OutboxRow[] = [];
  const result = await ctx.db.transaction(async (handle) => {
    const tx: Transaction = {
      ...ctx,
      db: handle as unknown as Db,
      record: async (event) => {
        const { id, outboxRow } = await insertEvent(tx, event);
        if (outboxRow) outboxRows.push(outboxRow);
        return id;
      },
    };
    const answer = await work(tx);
    await ctx.storeResponse?.(tx.db, answer);
    return answer;
  });
  if (outboxRows.length > 0) ctx.after(() => sendOutbox(ctx, outboxRows));
  return result;
}

/**
 * The same for a change that is one statement with its history and its outbox rows in it (`in-statement`), which needs
 * a transaction around it only where something is written `beside` it, such as the answer that is kept. `work` answers
 * what it woke.
 */
export async function transactAlone<T>(
  ctx: Context,
  work: (db: Db) => Promise<{ answer: T; outboxRow: OutboxRow }>,
  beside?: (db: Db) => Promise<unknown>,
): Promise<T> {
  const { storeResponse } = ctx;
  const { answer, outboxRow } =
    storeResponse || beside
      ? await ctx.db.transaction(async (handle) => {
          const db = handle as unknown as Db;
          const done = await work(db);
          await beside?.(db);
          await storeResponse?.(db, done.answer);
          return done;
        })
      : await work(ctx.db);
  ctx.after(() => sendOutbox(ctx, [outboxRow]));
  return answer;
}
