import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { insertEvent, type NewEvent, type OutboxRow } from "./record";
import { sendOutbox } from "./send-outbox";

/** A context inside one transaction, which can also record events. */
export interface Transaction extends Context {
  record(event: NewEvent): Promise<string>;
}

/** Runs `work` in one transaction with its history and outbox rows. Events are sent afterwards, or by the sweep. */
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
 * The same for a change that writes its history and outbox row in its own statement (`in-statement.ts`). It opens a
 * transaction only for `beside` or a stored response. `work` returns the response and the outbox row to send.
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
