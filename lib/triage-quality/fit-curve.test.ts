import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TRIAGE_PROVIDERS } from "@/lib/domain/triage";
import { type DecisionOutcome, tallyOutcomes } from "@/tests/support/tally-outcomes";
import { fitCurve } from "./fit-curve";

const outcome = fc.record({ confidence: fc.double({ min: 0, max: 1, noNaN: true }), kept: fc.boolean() });
const said = (count: number, confidence: number, share: number): DecisionOutcome[] =>
  Array.from({ length: count }, (_, at) => ({ confidence, kept: at < Math.round(count * share) }));

describe("what a stated confidence is worth", () => {
  it("The curve stays within 0 and 1 and never falls, for any decisions", () => {
    fc.assert(
      fc.property(
        fc.array(outcome, { maxLength: 300 }),
        fc.constantFrom(...TRIAGE_PROVIDERS),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 20 }),
        (rows, provider, stated) => {
          const curve = fitCurve(tallyOutcomes(rows), provider);
          const values = [...stated].sort((a, b) => a - b).map((one) => curve(one).value);
          for (const [at, value] of values.entries()) {
            expect(value >= 0 && value <= 1).toBe(true);
            if (at > 0) expect(value).toBeGreaterThanOrEqual(values[at - 1]! - 1e-12);
          }
        },
      ),
    );
  });

  it("Without labels a vendor's confidence counts nine tenths, and a computed one fully", () => {
    const [vendor, own] = [fitCurve([], "gemini"), fitCurve([], "learned")];
    for (const stated of [0, 0.3, 0.77, 0.99, 1]) {
      expect(vendor(stated)).toEqual({ value: expect.closeTo(0.9 * stated), seen: 0 });
      expect(own(stated).value).toBeCloseTo(stated);
    }
    expect(fitCurve(tallyOutcomes(said(3, 0.99, 1)), "gemini")(0.99).value).toBeLessThan(0.92);
  });

  it("A provider that always states 0.99 is calibrated to the share kept", () => {
    const worth = (count: number) => fitCurve(tallyOutcomes(said(count, 0.99, 0.6)), "gemini")(0.99).value;
    expect([20, 100, 1_000].map(worth)).toEqual([...[20, 100, 1_000].map(worth)].sort((a, b) => b - a));
    expect(Math.abs(worth(100) - 0.6)).toBeLessThan(0.1);
    expect(Math.abs(worth(1_000) - 0.6)).toBeLessThan(0.02);
  });

  it("A too modest provider is raised to the share kept, with its number of labels", () => {
    const modest = fitCurve(tallyOutcomes([...said(400, 0.75, 0.95), ...said(40, 0.35, 0.5)]), "learned");
    expect(modest(0.75)).toEqual({ value: expect.closeTo(0.94, 1), seen: 400 });
    expect(modest(0.35).seen).toBe(40);
    expect(modest(0.1).seen).toBe(0);
  });

  it("A confidence outside 0 to 1 counts as the nearest valid one", () => {
    const curve = fitCurve([], "learned");
    expect([curve(-1).value, curve(7).value]).toEqual([0, 1]);
  });
});
