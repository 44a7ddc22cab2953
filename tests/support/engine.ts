import { eq } from "drizzle-orm";
import { Inngest, type InngestFunction } from "inngest";
import { serve } from "inngest/edge";
import { connectEmbedded, embeddedSigningKey, inngest } from "@/inngest/client";
import { createEngine, type EmbeddedEngine, type EngineOptions } from "@/inngest/embedded/engine";
import type { Db } from "@/lib/db/client";
import { engineCrons, engineEvents, engineKeys, engineRuns } from "@/lib/db/schema";

type Functions = (client: Inngest) => InngestFunction.Any[];

interface Options extends Partial<Pick<EngineOptions, "backoffMs" | "concurrency" | "clock" | "pollMs" | "holdLock">> {
  /** The app's own client, so that what our code sends with `inngest()` comes here; else a client of the test's own. */
  app?: boolean;
  /** Stands between the engine and the functions. */
  between?: (handler: typeof fetch) => typeof fetch;
}

export interface InProcessEngine {
  engine: EmbeddedEngine;
  client: Inngest;
  send: Inngest["send"];
  /** Resolves when nothing is due and nothing under way: retries are due at once here, sleeps when the clock says so. */
  idle(): Promise<void>;
  stop(): Promise<void>;
  /** As if the process died now: nothing is begun, released or given back any more. What runs in it runs on, unheard. */
  kill(): void;
}

/** What became of each run of a function, by its name in our code. */
export async function runsOf(db: Db, name: string): Promise<string[]> {
  const rows = await db
    .select({ state: engineRuns.state })
    .from(engineRuns)
    .where(eq(engineRuns.functionId, `signalbox-${name}`));
  return rows.map((row) => row.state);
}

/** Whole durable runs with no port: the real SDK on both ends, its handler called as a function. Started. */
export function inProcessEngine(db: Db, functions: Functions, options: Options = {}): InProcessEngine {
  const { app, between = (handler) => handler, ...settings } = options;
  const signingKey = app ? embeddedSigningKey() : "signkey-test-0123456789abcdef";
  const door: typeof fetch = (input, init) => engine.fetch(input, init);
  const client = app ? inngest() : testClient(signingKey, door);
  if (app) connectEmbedded(door);
  const handler = serve({ client, functions: functions(client) });
  let dead = false;
  let lose = () => {};
  const engine = createEngine({
    db,
    serveUrl: "http://app.test/api/inngest",
    signingKey,
    fetch: between((input, init) => {
      const request = new Request(input, init);
      request.headers.set("host", "app.test");
      return handler(request);
    }),
    concurrency: 8,
    backoffMs: [0],
    // Nothing here needs looking for: what is due is announced, or asked for with `idle`.
    pollMs: 3_600_000,
    holdLock: async (onLost) => {
      lose = onLost;
      return dead ? undefined : async () => {};
    },
    ...settings,
  });
  engine.start();
  return {
    engine,
    client,
    send: (...args) => client.send(...args),
    idle: () => engine.idle(),
    stop: () => engine.stop(),
    kill: () => {
      dead = true;
      lose();
    },
  };
}

function testClient(signingKey: string, door: typeof fetch): Inngest {
  return new Inngest({
    id: "test",
    isDev: false,
    eventKey: "test",
    signingKey,
    baseUrl: "http://engine.test",
    fetch: door,
    logger: { info() {}, warn() {}, error() {}, debug() {} },
  });
}

/** A clock that stands still until it is moved. */
export function stillClock(start = new Date("2026-11-20T10:00:00.000Z")) {
  let at = start.getTime();
  const clock = () => new Date(at);
  return Object.assign(clock, {
    advance: (ms: number) => {
      at += ms;
    },
  });
}

/** A point that code waits at until the test lets it pass; `reached` tells the test that it is there. */
export function testGate() {
  let open = () => {};
  let arrive = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const reached = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const pass = () => {
    arrive();
    return opened;
  };
  return { pass, open, reached };
}

/** Removes all that the engine keeps, so that tests of one file can share a database. */
export async function emptyEngine(db: Db): Promise<void> {
  for (const table of [engineRuns, engineEvents, engineCrons, engineKeys]) await db.delete(table);
}
