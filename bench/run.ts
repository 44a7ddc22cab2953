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
import { type Figures, print } from "./print";

interface Options {
  seconds: number;
  tickets: number;
}

/** Both databases one after the other, then the figures side by side and as one line of JSON. */
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
  const columns: Record<string, Figures> = {};
  if (values.only !== "pglite") columns.Postgres = await onPostgres(options);
  if (values.only !== "pg") columns.PGlite = await onPglite(options);
  print(columns);
}

async function onPostgres(options: Options): Promise<Figures> {
  const server = await startPostgres();
  if (!server) return { note: "PostgreSQL is not installed on this machine" };
  try {
    const settings = {
      DATABASE_URL: server.createDatabase("bench"),
      AUTH_SECRET: "bench-only-secret-bench-only-secret",
    };
    return { ...(await measure(settings, options)), ...(await countQueries(server.createDatabase("queries"))) };
  } finally {
    await server.stop();
  }
}

async function onPglite(options: Options): Promise<Figures> {
  return { ...(await measure({}, options)), "second start to first page ms": await secondStart() };
}

/** Opening, routing, a long queue and reading on a small workspace; then lists on a large one, filled while the app is down. */
async function measure(settings: Record<string, string>, options: Options): Promise<Figures> {
  return withFolder(async (folder) => {
    const all = { DEMO: "1", DATA_DIR: folder, ...settings };
    const figures = await withApp(all, (app) => measureTickets(app, options));
    Object.assign(figures, await withApp(all, measureQueue));
    // One writer asks more than a person may.
    const unlimited = { ...all, LIMIT_CLASSIFY_PER_MINUTE: "1000000" };
    Object.assign(figures, await withApp(unlimited, measureClassify));
    const far = await fillTickets(all, options.tickets);
    return { ...figures, ...(await withApp(all, (app) => measureLists(app, { ...options, far }))) };
  });
}

/** How long the demo takes from its command to its first page, with everything built and seeded. */
function secondStart(): Promise<number> {
  return withFolder(async (folder) => {
    const start = async () => {
      const began = performance.now();
      const app = await runApp({ port: await freePort(), mode: "demo", settings: { DATA_DIR: folder } });
      await (await fetch(app.url)).text();
      const tookMs = performance.now() - began;
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
