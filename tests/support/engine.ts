import { eq } from "drizzle-orm";
import { Inngest, type InngestFunction } from "inngest";
import { serve } from "inngest/edge";
import { connectEmbedded, embeddedSigningKey, inngest } from "@/inngest/client";
import { createEngine, type EmbeddedEngine, type EngineOptions } from "@/inngest/embedded/engine";
import type { Db } from "@/lib/db/client";
import { engineCrons, engineEvents, engineKeys, engineRuns } from "@/lib/db/schema";

type Functions = (client: Inngest) => InngestFunction.Any[];

interface Options extends Partial<Pick<EngineOptions, "backoffMs" | "concurrency" | "clock" | "pollMs" | "holdLock">> {
  /** Uses the app's client, so that events from `inngest()` arrive here; otherwise a client for tests. */
  app?: boolean;
  /** Wraps the calls from the engine to the functions. */
  between?: (handler: typeof fetch) => typeof fetch;
}

export interface InProcessEngine {
  engine: EmbeddedEngine;
  client: Inngest;
  send: Inngest["send"];
  /** Resolves when nothing is due and nothing runs. Retries are due at once, sleeps by the clock. */
  idle(): Promise<void>;
  stop(): Promise<void>;
  /** Simulates a dead process: starts and releases nothing any more. Running code has no more effect. */
  kill(): void;
}

/** The states of all runs of a function, by its name in our code. */
export async function runsOf(db: Db, name: string): Promise<string[]> {
  const rows = await db
    .select({ state: engineRuns.state })
    .from(engineRuns)
    .where(eq(engineRuns.functionId, `signalbox-${name}`));
  return rows.map((row) => row.state);
}

/** A started engine without a port. The real SDK runs on both ends; its handler is called as a function. */
export function inProcessEngine(db: Db, functions: Functions, options: Options = {}): InProcessEngine {
  const { app, between = (handler) => handler, ...settings } = options;
  const signingKey = app ? embeddedSigningKey() : "signkey-test-0123456789abcdef";
  const engineFetch: typeof fetch = (input, init) => engine.fetch(input, init);
  const client = app ? inngest() : testClient(signingKey, engineFetch);
  if (app) connectEmbedded(engineFetch);
  const handler = serve({ client, functions: functions(client) });
  let isDead = false;
  let loseLock = () => {};
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
    // Polling is not needed: `idle` looks for due work.
    pollMs: 3_600_000,
    holdLock: async (onLost) => {
      loseLock = onLost;
      return isDead ? undefined : async () => {};
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
      isDead = true;
      loseLock();
    },
  };
}

function testClient(signingKey: string, engineFetch: typeof fetch): Inngest {
  return new Inngest({
    id: "test",
    isDev: false,
    eventKey: "test",
    signingKey,
    baseUrl: "http://engine.test",
    fetch: engineFetch,
    logger: { info() {}, warn() {}, error() {}, debug() {} },
  });
}

/** A clock that moves only by `advance`. */
export function stillClock(start = new Date("2026-11-20T10:00:00.000Z")) {
  let at = start.getTime();
  const clock = () => new Date(at);
  return Object.assign(clock, {
    advance: (ms: number) => {
      at += ms;
    },
  });
}

/** Blocks code at `pass` until the test calls `open`. `reached` resolves when the code is there. */
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

/** Deletes all rows of the engine, so that tests of one file can share a database. */
export async function emptyEngine(db: Db): Promise<void> {
  for (const table of [engineRuns, engineEvents, engineCrons, engineKeys]) await db.delete(table);
}
