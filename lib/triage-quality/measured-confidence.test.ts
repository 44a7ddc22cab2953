import { describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/clock";
import { createPerson, testDatabase } from "@/tests/support/database";
import { createReviewedDecisions, reviewedDecision } from "@/tests/support/reviewed-decisions";
import { measuredConfidence } from "./measured-confidence";

const db = await testDatabase();
const ida = await createPerson(db);
const NOW = new Date("2027-03-01T08:00:00Z").getTime();
const msLater = (ms: number) => ({ db, now: () => new Date(NOW + ms) });

describe("measured confidence", () => {
  it("Measured confidence starts at the prior and follows the labels of each provider and field within a minute", async () => {
    const first = await measuredConfidence(msLater(0));
    expect(first("gemini", "category", 0.99)).toEqual({ value: expect.closeTo(0.891), seen: 0 });
    await createReviewedDecisions(
      db,
      ida.id,
      reviewedDecision(120, 72, { value: "a", confidence: 0.99, at: new Date(NOW) }),
    );
    expect((await measuredConfidence(msLater(MINUTE_MS - 1)))("gemini", "category", 0.99).seen).toBe(0);
    const later = await measuredConfidence(msLater(MINUTE_MS));
    const lied = later("gemini", "category", 0.99);
    expect([lied.seen, Math.abs(lied.value - 0.6) < 0.08]).toEqual([120, true]);
    expect(later("gemini", "priority", 0.99).seen).toBe(0);
    expect(later("learned", "category", 0.99).seen).toBe(0);
    expect(later("builtin", "title", 0.5)).toEqual({ value: expect.closeTo(0.5), seen: 0 });
  });

  it("A failed count is not cached", async () => {
    const broken = new Proxy(db, {
      get: (target, name) =>
        name === "select" && fails
          ? () => {
              throw new Error("gone");
            }
          : Reflect.get(target, name),
    });
    let fails = true;
    const ctx = { db: broken, now: () => new Date(NOW) };
    await expect(measuredConfidence(ctx)).rejects.toThrow("gone");
    fails = false;
    expect((await measuredConfidence(ctx))("learned", "skills", 0.5).seen).toBe(0);
  });
});
