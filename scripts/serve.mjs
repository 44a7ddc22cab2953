// Starts the app in this very process: one process to watch, one to end. `serve.mjs demo | dev | start [--reset]`
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { buildIfStale } from "./build-if-stale.mjs";
import { assertFree } from "./port.mjs";

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

const DEMO_PEOPLE = [
  ["admin", "admin@demo.com"],
  ["moderator", "moderator@demo.com"],
  ["viewer", "viewer@demo.com"],
];

try {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error("PORT is a number from 1 to 65535.");
  await assertFree(host, port);
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
  // Called by the app when it can't start: its sentence, without the framework's stacks around it.
  globalThis.__signalboxStartFailed = fail;
  const { default: next } = await import("next");
  const server = http.createServer();
  const app = next({
    dev: isDev,
    dir,
    hostname: host,
    port,
    httpServer: server,
    ...(isDev ? { turbopack: true } : {}),
  });
  await app.prepare();
  const answer = app.getRequestHandler();
  // People come first: the embedded engine asks how many wait, and makes fewer calls at once while many do.
  let waiting = 0;
  globalThis.__signalboxWaiting = () => waiting;
  server.on("request", (request, response) => {
    if (!request.url.startsWith("/api/inngest")) {
      waiting++;
      response.once("close", () => waiting--);
    }
    // Whatever the client wrote under this name is replaced: limits count by where a request really came from.
    request.headers["x-signalbox-address"] = request.socket.remoteAddress ?? "";
    answer(request, response);
  });
  await new Promise((done, failed) => server.once("error", failed).listen(port, host, done));
  await ready();
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => stop(server));
}

/** The app prepares itself before its first request, which is this one. */
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
  // First the engine: its calls come in over these connections, and the step in flight shall end.
  await globalThis.__signalboxStop?.();
  server.closeAllConnections();
  process.exit(0);
}

function announce(passwords) {
  const everywhere = ["0.0.0.0", "::"].includes(host);
  const address = process.env.APP_URL || `http://${isLocal || everywhere ? "localhost" : host}:${port}`;
  console.log(`\nSignalbox is ready at ${address}`);
  if (everywhere && !process.env.APP_URL) {
    console.log("Others can reach it too. Set APP_URL to the address that they use: links in mails are made from it.");
  }
  if (!passwords) return;
  console.log("\nThis is a demo. You can sign in as");
  for (const [who, email] of DEMO_PEOPLE) console.log(`  ${who.padEnd(10)} ${email.padEnd(20)} ${passwords[who]}`);
  const kept = process.env.DATA_DIR || ".data";
  console.log(`\nData is kept in ${kept}; "npm run demo -- --reset" starts over. Stop with Ctrl+C.`);
}

/** Known passwords only where nobody else can reach the port; elsewhere random ones, kept for the next start. */
function demoPasswords() {
  const known = { admin: "demopassword", moderator: "demopassword", viewer: "demopassword" };
  if (isLocal) return known;
  const path = join(dataDir, "demo-passwords.json");
  if (!existsSync(path)) {
    mkdirSync(dataDir, { recursive: true });
    const random = Object.fromEntries(Object.keys(known).map((who) => [who, randomBytes(12).toString("base64url")]));
    writeFileSync(path, JSON.stringify(random), { mode: 0o600 });
  }
  process.env.DEMO_PASSWORDS = readFileSync(path, "utf8");
  return JSON.parse(process.env.DEMO_PASSWORDS);
}

/** A plain sentence now, instead of the database's refusal in the middle of the start. */
function assertFolderFree() {
  const owner = Number.parseInt(readOr(join(dataDir, "lock"), ""), 10);
  if (!owner || owner === process.pid) return;
  try {
    process.kill(owner, 0);
  } catch (error) {
    if (error.code !== "EPERM") return;
  }
  throw new Error(
    `The data folder ${dataDir} is in use by process ${owner}. Stop that one first, or give this one a folder of its own with DATA_DIR.`,
  );
}

function readOr(path, fallback) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return fallback;
  }
}

/** Removes what the app itself made in the data folder, and nothing else that may lie there. */
function reset() {
  if (process.env.DATABASE_URL)
    throw new Error(
      "--reset removes the embedded database only. DATABASE_URL names another one, which stays as it is.",
    );
  for (const name of ["db", "mail", "app.json", "auth-secret", "demo-passwords.json", "lock"]) {
    rmSync(join(dataDir, name), { recursive: true, force: true });
  }
  console.log("  Started over: the embedded database and its mails are gone.");
}
