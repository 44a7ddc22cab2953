import { randomBytes } from "node:crypto";
import { startEmbeddedEngine } from "@/inngest/embedded/start";
import { jobActor } from "@/lib/auth/actor";
import { authSecret } from "@/lib/auth/secret";
import { prepareWorkspace } from "@/lib/bootstrap/prepare-workspace";
import { writeAppFile } from "@/lib/cli-bridge/app-file";
import { contextFor } from "@/lib/context";
import { closeDatabase } from "@/lib/db/client";
import { engineMode, env } from "@/lib/env";
import { sweepOutbox } from "@/lib/events/send-outbox";
import { log } from "@/lib/log";

/**
 * Starts a server: checks the settings, prepares the workspace and, if configured, starts the embedded engine. It must
 * not await a call to our own server, which responds only after this returns.
 */
export async function startUp(): Promise<void> {
  try {
    await start();
  } catch (error) {
    // Next would only log this; our server script prints it and exits.
    holder.__signalboxStartFailed?.(error);
    throw error;
  }
}

async function start(): Promise<void> {
  const settings = env();
  const mode = engineMode(settings);
  authSecret(settings);
  // On Vercel the deployment runs the migrations, and a process lives too briefly for an engine.
  if (settings.VERCEL) return;
  await prepareWorkspace();
  if (mode === "embedded") {
    await startEmbeddedEngine();
    // Sends events that were left before the start, so that they don't wait for the scheduled job.
    const ctx = await contextFor(jobActor("start-up"), { after: (work) => void work() });
    void sweepOutbox(ctx).catch((error) => log("warn", "events stay in the outbox for the sweep", {}, error));
  }
  const token = randomBytes(32).toString("base64url");
  writeAppFile({ address: `http://127.0.0.1:${settings.PORT}`, token });
  holder.__signalboxStop = stop;
}

/** Our server script calls this on a signal to stop. Waits up to 10 s for the steps that run. */
async function stop(): Promise<void> {
  const { embeddedEngine } = await import("@/inngest/embedded/start");
  await embeddedEngine()?.stop();
  await closeDatabase();
}

const holder = globalThis as {
  __signalboxStop?: () => Promise<void>;
  __signalboxStartFailed?: (error: unknown) => never;
};
