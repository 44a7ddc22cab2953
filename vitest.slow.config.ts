import { defineConfig } from "vitest/config";
import { resolve, SLOW, shared } from "./vitest.config";

export default defineConfig({
  resolve,
  test: { ...shared, include: [SLOW], testTimeout: 120_000, reporters: ["default", "./tests/support/plain-count.ts"] },
});
