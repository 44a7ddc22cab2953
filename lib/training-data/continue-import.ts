import { and, eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { trainingExamples, trainingImports } from "@/lib/db/schema";
import type { ImportState } from "@/lib/domain/training";
import { transact } from "@/lib/events/transact";
import { IMPORT_LEASE_MS } from "./import-examples";
import type { LabelledRow } from "./labelled-row";
import { unpackRows } from "./pack-rows";

export interface ImportProgress {
  /** `gone`: taken out meanwhile. */
  state: ImportState | "gone";
  done: number;
  total: number;
}

/** Of one transaction, so that an embedded database is never busy for long. */
const BATCH_ROWS = 500;
const BATCH_CHARACTERS = 1_000_000;
/** Of one call: a durable step should end within seconds. */
const BATCHES = 10;

/**
 * Takes the next rows of an import in, up to 5,000, from where the last call or a dying process stopped; with the last
 * one the import is `done` and all its rows count at once. May run twice at the same time: each row is taken in once.
 */
export async function continueImport(ctx: Context, { importId }: { importId: string }): Promise<ImportProgress> {
  authorize(ctx.actor, "triage.manage");
  const [row] = await ctx.db.select().from(trainingImports).where(eq(trainingImports.id, importId));
  if (row?.state !== "running" || !row.waiting) return progressOf(row);
  const rowAt = await unpackRows(row.waiting);
  for (let batch = 0, at = row.done; batch < BATCHES && at < row.total; batch++) {
    const rows = nextRows(rowAt, at, row.total);
    if (!(await takeIn(ctx, importId, at, rows))) break;
    at += rows.length;
  }
  return finishOrGoOn(ctx, importId);
}

function nextRows(rowAt: (at: number) => LabelledRow, from: number, total: number): LabelledRow[] {
  const rows: LabelledRow[] = [];
  for (let at = from, characters = 0; at < total && rows.length < BATCH_ROWS && characters < BATCH_CHARACTERS; at++) {
    const row = rowAt(at);
    characters += row.text.length;
    rows.push(row);
  }
  return rows;
}

/** The rows and the counter together; false where somebody else was first or the import is gone. */
async function takeIn(ctx: Context, importId: string, from: number, rows: LabelledRow[]): Promise<boolean> {
  return transact(ctx, async (tx) => {
    const leasedUntil = new Date(tx.now().getTime() + IMPORT_LEASE_MS);
    const mine = await tx.db
      .update(trainingImports)
      .set({ done: from + rows.length, leasedUntil })
      .where(
        and(eq(trainingImports.id, importId), eq(trainingImports.state, "running"), eq(trainingImports.done, from)),
      )
      .returning({ id: trainingImports.id });
    if (mine.length > 0) await tx.db.insert(trainingExamples).values(rows.map((row) => ({ ...row, importId })));
    return mine.length > 0;
  });
}

/** One statement makes all rows count, and only once all are there. */
async function finishOrGoOn({ db, now }: Context, importId: string): Promise<ImportProgress> {
  await db
    .update(trainingImports)
    .set({ state: "done", endedAt: now(), waiting: null })
    .where(
      and(
        eq(trainingImports.id, importId),
        eq(trainingImports.state, "running"),
        eq(trainingImports.done, trainingImports.total),
      ),
    );
  const [row] = await db
    .select({ state: trainingImports.state, done: trainingImports.done, total: trainingImports.total })
    .from(trainingImports)
    .where(eq(trainingImports.id, importId));
  return progressOf(row);
}

function progressOf(row: (Omit<ImportProgress, "state"> & { state: ImportState }) | undefined): ImportProgress {
  return row ? { state: row.state, done: row.done, total: row.total } : { state: "gone", done: 0, total: 0 };
}
