import { expect, it } from "vitest";
import { testDatabase } from "@/tests/support/database";
import { inProcessEngine } from "@/tests/support/engine";
import { engineRuns, engineSteps } from "@/lib/db/schema";

it("smoke", async () => {
  const db = await testDatabase();
  const e = inProcessEngine(db, (client) => [
    client.createFunction({ id: "six", triggers: [{ event: "go" }] }, async ({ step }) => {
      let sum = 0;
      for (let i = 0; i < 6; i++) sum += await step.run(`s${i}`, () => i);
      return sum;
    }),
  ]);
  await e.send({ name: "go" });
  await e.idle();
  console.log(await db.select().from(engineRuns), await db.select().from(engineSteps));
  for (const n of [1, 1, 1, 50, 200, 300]) {
    let q = 0;
    const s: any = (db as any).session; 
    const t = performance.now();
    await e.send(Array.from({ length: n }, () => ({ name: "go" })));
    await e.idle();
    const d = performance.now() - t;
    console.log(n, "runs", d.toFixed(0), "ms", ((n / d) * 1000).toFixed(0), "runs/s", (d / n).toFixed(2), "ms/run");
  }
  const done = await db.select().from(engineRuns);
  expect(done.every((r) => r.state === "completed")).toBe(true);
  await e.stop();
});
