import { randomBytes } from "node:crypto";
import { Inngest } from "inngest";
import { type Env, engineMode, env } from "@/lib/env";

type Fetch = typeof fetch;

/** The process's only Inngest client: the engine and the handler of `/api/inngest` must share its signing key. */
export function inngest(): Inngest {
  holder.__signalboxInngest ??= createClient(env());
  return holder.__signalboxInngest;
}

/** The signing key of the embedded engine: random at each start, and known only to this process. */
export function embeddedSigningKey(): string {
  holder.__signalboxSigningKey ??= `signkey-test-${randomBytes(32).toString("hex")}`;
  return holder.__signalboxSigningKey;
}

export interface EmbeddedState {
  leader: boolean;
  synced: boolean;
  /** Names the function and option that the engine does not support. */
  refusal?: string;
}

/** Sends the SDK's own calls (events, checkpoints) straight to the engine, without the network. */
export function connectEmbedded(fetch: Fetch, state?: () => Promise<EmbeddedState>): void {
  holder.__signalboxEmbeddedFetch = fetch;
  holder.__signalboxEmbeddedState = state;
}

/** The embedded engine's state, for the health check; undefined if no engine runs in this process. */
export async function embeddedState(): Promise<EmbeddedState | undefined> {
  return holder.__signalboxEmbeddedState?.();
}

export type Serve = (request: Request) => Promise<Response>;

/** Lets an engine in this process call the functions without the network. */
export function connectServe(serve: Serve): void {
  holder.__signalboxServe = serve;
}

/** The handler of `/api/inngest`; undefined before its first request, and always if code is reloaded (`HOT_RELOAD`). */
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
