import { describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/clock";
import { breakers, mails } from "@/lib/db/schema";
import { mintPerson, testDatabase } from "@/tests/support/database";
import { inProcessEngine, stillClock } from "@/tests/support/engine";
import { judged, mintJudged } from "@/tests/support/judged";
import { scratchFolder } from "@/tests/support/settings";
import { watchTrust } from "./watch-trust";

describe("the watch over what people keep", () => {
  it("turns a category down by itself within ten minutes, and tells the admins once", async () => {
    scratchFolder();
    const db = await testDatabase();
    await mintPerson(db, "admin");
    const ida = await mintPerson(db);
    await mintJudged(db, ida.id, judged(20, 5, { value: "billing", at: new Date(Date.now() - MINUTE_MS) }));
    const clock = stillClock();
    const engine = inProcessEngine(db, (client) => [watchTrust(client)], { clock });
    await engine.idle();
    for (let round = 0; round < 2; round++) {
      clock.advance(10 * MINUTE_MS);
      await engine.idle();
    }
    await engine.stop();
    expect(await db.select().from(breakers)).toMatchObject([{ value: "billing", kept: 5, decided: 20, resetAt: null }]);
    expect(await db.select().from(mails)).toMatchObject([{ kind: "trust-alert", state: "sent" }]);
  });
});
