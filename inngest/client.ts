import { randomBytes } from "node:crypto";
import { Inngest } from "inngest";
import { type Env, engineMode, env } from "@/lib/env";

type Fetch = typeof fetch;

/**
 * The Inngest client of this process. One for all modules, so that the signing key that the embedded engine
 * signs with is the one that the serve handler checks.
 */
export function inngest(): Inngest {
  holder.__signalboxInngest ??= createClient(env());
  return holder.__signalboxInngest;
}

/** The key that the embedded engine signs its calls with: random at each boot, known to this process alone. */
export function embeddedSigningKey(): string {
  holder.__signalboxSigningKey ??= `signkey-test-${randomBytes(32).toString("hex")}`;
  return holder.__signalboxSigningKey;
}

/** What the embedded engine says of itself. */
export interface EmbeddedState {
  /** False in an instance that leaves the engine to another one. */
  leader: boolean;
  /** The functions are known. */
  synced: boolean;
  /** Names the function and the option that the engine refuses. */
  refusal?: string;
}

/** Where the SDK's own calls (sending events, checkpoints) go in embedded mode: the engine, with no port between. */
export function connectEmbedded(fetch: Fetch, state?: () => Promise<EmbeddedState>): void {
  holder.__signalboxEmbeddedFetch = fetch;
  holder.__signalboxEmbeddedState = state;
}

/** For the health check; undefined where no engine runs in this process. */
export async function embeddedState(): Promise<EmbeddedState | undefined> {
  return holder.__signalboxEmbeddedState?.();
}

/** How the door that serves our functions answers a call. */
export type Serve = (request: Request) => Promise<Response>;

/** From here on an engine in this process calls the functions with no port between. */
export function connectServe(serve: Serve): void {
  holder.__signalboxServe = serve;
}

/** The functions' door in this process; undefined before its first request, and under hot reload. */
export function connectedServe(): Serve | undefined {
  return holder.__signalboxServe;
}

export const APP_ID = "signalbox";

function createClient(settings: Env): Inngest {
  switch (engineMode(settings)) {
    case "cloud":
      return new Inngest({
        id: APP_ID,
        isDev: false,
        eventKey: settings.INNGEST_EVENT_KEY,
        signingKey: settings.INNGEST_SIGNING_KEY,
        ...(settings.INNGEST_BASE_URL ? { baseUrl: settings.INNGEST_BASE_URL } : {}),
      });
    case "dev":
      return new Inngest({
        id: APP_ID,
        isDev: true,
        ...(settings.INNGEST_DEV?.startsWith("http") ? { baseUrl: settings.INNGEST_DEV } : {}),
      });
    case "embedded":
      return new Inngest({
        id: APP_ID,
        isDev: false,
        eventKey: "embedded",
        signingKey: embeddedSigningKey(),
        baseUrl: "http://engine.embedded",
        fetch: embeddedFetch,
      });
  }
}

const embeddedFetch: Fetch = (input, init) => {
  const engine = holder.__signalboxEmbeddedFetch;
  if (!engine) return Promise.reject(new Error("The embedded engine has not started yet."));
  return engine(input, init);
};

const holder = globalThis as {
  __signalboxInngest?: Inngest;
  __signalboxSigningKey?: string;
  __signalboxEmbeddedFetch?: Fetch;
  __signalboxEmbeddedState?: () => Promise<EmbeddedState>;
  __signalboxServe?: Serve;
};
