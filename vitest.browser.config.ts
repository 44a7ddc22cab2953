import { defineConfig } from "vitest/config";
import { resolve } from "./vitest.config";

export default defineConfig({
  resolve,
  test: {
    include: ["tests/browser/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: "forks",
    fileParallelism: false,
    reporters: ["default", "./tests/support/plain-count.ts"],
  },
});
