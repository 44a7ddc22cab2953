// `npm run test:browser`: the built app in Chromium, in all three roles, with axe on every page.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { freePort } from "../../tests/app/free-port";
import { runApp } from "../../tests/app/run-app";
import { buildIfStale } from "../build-if-stale.mjs";
import { missingTool } from "./missing-tool";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const folders = (process.env.PATH ?? "").split(":");
const chromium =
  NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync) ?? missingTool("Chromium");

const dir = resolve(import.meta.dirname, "../..");
await buildIfStale(dir);
const folder = mkdtempSync(join(tmpdir(), "signalbox-browser-"));
const app = await runApp({ port: await freePort(), mode: "demo", settings: { DATA_DIR: folder } });
let code = 1;
try {
  const env = { ...process.env, BROWSER_URL: app.url, BROWSER_DATA_DIR: folder, BROWSER_CHROMIUM: chromium };
  const args = ["run", "--config", "vitest.browser.config.ts", ...process.argv.slice(2)];
  const child = spawn(process.execPath, ["node_modules/vitest/vitest.mjs", ...args], {
    cwd: dir,
    env,
    stdio: "inherit",
  });
  code = await new Promise((done) => child.once("exit", (exit) => done(exit ?? 1)));
} finally {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(code);
