import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { freePort } from "../tests/app/free-port";
import { startPostgres } from "../tests/app/postgres-server";
import { type RunningApp, runApp } from "../tests/app/run-app";
import { countQueries } from "./count-queries";
import { fillTickets } from "./fill-tickets";
import { measureLists, measureTickets } from "./measure";
import { measureClassify } from "./measure-classify";
import { measureQueue } from "./measure-queue";
import { type BenchFigures, printFigures } from "./print";

interface Options {
  seconds: number;
  tickets: number;
}

/** Measures both databases and prints the figures side by side. */
export async function runBench(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: "string", default: "10" },
      tickets: { type: "string", default: "100000" },
      only: { type: "string" },
    },
  });
  const options = { seconds: Number(values.seconds), tickets: Number(values.tickets) };
  const columns: Record<string, BenchFigures> = {};
  if (values.only !== "pglite") columns.Postgres = await onPostgres(options);
  if (values.only !== "pg") columns.PGlite = await onPglite(options);
  printFigures(columns);
}

async function onPostgres(options: Options): Promise<BenchFigures> {
  const server = await startPostgres();
  if (!server) return { note: "PostgreSQL is not installed on this machine" };
  try {
    const settingsOf = (part: string) => ({
      DATABASE_URL: server.createDatabase(part),
      AUTH_SECRET: "bench-only-secret-bench-only-secret",
    });
    return { ...(await measure(settingsOf, options)), ...(await countQueries(server.createDatabase("queries"))) };
  } finally {
    await server.stop();
  }
}

async function onPglite(options: Options): Promise<BenchFigures> {
  return { ...(await measure(() => ({}), options)), "second start to first page ms": await secondStart() };
}

/** Each part has its own workspace: mails and runs left by one would slow down the next. */
async function measure(settingsOf: (part: string) => Record<string, string>, options: Options): Promise<BenchFigures> {
  const measurePart = (
    name: string,
    work: (app: RunningApp) => Promise<BenchFigures>,
    more: Record<string, string> = {},
  ) => withFolder((folder) => withApp({ DEMO: "1", DATA_DIR: folder, ...settingsOf(name), ...more }, work));
  return {
    ...(await measurePart("tickets", (app) => measureTickets(app, options))),
    ...(await measurePart("queue", measureQueue)),
    // One writer sends more than a person may.
    ...(await measurePart("classify", measureClassify, { LIMIT_CLASSIFY_PER_MINUTE: "1000000" })),
    ...(await withFolder(async (folder) => {
      const all = { DEMO: "1", DATA_DIR: folder, ...settingsOf("lists") };
      await withApp(all, async () => {});
      const far = await fillTickets(all, options.tickets);
      return withApp(all, (app) => measureLists(app, { ...options, far }));
    })),
  };
}

/** Milliseconds from the demo command to its first page, already built and seeded. */
function secondStart(): Promise<number> {
  return withFolder(async (folder) => {
    const start = async () => {
      const started = performance.now();
      const app = await runApp({ port: await freePort(), mode: "demo", settings: { DATA_DIR: folder } });
      await (await fetch(app.url)).text();
      const tookMs = performance.now() - started;
      await app.stop();
      return tookMs;
    };
    await start();
    return Math.round(await start());
  });
}

async function withApp<T>(settings: Record<string, string>, work: (app: RunningApp) => Promise<T>): Promise<T> {
  const app = await runApp({ port: await freePort(), settings });
  try {
    return await work(app);
  } finally {
    await app.stop();
  }
}

async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "signalbox-bench-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
