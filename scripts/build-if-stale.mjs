import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const SOURCES = [
  "app",
  "lib",
  "inngest",
  "public",
  "drizzle",
  "instrumentation.ts",
  "instrumentation-node.ts",
  "next.config.ts",
  "package-lock.json",
  "postcss.config.mjs",
  "tsconfig.json",
];

/** Builds the app unless the last build had the same sources. */
export async function buildIfStale(dir) {
  const out = join(dir, process.env.NEXT_DIST_DIR || ".next");
  const stamp = join(out, "signalbox-sources");
  const now = fingerprint(dir);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === now) return;
  console.log("  Building the app, once (about a minute) …");
  const start = Date.now();
  await build(dir);
  mkdirSync(out, { recursive: true });
  writeFileSync(stamp, now);
  console.log(`  Building the app: ${Math.round((Date.now() - start) / 1000)} s`);
}

function build(dir) {
  const next = join(dir, "node_modules", "next", "dist", "bin", "next");
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const child = spawn(process.execPath, [next, "build"], { cwd: dir, env, stdio: ["ignore", "pipe", "pipe"] });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => output.push(chunk));
  return new Promise((done, failed) => {
    child.once("error", failed);
    child.once("exit", (code) => {
      if (code === 0) return done();
      process.stderr.write(Buffer.concat(output));
      failed(new Error("The build failed. See its output above."));
    });
  });
}

function fingerprint(dir) {
  const hash = createHash("sha256");
  const visit = (path, name) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isDirectory()) for (const entry of readdirSync(path).sort()) visit(join(path, entry), `${name}/${entry}`);
    else if (!/\.test\.tsx?$/.test(name)) hash.update(`${name}\n`).update(readFileSync(path));
  };
  for (const source of SOURCES) visit(join(dir, source), source);
  return hash.digest("hex");
}
