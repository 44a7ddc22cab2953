// `npm run test:postgres`: races, locks and upgrades on a real server, through `pg` and through Neon's driver.
import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { startPostgres } from "../../tests/app/postgres-server";
import { missingTool } from "./missing-tool";

const dir = resolve(import.meta.dirname, "../..");
const server = (await startPostgres({ settings: { fsync: "off" } })) ?? missingTool("PostgreSQL");

let status = 1;
try {
  const vitest = join(dir, "node_modules", "vitest", "vitest.mjs");
  const env = { ...process.env, TEST_POSTGRES_URL: server.url, TEST_POSTGRES_PORT: String(server.port) };
  const args = ["run", "--config", "vitest.postgres.config.ts", ...process.argv.slice(2)];
  status = spawnSync(process.execPath, [vitest, ...args], { cwd: dir, env, stdio: "inherit" }).status ?? 1;
} finally {
  await server.stop();
}
process.exit(status);
