import { type Clock, SECOND_MS, systemClock } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import type { EngineContext } from "./context";
import { countDue } from "./count-due";
import { Dispatcher } from "./dispatcher";
import { inProcessFetch } from "./in-process";
import { type HoldLock, Leadership } from "./leader";
import { Sync } from "./sync";

type Fetch = typeof fetch;

export interface EngineOptions {
  db: Db;
  serveUrl: string;
  signingKey: string;
  fetch?: Fetch;
  concurrency: number | (() => number);
  /** Waits after the first, second, … failed attempt; the last one applies to all further ones. */
  backoffMs: number[];
  pollMs?: number;
  clock?: Clock;
  /** Omit it if no other process can reach the database: this process then always leads. */
  holdLock?: HoldLock;
}

/** For the health check. `queued` counts work that is due and not running. */
export interface EngineState {
  mode: "embedded";
  leader: boolean;
  synced: boolean;
  refusal?: string;
  queued: number;
}

export interface EmbeddedEngine {
  start(): void;
  /** Starts nothing more, waits up to 10 s for running calls, and releases the lock. */
  stop(): Promise<void>;
  fetch: Fetch;
  /** Resolves when nothing is due or runs. Rejects if a round fails, a function is refused or another process leads. */
  idle(): Promise<void>;
  state(): Promise<EngineState>;
}

const POLL_MS = SECOND_MS / 2;
const GRACE_MS = 10 * SECOND_MS;

/** Runs an app's functions from its own database, over Inngest's protocol. One process at a time does the work. */
export function createEngine(options: EngineOptions): EmbeddedEngine {
  const server = { ...options, fetch: options.fetch ?? fetch };
  const sync = new Sync(server, () => update());
  const ctx: EngineContext = {
    db: options.db,
    now: options.clock ?? systemClock,
    functions: sync.functions,
    backoffMs: options.backoffMs,
  };
  const { concurrency: limit } = options;
  const concurrency = typeof limit === "function" ? limit : () => limit;
  const dispatcher = new Dispatcher({ ctx, server, concurrency, pollMs: options.pollMs ?? POLL_MS });
  const leadership = new Leadership(options.holdLock ?? alwaysLead, () => update());
  const update = () => (sync.synced && leadership.leads ? dispatcher.resume() : dispatcher.pause());
  return {
    start() {
      sync.start();
      leadership.start();
    },
    async stop() {
      sync.stop();
      await dispatcher.drain(GRACE_MS);
      await leadership.stop();
    },
    fetch: inProcessFetch(ctx, () => dispatcher.kick()),
    async idle() {
      await sync.ready();
      await leadership.firstAttempt;
      await dispatcher.idle();
    },
    async state() {
      const { refusal, synced } = sync;
      return { mode: "embedded", leader: leadership.leads, synced, refusal, queued: await countDue(ctx) };
    },
  };
}

const alwaysLead: HoldLock = async () => async () => {};
