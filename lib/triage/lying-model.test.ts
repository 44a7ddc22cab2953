import { beforeAll, describe, expect, it } from "vitest";
import { HOUR_MS } from "@/lib/clock";
import { categories } from "@/lib/db/schema";
import { plainReading } from "@/tests/contracts/gemini/fake-gemini";
import { createPerson, testDatabase } from "@/tests/support/database";
import { createReviewedDecisions, type ReviewedDecision, reviewedDecision } from "@/tests/support/reviewed-decisions";
import { classifyOne, createTicketWithText, setTriageSettings, withGemini } from "@/tests/support/vendor-model";

const db = await testDatabase();
/** One fit of confidences serves a minute, so each case looks at a time of its own. */
let hour = 0;

beforeAll(async () => {
  await db.insert(categories).values([
    { slug: "billing", name: "Billing" },
    { slug: "general", name: "General" },
  ]);
  await setTriageSettings(db);
});

/** What becomes of a category that the model says with 0.99, after people decided so on earlier ones. */
async function readAfter(earlier: ReviewedDecision[]) {
  const at = new Date(Date.now() + ++hour * HOUR_MS);
  if (earlier.length > 0) await createReviewedDecisions(db, (await createPerson(db)).id, earlier);
  await withGemini({
    answer: (request) => {
      const plain = plainReading(request);
      return { ...plain, category: { ...plain.category, value: "billing", confidence: 0.99 } };
    },
  });
  return (await classifyOne(db, await createTicketWithText(db), () => at)).fields.category;
}

describe("a model that says 0.99 of everything", () => {
  it("is believed while nobody has judged it", async () => {
    expect(await readAfter([])).toMatchObject({ value: "billing", confidence: 0.99, apply: true });
  });

  it("only suggests, once people turned most of it down: what it is worth was measured", async () => {
    const one = { value: "billing", confidence: 0.99, at: new Date() };
    expect(await readAfter(reviewedDecision(120, 24, one))).toMatchObject({
      apply: false,
      holdReason: "below-threshold",
    });
  });

  it("is believed again when people keep it", async () => {
    const one = { value: "billing", confidence: 0.99, at: new Date() };
    expect(await readAfter(reviewedDecision(600, 594, one))).toMatchObject({ apply: true, holdReason: null });
  });
});
