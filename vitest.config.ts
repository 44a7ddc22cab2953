import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
  test: {
    // Mails that tests write as files, and nothing of a workspace that somebody runs beside them.
    env: { DATA_DIR: join(tmpdir(), `signalbox-tests-${process.pid}`) },
    include: [
      "{lib,app,inngest,scripts,tests/architecture,tests/attacks,tests/contracts,tests/golden,tests/unit}/**/*.test.{ts,tsx}",
    ],
    globalSetup: ["tests/support/global-setup.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: "forks",
  },
});
