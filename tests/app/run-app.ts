import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");

export interface RunningApp {
  url: string;
  /** Everything the process printed. */
  output(): string;
  /** Ends the process without running its handlers, like a power cut. */
  kill(): Promise<void>;
  /** Ends the process like Ctrl+C. */
  stop(): Promise<void>;
}

/** Starts the built app as a child process and waits until it is ready. */
export async function runApp(options: {
  port: number;
  mode?: "start" | "demo";
  settings: Record<string, string>;
  /** Module to load before the app. */
  preload?: string;
  timeoutMs?: number;
}): Promise<RunningApp> {
  const { port, mode = "start", settings, preload, timeoutMs = 120_000 } = options;
  const url = `http://127.0.0.1:${port}`;
  const args = [...(preload ? ["--import", preload] : []), "scripts/serve.mjs", mode];
  const env = { ...process.env, CI: "", HOST: "127.0.0.1", APP_URL: url, PORT: String(port), ...settings };
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
  await waitUntilReady(child, url, timeoutMs, () => output);
  return { url, output: () => output, kill: () => end(child, "SIGKILL"), stop: () => end(child, "SIGTERM") };
}

async function waitUntilReady(
  child: ChildProcess,
  url: string,
  timeoutMs: number,
  output: () => string,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The app ended before it was ready:\n${output().slice(-4000)}`);
    const answer = await fetch(`${url}/api/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  await end(child, "SIGKILL");
  throw new Error(`The app was not ready in ${timeoutMs} ms:\n${output().slice(-4000)}`);
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  child.kill(signal);
  return ended;
}
