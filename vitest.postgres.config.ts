import { defineConfig } from "vitest/config";
import { resolve, shared } from "./vitest.config";

export default defineConfig({
  resolve,
  test: {
    env: shared.env,
    include: ["tests/postgres/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: "forks",
    fileParallelism: false,
    reporters: ["default", "./tests/support/plain-count.ts"],
  },
});
