import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import nextEnv from "@next/env";
import { system } from "@/lib/auth/actor";
import { type Context, contextFor } from "@/lib/context";
import { closeDatabase, database } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { AppError } from "@/lib/errors";
import { continueImport } from "@/lib/learning/continue-import";
import { importExamples } from "@/lib/learning/import-examples";
import { MOST_BYTES } from "@/lib/learning/input";

/**
 * `npm run triage:import -- file.csv` takes decided texts in. All of the file or nothing: faults are told by line. An
 * embedded database has to be free, so the app must be stopped; a Postgres takes it at any time.
 */
async function main(): Promise<void> {
  // The same `.env` files as the server's: the command must find the same database.
  nextEnv.loadEnvConfig(process.cwd(), false, { info: () => {}, error: console.error });
  const path = parseArgs({ allowPositionals: true }).positionals[0];
  if (!path) throw new Error("Say which file: npm run triage:import -- tickets.csv");
  const file = await load(path);
  const { db } = await database();
  try {
    await migrate(db);
    // What is to be done "after" is left to the app: this process takes all rows in itself before it ends.
    const ctx = await contextFor(system("triage:import"), { after: () => {} });
    const { id, total } = await importExamples(ctx, { name: basename(path).slice(0, 200), file });
    await takeAll(ctx, id);
    console.log(`Imported ${total.toLocaleString("en")} ${total === 1 ? "row" : "rows"}.`);
  } finally {
    await closeDatabase();
  }
}

async function load(path: string): Promise<Uint8Array> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new Error(`There is no file ${path}.`);
  if (found.size > MOST_BYTES) throw new Error("The file is larger than 50 MB.");
  return readFile(path);
}

async function takeAll(ctx: Context, importId: string): Promise<void> {
  for (;;) {
    const { state, done, total } = await continueImport(ctx, { importId });
    if (state === "gone" || state === "failed") throw new Error("The import was taken out meanwhile.");
    console.error(`${done.toLocaleString("en")} of ${total.toLocaleString("en")}`);
    if (state === "done") return;
  }
}

main().catch((error) => {
  if (error instanceof AppError) for (const { message } of error.errors ?? []) console.error(message);
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
