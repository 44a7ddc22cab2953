import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { continueImport } from "@/lib/training-data/continue-import";
import { importExamples } from "@/lib/training-data/import-examples";
import { MAX_IMPORT_BYTES } from "@/lib/training-data/input";
import { inWorkspace } from "./in-workspace";

/** `npm run triage:import -- file.csv` imports labelled texts: the whole file or nothing. Errors name the line. */
async function main(): Promise<void> {
  const path = parseArgs({ allowPositionals: true }).positionals[0];
  if (!path) throw new Error("Name a file: npm run triage:import -- tickets.csv");
  const file = await load(path);
  await inWorkspace("triage:import", async (ctx) => {
    const { id, total } = await importExamples(ctx, { name: basename(path).slice(0, 200), file });
    await importRows(ctx, id);
    console.log(`Imported ${total.toLocaleString("en")} ${total === 1 ? "row" : "rows"}.`);
  });
}

async function load(path: string): Promise<Uint8Array> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new Error(`There is no file ${path}.`);
  if (found.size > MAX_IMPORT_BYTES) throw new Error("The file is larger than 50 MB.");
  return readFile(path);
}

async function importRows(ctx: Context, importId: string): Promise<void> {
  for (;;) {
    const { state, done, total } = await continueImport(ctx, { importId });
    if (state === "gone" || state === "failed") throw new Error("The import was removed meanwhile.");
    console.error(`${done.toLocaleString("en")} of ${total.toLocaleString("en")}`);
    if (state === "done") return;
  }
}

main().catch((error) => {
  if (error instanceof AppError) for (const { message } of error.errors ?? []) console.error(message);
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
