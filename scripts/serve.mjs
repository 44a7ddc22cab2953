// Starts the app in this process: `serve.mjs demo | dev | start [--reset]`
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import net from "node:net";
import { join, resolve } from "node:path";
import { buildIfStale } from "./build-if-stale.mjs";

const require = createRequire(import.meta.url);
const [mode = "start", ...flags] = process.argv.slice(2);
const dir = resolve(import.meta.dirname, "..");
const isDev = mode === "dev";
const isDemo = mode === "demo" || isDev;

process.chdir(dir);
process.env.NODE_ENV ??= isDev ? "development" : "production";
require("@next/env").loadEnvConfig(dir, isDev);

const host = process.env.HOST || "127.0.0.1";
const port = Number(process.env.PORT || 3000);
const dataDir = resolve(process.env.DATA_DIR || ".data");
const isLocal = ["127.0.0.1", "localhost", "::1"].includes(host);

const DEMO_ACCOUNTS = [
  ["admin", "admin@demo.com"],
  ["moderator", "moderator@demo.com"],
  ["viewer", "viewer@demo.com"],
];

try {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error("PORT must be a number from 1 to 65535.");
  await assertPortFree(host, port);
  assertFolderFree();
  if (flags.includes("--reset")) reset();
  if (!isDev) await buildIfStale(dir);
  const passwords = isDemo ? demoPasswords() : undefined;
  await start();
  announce(passwords);
} catch (error) {
  fail(error);
}

function fail(error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exit(1);
}

async function start() {
  process.env.PORT = String(port);
  process.env.HOST = host;
  process.env.OWN_SERVER = "1";
  if (isDev) process.env.HOT_RELOAD = "1";
  if (isDemo) process.env.DEMO = "1";
  // The app calls this if it cannot start. It hides the framework's stack traces.
  globalThis.__signalboxStartFailed = fail;
  const { default: next } = await import("next");
  const server = http.createServer();
  const turbopack = isDev ? { turbopack: true } : {};
  const app = next({ dev: isDev, dir, hostname: host, port, httpServer: server, ...turbopack });
  await app.prepare();
  const handle = app.getRequestHandler();
  // The embedded engine runs fewer calls at a time while people wait for responses.
  let waiting = 0;
  globalThis.__signalboxWaiting = () => waiting;
  server.on("request", (request, response) => {
    if (!request.url.startsWith("/api/inngest")) {
      waiting++;
      response.once("close", () => waiting--);
    }
    // Replaces what a client may have sent, because rate limits need the real address.
    request.headers["x-signalbox-address"] = request.socket.remoteAddress ?? "";
    handle(request, response);
  });
  await new Promise((done, failed) => server.once("error", failed).listen(port, host, done));
  await ready();
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => stop(server));
}

/** Sends requests until the app answers. The first request makes the app prepare itself. */
async function ready() {
  const address = `http://${host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "[::1]" : host}:${port}/api/health/ready`;
  for (;;) {
    const response = await fetch(address).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
}

async function stop(server) {
  server.close();
  // The engine stops first: its running step needs these connections.
  await globalThis.__signalboxStop?.();
  server.closeAllConnections();
  process.exit(0);
}

function announce(passwords) {
  const isPublic = ["0.0.0.0", "::"].includes(host);
  const address = process.env.APP_URL || `http://${isLocal || isPublic ? "localhost" : host}:${port}`;
  console.log(`\nSignalbox is ready at ${address}`);
  if (isPublic && !process.env.APP_URL) {
    console.log("Other machines can reach it too. Set APP_URL to the address they use, for links in emails.");
  }
  if (!passwords) return;
  console.log("\nThis is a demo. You can sign in as");
  for (const [account, email] of DEMO_ACCOUNTS)
    console.log(`  ${account.padEnd(10)} ${email.padEnd(20)} ${passwords[account]}`);
  const folder = process.env.DATA_DIR || ".data";
  console.log(`\nThe data is in ${folder}. "npm run demo -- --reset" starts over. Press Ctrl+C to stop.`);
}

/** Known passwords if only this machine can reach the demo. Otherwise random ones, stored for the next start. */
function demoPasswords() {
  const known = { admin: "demopassword", moderator: "demopassword", viewer: "demopassword" };
  if (isLocal) return known;
  const path = join(dataDir, "demo-passwords.json");
  if (!existsSync(path)) {
    mkdirSync(dataDir, { recursive: true });
    const random = Object.fromEntries(
      Object.keys(known).map((account) => [account, randomBytes(12).toString("base64url")]),
    );
    writeFileSync(path, JSON.stringify(random), { mode: 0o600 });
  }
  process.env.DEMO_PASSWORDS = readFileSync(path, "utf8");
  return JSON.parse(process.env.DEMO_PASSWORDS);
}

async function assertPortFree(host, port) {
  const probe = net.createServer();
  try {
    await new Promise((done, failed) => probe.once("error", failed).listen(port, host, done));
  } catch (error) {
    if (error.code === "EADDRINUSE")
      throw new Error(
        `Port ${port} is already in use. Stop that program or choose another port: PORT=3001 npm run demo`,
      );
    if (error.code === "EACCES")
      throw new Error(`You may not use port ${port}. Choose one above 1023: PORT=3001 npm run demo`);
    throw error;
  }
  await new Promise((done) => probe.close(done));
}

/** Throws if another process uses the data folder. The lock file contains the id of that process. */
function assertFolderFree() {
  let pid;
  try {
    pid = Number.parseInt(readFileSync(join(dataDir, "lock"), "utf8"), 10);
    if (!pid || pid === process.pid) return;
    // Signal 0 only checks that the process exists. EPERM: it does, but belongs to another user.
    process.kill(pid, 0);
  } catch (error) {
    if (!pid || error.code !== "EPERM") return;
  }
  throw new Error(
    `The data folder ${dataDir} is in use by process ${pid}. Stop it first, or set DATA_DIR to another folder.`,
  );
}

/** Removes only what the app itself wrote to the data folder. */
function reset() {
  if (process.env.DATABASE_URL)
    throw new Error("--reset works only on the embedded database. Unset DATABASE_URL to use it.");
  for (const name of ["db", "mail", "app.json", "auth-secret", "demo-passwords.json", "lock"]) {
    rmSync(join(dataDir, name), { recursive: true, force: true });
  }
  console.log("  Started over: the embedded database and its emails were removed.");
}
