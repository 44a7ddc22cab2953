import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Trainings, the golden set and commands that run as processes: `npm run test:slow`. */
export const SLOW = "**/*.slow.test.ts";

export const resolve = { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } };

export const shared = {
  // A separate data folder, so that tests never read a workspace that runs on this machine.
  env: { DATA_DIR: join(tmpdir(), `signalbox-tests-${process.pid}`) },
  testTimeout: 30_000,
  hookTimeout: 60_000,
  // Threads share the compiled embedded database; processes would each compile it again.
  pool: "threads" as const,
  // The files of one worker load each module once and use one database, see `tests/support/database.ts`.
  isolate: false,
  setupFiles: ["tests/support/setup-file.ts"],
  globalSetup: ["tests/support/global-setup.ts"],
};

const FOLDERS = "lib,app,inngest,scripts,tests/architecture,tests/attacks,tests/contracts,tests/golden,tests/upgrade";

export default defineConfig({
  resolve,
  test: { ...shared, include: [`{${FOLDERS}}/**/*.test.{ts,tsx}`], exclude: [SLOW, "**/node_modules/**"] },
});
