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
  state: ImportState | "gone";
  done: number;
  total: number;
}

/** Limits of one batch (a transaction), so that it does not block an embedded database for long. */
const BATCH_ROWS = 500;
const BATCH_CHARACTERS = 1_000_000;

const MAX_BATCHES = 10;

/**
 * Imports the next rows, up to 5,000, from where the last call stopped. After the last row the import becomes `done`;
 * only then are its rows used for training. Two calls at the same time import no row twice.
 */
export async function continueImport(ctx: Context, { importId }: { importId: string }): Promise<ImportProgress> {
  authorize(ctx.actor, "triage.manage");
  const [row] = await ctx.db.select().from(trainingImports).where(eq(trainingImports.id, importId));
  if (row?.state !== "running" || !row.waiting) return progressOf(row);
  const rowAt = await unpackRows(row.waiting);
  for (let batch = 0, at = row.done; batch < MAX_BATCHES && at < row.total; batch++) {
    const rows = nextRows(rowAt, at, row.total);
    if (!(await saveRows(ctx, importId, at, rows))) break;
    at += rows.length;
  }
  return finishIfComplete(ctx, importId);
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

/** One transaction. False if another call was faster or the import is gone. */
async function saveRows(ctx: Context, importId: string, from: number, rows: LabelledRow[]): Promise<boolean> {
  return transact(ctx, async (tx) => {
    const leasedUntil = new Date(tx.now().getTime() + IMPORT_LEASE_MS);
    const claimed = await tx.db
      .update(trainingImports)
      .set({ done: from + rows.length, leasedUntil })
      .where(
        and(eq(trainingImports.id, importId), eq(trainingImports.state, "running"), eq(trainingImports.done, from)),
      )
      .returning({ id: trainingImports.id });
    if (claimed.length > 0) await tx.db.insert(trainingExamples).values(rows.map((row) => ({ ...row, importId })));
    return claimed.length > 0;
  });
}

/** Marks the import as done if all rows are imported. From then on its rows are used for training. */
async function finishIfComplete({ db, now }: Context, importId: string): Promise<ImportProgress> {
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
