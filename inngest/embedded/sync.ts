import { MINUTE_MS, SECOND_MS } from "@/lib/clock";
import { log } from "@/lib/log";
import { readJson } from "@/lib/read-json";
import type { Server } from "./call-function";
import { canonicalJson, signBody } from "./signature";
import { type EngineFunction, Refused, readFunction } from "./supported";
import { SyncAnswer } from "./wire";

const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 5 * SECOND_MS;

/** The engine syncs again after this time, because in development the code changes while the app runs. */
const RESYNC_MS = MINUTE_MS;

/** Keeps the list of functions up to date, in the background: the server may itself wait for the engine's start. */
export class Sync {
  readonly functions = new Map<string, EngineFunction>();
  refusal: string | undefined;
  synced = false;
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;
  private waiting: { resolve: () => void; reject: (error: Error) => void }[] = [];

  constructor(
    private readonly server: Server,
    private readonly onSynced: () => void,
  ) {}

  start(): void {
    void this.sync(FIRST_RETRY_MS);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  /** Resolves once the functions are known. Rejects with the refusal if they can't be run. */
  async ready(): Promise<void> {
    if (this.refusal !== undefined) throw new Error(this.refusal);
    if (!this.synced) await new Promise<void>((resolve, reject) => this.waiting.push({ resolve, reject }));
  }

  private async sync(retryMs: number): Promise<void> {
    const outcome = await fetchFunctions(this.server).catch((error: unknown) => error);
    if (this.stopped) return;
    if (outcome instanceof Map) this.accept(outcome);
    else if (outcome instanceof Refused) this.refuse(outcome);
    else if (retryMs < LONGEST_RETRY_MS && retryMs * 2 >= LONGEST_RETRY_MS) {
      log("warn", "the engine could not fetch the app's functions for some seconds", {}, outcome);
    }
    const retry = () => void this.sync(Math.min(retryMs * 2, LONGEST_RETRY_MS));
    const resync = () => void this.sync(FIRST_RETRY_MS);
    this.timer = outcome instanceof Map ? setTimeout(resync, RESYNC_MS) : setTimeout(retry, retryMs);
    this.timer.unref();
  }

  private accept(functions: Map<string, EngineFunction>): void {
    this.functions.clear();
    for (const [id, fn] of functions) this.functions.set(id, fn);
    this.synced = true;
    this.refusal = undefined;
    for (const { resolve } of this.waiting.splice(0)) resolve();
    this.onSynced();
  }

  private refuse(refused: Refused): void {
    if (this.refusal !== refused.message) log("error", refused.message);
    this.refusal = refused.message;
    for (const { reject } of this.waiting.splice(0)) reject(refused);
  }
}

/** Fetches the app's functions. Throws `Refused` for the first unsupported one, another error for a bad answer. */
export async function fetchFunctions(server: Server): Promise<Map<string, EngineFunction>> {
  const body = canonicalJson({ url: server.serveUrl });
  const response = await server.fetch(server.serveUrl, {
    method: "PUT",
    headers: {
      "content-type": "application/json",
      "x-inngest-sync-kind": "in_band",
      "x-inngest-signature": signBody(body, server.signingKey),
    },
    body,
    redirect: "error",
    signal: AbortSignal.timeout(MINUTE_MS),
  });
  const answer = SyncAnswer.safeParse(readJson(await response.text()));
  if (!response.ok || !answer.success) throw new Error(`The sync failed with status ${response.status}.`);
  return new Map(answer.data.functions.map((config) => [config.id, readFunction(config)]));
}
