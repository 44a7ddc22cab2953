// `npm run bench`: figures of the built app on this machine, on PostgreSQL and on the embedded database. Nothing here passes or fails.
import { resolve } from "node:path";
import { runBench } from "../../bench/run";
import { buildIfStale } from "../build-if-stale.mjs";

await buildIfStale(resolve(import.meta.dirname, "../.."));
await runBench(process.argv.slice(2));
process.exit(0);
