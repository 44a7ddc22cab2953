import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
  test: {
    // A separate data folder, so that tests never read a workspace that runs on this machine.
    env: { DATA_DIR: join(tmpdir(), `signalbox-tests-${process.pid}`) },
    include: ["tests/postgres/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: "forks",
    fileParallelism: false,
    reporters: ["default", "./tests/support/plain-count.ts"],
  },
});
