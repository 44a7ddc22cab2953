import { describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/clock";
import { mails, triageBreakers } from "@/lib/db/schema";
import { createPerson, testDatabase } from "@/tests/support/database";
import { inProcessEngine, stillClock } from "@/tests/support/engine";
import { createReviewedDecisions, reviewedDecision } from "@/tests/support/reviewed-decisions";
import { scratchFolder } from "@/tests/support/settings";
import { watchTriageQuality } from "./watch-triage-quality";

describe("the watch over what people keep", () => {
  it("A category with too many changed values is limited within ten minutes, and the admins are told once", async () => {
    scratchFolder();
    const db = await testDatabase();
    await createPerson(db, "admin");
    const ida = await createPerson(db);
    await createReviewedDecisions(
      db,
      ida.id,
      reviewedDecision(20, 5, { value: "billing", at: new Date(Date.now() - MINUTE_MS) }),
    );
    const clock = stillClock();
    const engine = inProcessEngine(db, (client) => [watchTriageQuality(client)], { clock });
    await engine.idle();
    for (let round = 0; round < 2; round++) {
      clock.advance(10 * MINUTE_MS);
      await engine.idle();
    }
    await engine.stop();
    expect(await db.select().from(triageBreakers)).toMatchObject([
      { value: "billing", kept: 5, decided: 20, resetAt: null },
    ]);
    expect(await db.select().from(mails)).toMatchObject([{ kind: "trust-alert", state: "sent" }]);
  });
});
