import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import * as schema from "/work/main/lib/db/schema/index";
import { migrate } from "/work/main/lib/db/migrate";
import { inProcessEngine } from "/work/main/tests/support/engine";
const client = await PGlite.create();
let q = 0, qt = 0; const byText = new Map<string, {n:number,t:number}>();
const db = drizzle({ client, schema, casing: "snake_case" }) as any;
await migrate(db);
const wrap = (o: any, name: string) => { const f = o[name].bind(o); o[name] = async (...a: any[]) => { const t = performance.now(); try { return await f(...a); } finally { const d = performance.now() - t; q++; qt += d; const k = String(a[0]).replace(/\$\d+/g,"?").slice(0, 90); const e = byText.get(k) ?? {n:0,t:0}; e.n++; e.t += d; byText.set(k, e); } }; };
wrap(client, "query"); 
const tr = client.transaction.bind(client); (client as any).transaction = (cb: any) => tr((tx: any) => { wrap(tx, "query"); return cb(tx); });
const e = inProcessEngine(db, (c) => [c.createFunction({ id: "six", retries: 2, triggers: [{ event: "go" }] }, async ({ step }) => { let s = 0; for (let i = 0; i < 6; i++) s += await step.run(`s${i}`, () => i); return s; })], { concurrency: Number(process.argv[2] ?? 4) });
await e.idle();
for (const n of [20, 100, 300]) { q = 0; qt = 0; byText.clear(); const cpu = process.cpuUsage(); const t = performance.now(); await e.send(Array.from({ length: n }, () => ({ name: "go" }))); await e.idle(); const d = performance.now() - t; const c = process.cpuUsage(cpu); console.log(n, "runs", d.toFixed(0), "ms", (n / d * 1000).toFixed(0), "runs/s", (d / n).toFixed(2), "ms/run; queries/run", (q / n).toFixed(1), "cpu ms/run", ((c.user + c.system) / 1000 / n).toFixed(2)); }
console.log([...byText].sort((a, b) => b[1].n - a[1].n).map(([k, v]) => `${v.n} ${(v.t / v.n).toFixed(2)}ms ${k}`).join("\n"));
process.exit(0);
