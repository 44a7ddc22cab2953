// `npm run bench`: measures the built app on PostgreSQL and on the embedded database. It never fails on a figure.
import { resolve } from "node:path";
import { runBench } from "../../bench/run";
import { buildIfStale } from "../build-if-stale.mjs";

await buildIfStale(resolve(import.meta.dirname, "../.."));
await runBench(process.argv.slice(2));
process.exit(0);
