import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** A separate data folder, so that tests never read a workspace that runs on this machine. */
const env = { DATA_DIR: join(tmpdir(), `signalbox-tests-${process.pid}`) };

/** Trainings, the golden set and commands that run as processes: `npm run test:slow`. */
export const SLOW = "**/*.slow.test.ts";

/** Files that fake the clock or a package, or start processes. Each runs in its own thread. */
const isolated = ["{inngest,scripts,lib/auth,lib/db}/**/*.test.{ts,tsx}"];

export const shared = {
  env,
  testTimeout: 30_000,
  hookTimeout: 60_000,
  // Threads share the compiled embedded database; processes would each compile it again.
  pool: "threads" as const,
};
export const resolve = { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } };

export default defineConfig({
  resolve,
  test: {
    env,
    globalSetup: ["tests/support/global-setup.ts"],
    projects: [
      { resolve, test: { ...shared, name: "isolated", include: isolated, exclude: [SLOW] } },
      {
        resolve,
        test: {
          ...shared,
          name: "shared",
          include: [
            "{lib,app,tests/architecture,tests/attacks,tests/contracts,tests/golden,tests/upgrade}/**/*.test.{ts,tsx}",
          ],
          exclude: [...isolated, SLOW, "**/node_modules/**"],
          isolate: false,
          setupFiles: ["tests/support/fresh-file.ts"],
        },
      },
    ],
  },
});
