import { createHash } from "node:crypto";
import { and, eq, ne } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import { DAY_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { trainingImports } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { transact } from "@/lib/events/transact";
import { newId } from "@/lib/ids";
import { loadLabelLists } from "./label-lists";
import { formatRowFault, type RowFault } from "./labelled-row";
import { packRows } from "./pack-rows";
import { findImport, type ImportView } from "./queries";
import { MAX_FAULTS, readLabelledCsv } from "./read-labelled-csv";

/** An import that makes no progress for this long is deleted. A day, because the app may be stopped overnight. */
export const IMPORT_LEASE_MS = DAY_MS;

interface ImportExamples {
  name: string;
  file: Uint8Array;
}

/**
 * Checks and stores a CSV file of labelled texts; a job imports it. Throws `invalid` with up to 100 faults by line, and
 * `conflict` for a file that was imported before.
 */
export async function importExamples(ctx: Context, { name, file }: ImportExamples): Promise<ImportView> {
  authorize(ctx.actor, "triage.manage");
  const contentHash = createHash("sha256").update(file).digest("hex");
  await assertNew(ctx, contentHash);
  const read = await readLabelledCsv(file, await loadLabelLists(ctx));
  if ("faults" in read) throw refused(read.faults);
  const waiting = await packRows(read.rows);
  return transact(ctx, async (tx) => {
    const id = newId();
    const startedBy = tx.actor.kind === "person" ? tx.actor.id : null;
    const leasedUntil = new Date(tx.now().getTime() + IMPORT_LEASE_MS);
    const total = read.rows.length;
    const row = { id, name, contentHash, total, waiting, leasedUntil, startedBy, startedAt: tx.now() };
    const inserted = await tx.db
      .insert(trainingImports)
      .values(row)
      .onConflictDoNothing()
      .returning({ id: trainingImports.id });
    if (inserted.length === 0) await assertNew(tx, contentHash);
    await tx.record({ type: "triage/import.requested", importId: id, after: { importId: id, rows: total } });
    return findImport(tx, id);
  });
}

async function assertNew({ db }: Pick<Context, "db">, contentHash: string): Promise<void> {
  const [known] = await db
    .select({ name: trainingImports.name, state: trainingImports.state, startedAt: trainingImports.startedAt })
    .from(trainingImports)
    .where(and(eq(trainingImports.contentHash, contentHash), ne(trainingImports.state, "failed")));
  if (!known) return;
  const day = known.startedAt.toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
  throw new AppError(
    "conflict",
    known.state === "done"
      ? `This file was already imported on ${day} as “${known.name}”. Delete that import first to import it again.`
      : `This file has been importing since ${day} as “${known.name}”.`,
    { kind: "already-imported" },
  );
}

function refused(faults: RowFault[]): AppError {
  const atLeast = faults.length >= MAX_FAULTS ? "at least " : "";
  const errorCount = faults.length === 1 ? "1 error" : `${atLeast}${faults.length} errors`;
  const errors = faults.map((fault) => ({ pointer: `/${fault.line}`, message: formatRowFault(fault) }));
  return new AppError("invalid", `Nothing was imported. This file has ${errorCount}.`, { errors });
}
