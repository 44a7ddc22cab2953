import { beforeAll, describe, expect, it } from "vitest";
import { HOUR_MS } from "@/lib/clock";
import { categories } from "@/lib/db/schema";
import { plainAnswer } from "@/tests/contracts/gemini/fake-gemini";
import { createPerson, testDatabase } from "@/tests/support/database";
import { createReviewedDecisions, type ReviewedDecision, reviewedDecision } from "@/tests/support/reviewed-decisions";
import { classifyOne, createTicketWithText, setTriageSettings, withGemini } from "@/tests/support/vendor-model";

const db = await testDatabase();
/** Measured confidences are cached for a minute, so each case has its own time. */
let hour = 0;

beforeAll(async () => {
  await db.insert(categories).values([
    { slug: "billing", name: "Billing" },
    { slug: "general", name: "General" },
  ]);
  await setTriageSettings(db);
});

/** The category of a model that says 0.99, after people reviewed these earlier decisions. */
async function categoryAfter(earlier: ReviewedDecision[]) {
  const at = new Date(Date.now() + ++hour * HOUR_MS);
  if (earlier.length > 0) await createReviewedDecisions(db, (await createPerson(db)).id, earlier);
  await withGemini({
    answer: (request) => {
      const usual = plainAnswer(request);
      return { ...usual, category: { ...usual.category, value: "billing", confidence: 0.99 } };
    },
  });
  return (await classifyOne(db, await createTicketWithText(db), () => at)).fields.category;
}

describe("overconfident model", () => {
  it("A model that always says 0.99 is believed while nothing was reviewed", async () => {
    expect(await categoryAfter([])).toMatchObject({ value: "billing", confidence: 0.99, apply: true });
  });

  it("Once people rejected most of its values, its values are only suggested", async () => {
    const decision = { value: "billing", confidence: 0.99, at: new Date() };
    expect(await categoryAfter(reviewedDecision(120, 24, decision))).toMatchObject({
      apply: false,
      holdReason: "below-threshold",
    });
  });

  it("A model is believed again when people accept its values", async () => {
    const decision = { value: "billing", confidence: 0.99, at: new Date() };
    expect(await categoryAfter(reviewedDecision(600, 594, decision))).toMatchObject({ apply: true, holdReason: null });
  });
});
