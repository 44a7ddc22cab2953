import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Without this the tests would read mails and settings of a workspace that somebody runs beside them. */
const env = { DATA_DIR: join(tmpdir(), `signalbox-tests-${process.pid}`) };

/** Files that fake the clock or a package, or start processes: each has a thread of its own. */
const apart = ["{inngest,scripts,lib/auth,lib/db}/**/*.test.{ts,tsx}"];

const shared = {
  env,
  testTimeout: 30_000,
  hookTimeout: 60_000,
  // Threads share what V8 has compiled of the embedded database; processes would each compile it again.
  pool: "threads" as const,
};
const resolve = { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } };

export default defineConfig({
  resolve,
  test: {
    env,
    globalSetup: ["tests/support/global-setup.ts"],
    projects: [
      { resolve, test: { ...shared, name: "apart", include: apart } },
      {
        resolve,
        test: {
          ...shared,
          name: "in turn",
          include: [
            "{lib,app,tests/architecture,tests/attacks,tests/contracts,tests/golden,tests/upgrade}/**/*.test.{ts,tsx}",
          ],
          exclude: [...apart, "**/node_modules/**"],
          isolate: false,
          setupFiles: ["tests/support/fresh-file.ts"],
        },
      },
    ],
  },
});
