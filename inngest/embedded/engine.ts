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
  /** Where the app serves its functions. */
  serveUrl: string;
  /** What the calls to the app are signed with. */
  signingKey: string;
  /** How the app is reached; the network unless said. */
  fetch?: Fetch;
  /** Calls at once; a function is asked before each claim. */
  concurrency: number | (() => number);
  /** How long to wait after the first, second, … failed attempt; the last one counts for all further. */
  backoffMs: number[];
  pollMs?: number;
  clock?: Clock;
  /** Left out where no other process can reach the database: this one then always leads. */
  holdLock?: HoldLock;
}

/** For the health check. `queued` counts what is due and not under way. */
export interface EngineState {
  mode: "embedded";
  leader: boolean;
  synced: boolean;
  /** Names the function and the option that the engine refuses. */
  refusal?: string;
  queued: number;
}

export interface EmbeddedEngine {
  /** Returns at once: the first sync and the lock are asked for in the background. */
  start(): void;
  /** Begins nothing more, waits 10 s at most for calls under way, gives the lock back. */
  stop(): Promise<void>;
  /** Where the SDK's own calls go. */
  fetch: Fetch;
  /** Resolves when nothing is due and nothing under way; rejects where a function is refused or another process leads. */
  idle(): Promise<void>;
  state(): Promise<EngineState>;
}

const POLL_MS = SECOND_MS / 2;
const GRACE_MS = 10 * SECOND_MS;

/** Runs an app's functions from its own database, over the same protocol as Inngest does. One process at a time. */
export function createEngine(options: EngineOptions): EmbeddedEngine {
  const server = { ...options, fetch: options.fetch ?? fetch };
  const sync = new Sync(server, () => update());
  const ctx: EngineContext = {
    db: options.db,
    now: options.clock ?? systemClock,
    functions: sync.functions,
    backoffMs: options.backoffMs,
  };
  const { concurrency: most } = options;
  const concurrency = typeof most === "function" ? most : () => most;
  const pump = new Dispatcher({ ctx, server, concurrency, pollMs: options.pollMs ?? POLL_MS });
  const leadership = new Leadership(options.holdLock ?? alwaysHeld, () => update());
  const update = () => (sync.synced && leadership.leads ? pump.resume() : pump.pause());
  return {
    start() {
      sync.start();
      leadership.start();
    },
    async stop() {
      sync.stop();
      await pump.drain(GRACE_MS);
      await leadership.stop();
    },
    fetch: inProcessFetch(ctx, () => pump.kick()),
    async idle() {
      await sync.ready();
      await leadership.asked;
      await pump.idle();
    },
    async state() {
      const { refusal, synced } = sync;
      return { mode: "embedded", leader: leadership.leads, synced, refusal, queued: await countDue(ctx) };
    },
  };
}

const alwaysHeld: HoldLock = async () => async () => {};
