import { AsyncLocalStorage } from "node:async_hooks";
import { connectEmbedded, connectedServe, embeddedSigningKey } from "@/inngest/client";
import { database } from "@/lib/db/client";
import { type Env, env } from "@/lib/env";
import { createEngine, type EmbeddedEngine } from "./engine";

/** An arbitrary constant of our own: the one process that holds it runs the functions. */
const ENGINE_LOCK = 7_316_002;

/** With more requests than this unanswered, the engine makes one call at a time: answers first, then the backlog. */
const MANY_WAIT = 4;

/** Starts this process's engine; called again, answers the same one. Never waits for our own server. */
export function startEmbeddedEngine(): Promise<EmbeddedEngine> {
  holder.__signalboxEngineStart ??= start().catch((error) => {
    holder.__signalboxEngineStart = undefined;
    throw error;
  });
  return holder.__signalboxEngineStart;
}

/** This process's engine, if it has one. */
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
    concurrency: () => ((holder.__signalboxWaiting?.() ?? 0) > MANY_WAIT ? 1 : settings.ENGINE_CONCURRENCY),
    backoffMs: settings.ENGINE_BACKOFF_MS,
  });
  connectEmbedded(engine.fetch, engine.state);
  engine.start();
  holder.__signalboxEngine = engine;
  return engine;
}

/**
 * Calls the door that serves the functions: over our own port until it is open (the first sync opens it), then straight,
 * which saves half of what a call costs. A round may have been set off by somebody's request; calls know nothing of it.
 */
export function callServed(): typeof fetch {
  const outside = AsyncLocalStorage.snapshot();
  return (input, init) => {
    const serve = init?.method === "POST" ? connectedServe() : undefined;
    if (!serve) return fetch(input, init);
    const request = new Request(input, init);
    return Promise.race([outside(serve, request), aborted(request.signal)]);
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/** Our own server. One that is bound to all addresses is asked on the loopback. */
export function serveUrl({ HOST, PORT }: Pick<Env, "HOST" | "PORT">): string {
  const host = ["0.0.0.0", "::"].includes(HOST) ? "127.0.0.1" : HOST;
  return `http://${host.includes(":") ? `[${host}]` : host}:${PORT}/api/inngest`;
}

const holder = globalThis as {
  __signalboxEngine?: EmbeddedEngine;
  __signalboxEngineStart?: Promise<EmbeddedEngine>;
  /** Requests that our own server has taken and not answered yet; unknown behind another server. */
  __signalboxWaiting?: () => number;
};
