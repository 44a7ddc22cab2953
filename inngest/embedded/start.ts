import { AsyncLocalStorage } from "node:async_hooks";
import { connectEmbedded, connectedServe, embeddedSigningKey } from "@/inngest/client";
import { database } from "@/lib/db/client";
import { type Env, env } from "@/lib/env";
import { createEngine, type EmbeddedEngine } from "./engine";

/** An arbitrary lock number: the process that holds this lock runs the functions. */
const ENGINE_LOCK = 7_316_002;

/** With more open HTTP requests than this, the engine makes only one call at a time, so that people come first. */
const BUSY_REQUESTS = 4;

/** Starts this process's engine; later calls return the same one. Never waits for our own server. */
export function startEmbeddedEngine(): Promise<EmbeddedEngine> {
  holder.__signalboxEngineStart ??= start().catch((error) => {
    holder.__signalboxEngineStart = undefined;
    throw error;
  });
  return holder.__signalboxEngineStart;
}

export function embeddedEngine(): EmbeddedEngine | undefined {
  return holder.__signalboxEngine;
}

async function start(): Promise<EmbeddedEngine> {
  const settings = env();
  const { db, holdLock } = await database();
  const engine = createEngine({
    db,
    holdLock: (onLost) => holdLock(ENGINE_LOCK, onLost),
    serveUrl: serveUrl(settings),
    signingKey: embeddedSigningKey(),
    fetch: callServed(),
    concurrency: () => ((holder.__signalboxWaiting?.() ?? 0) > BUSY_REQUESTS ? 1 : settings.ENGINE_CONCURRENCY),
    backoffMs: settings.ENGINE_BACKOFF_MS,
  });
  connectEmbedded(engine.fetch, engine.state);
  engine.start();
  holder.__signalboxEngine = engine;
  return engine;
}

/** Calls the route handler: over our own port until the first sync has loaded it, then directly, at half the cost. */
export function callServed(): typeof fetch {
  const outsideRequest = AsyncLocalStorage.snapshot();
  return (input, init) => {
    const serve = init?.method === "POST" ? connectedServe() : undefined;
    if (!serve) return fetch(input, init);
    const request = new Request(input, init);
    return Promise.race([outsideRequest(serve, request), aborted(request.signal)]);
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/** The address of our own server; the loopback if the server listens on all addresses. */
export function serveUrl({ HOST, PORT }: Pick<Env, "HOST" | "PORT">): string {
  const host = ["0.0.0.0", "::"].includes(HOST) ? "127.0.0.1" : HOST;
  return `http://${host.includes(":") ? `[${host}]` : host}:${PORT}/api/inngest`;
}

const holder = globalThis as {
  __signalboxEngine?: EmbeddedEngine;
  __signalboxEngineStart?: Promise<EmbeddedEngine>;
  /** The number of open requests; our own server sets this, other servers do not. */
  __signalboxWaiting?: () => number;
};
