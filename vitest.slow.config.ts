import { defineConfig } from "vitest/config";
import { resolve, SLOW, shared } from "./vitest.config";

export default defineConfig({
  resolve,
  test: {
    ...shared,
    include: [SLOW],
    globalSetup: ["tests/support/global-setup.ts"],
    testTimeout: 120_000,
    reporters: ["default", "./tests/support/plain-count.ts"],
  },
});
