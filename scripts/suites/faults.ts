// `npm run test:faults`: the built app with failing vendors and killed processes. Takes --seed and --tickets.
import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { buildIfStale } from "../build-if-stale.mjs";

const dir = resolve(import.meta.dirname, "../..");
await buildIfStale(dir);
const args = ["--import", "tsx", "tests/faults/run.ts", ...process.argv.slice(2)];
const child = spawn(process.execPath, args, { cwd: dir, stdio: "inherit" });
child.once("exit", (code) => process.exit(code ?? 1));
