import { beforeAll, describe, expect, it } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import { DAY_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { llmSpendDays, triageBreakers } from "@/lib/db/schema";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { createReviewedDecisions, reviewedDecision } from "@/tests/support/reviewed-decisions";
import { createCategoryRow } from "@/tests/support/workspace";
import { listThresholdCells, type QualityReport, qualityReport } from "./queries";

const NOW = new Date("2027-06-01T08:00:00Z");
const ago = (days: number) => new Date(NOW.getTime() - days * DAY_MS);

let db: Db;
let admin: PersonActor;
let report: QualityReport;
const ctx = () => testContext(db, admin, () => NOW);

beforeAll(async () => {
  db = await testDatabase();
  const ida = await createPerson(db);
  admin = await createPerson(db, "admin");
  const { slug, name } = await createCategoryRow(db);
  const at = ago(10);
  await createReviewedDecisions(db, ida.id, [
    ...reviewedDecision(10, 8, { value: slug, at, confidence: 0.95 }),
    ...reviewedDecision(5, 5, { value: slug, at, confidence: 0.65, mode: "suggested", origin: "implicit" }),
    ...reviewedDecision(4, 1, { value: "retired-one", at, confidence: 0.85, provider: "builtin" }),
    { value: "retired-one", at },
    ...reviewedDecision(7, 7, { value: slug, at: ago(91) }),
    ...reviewedDecision(3, 2, { field: "priority", value: "high", at, confidence: null }),
    { value: slug, at, meant: slug, shadow: { value: "x", provider: "learned" } },
    { value: slug, at, meant: "x", shadow: { value: "x", provider: "learned" } },
    { value: slug, at, meant: "x", shadow: { value: "x", provider: "learned" } },
    { value: slug, at, meant: "y", shadow: { value: "x", provider: "learned" } },
    { value: slug, at, meant: slug, shadow: { value: slug, provider: "learned" } },
    { value: slug, at, shadow: { value: slug, provider: "learned" } },
  ]);
  const trip = { field: "category" as const, kept: 12, decided: 20, target: 0.7 };
  await db.insert(triageBreakers).values([
    { ...trip, value: slug, trippedAt: at },
    { ...trip, value: "mended", trippedAt: at, resetAt: at },
  ]);
  const spent = { model: "flash", costMicros: 40 };
  await db.insert(llmSpendDays).values([
    { ...spent, day: "2027-05-20", purpose: "triage" },
    { ...spent, day: "2027-05-21", purpose: "shadow" },
    { ...spent, day: "2027-05-21", purpose: "preview" },
    { ...spent, day: "2027-01-21", purpose: "triage" },
  ]);
  report = await qualityReport(ctx());
  expect(report.categories.find((one) => one.slug === slug)?.name).toBe(name);
});

describe("the trust report", () => {
  it("The report counts made, applied, decided and kept values of the last 90 days for each field", () => {
    const [category, priority, skills] = report.fields;
    expect(category).toMatchObject({ field: "category", made: 26, applied: 21, decided: 24, kept: 16, byHand: 19 });
    expect(category!.keptByHand).toBe(11);
    expect(category!.keptShare!.share).toBeCloseTo(16 / 24);
    expect(priority).toMatchObject({ made: 3, decided: 3, kept: 2, meanConfidence: null, ece: null, coverage: [] });
    expect(skills).toMatchObject({ made: 0, decided: 0, keptShare: null });
    expect(report.whole).toMatchObject({ made: 29, applied: 24, decided: 27, kept: 18 });
  });

  it("The report has the reliability curve and the calibration error", () => {
    const { bins, ece, meanConfidence } = report.fields[0]!;
    expect(bins.map(({ decided }) => decided)).toEqual([0, 0, 0, 0, 0, 0, 5, 0, 4, 15]);
    const sum = 10 * 0.95 + 5 * 0.9;
    expect(bins[9]).toMatchObject({ confidence: expect.closeTo(sum / 15), kept: 10 / 15 });
    const expected = (5 * Math.abs(0.65 - 1) + 4 * Math.abs(0.85 - 0.25) + Math.abs(sum - 10)) / 24;
    expect(ece).toBeCloseTo(expected);
    expect(meanConfidence).toBeCloseTo((sum + 5 * 0.65 + 4 * 0.85) / 24);
  });

  it("The report has figures by predicted category, including deleted ones, and by provider", () => {
    expect(report.categories.map(({ made, decided, kept }) => [made, decided, kept])).toEqual([
      [21, 20, 15],
      [5, 4, 1],
    ]);
    expect(report.categories[1]).toMatchObject({ slug: "retired-one", name: "retired-one" });
    const told = report.readers.map(({ field, provider, made, decided, kept }) => [
      field,
      provider,
      made,
      decided,
      kept,
    ]);
    expect(told).toEqual([
      ["category", "gemini", 22, 20, 15],
      ["category", "learned", 6, 5, 3],
      ["category", "builtin", 4, 4, 1],
      ["priority", "gemini", 3, 3, 2],
    ]);
  });

  it("The report compares two providers on the same tickets", () => {
    expect(report.comparisons).toEqual([
      {
        ...{ field: "category", one: "gemini", other: "learned", made: 6 },
        ...{ decided: 5, both: 1, onlyOne: 1, onlyOther: 2, neither: 1 },
      },
    ]);
  });

  it("The report lists open breakers and the cost of vendors' models", () => {
    expect(report.breakers).toMatchObject([{ kept: 12, decided: 20, target: 0.7, trippedAt: ago(10).toISOString() }]);
    expect(report.costMicros).toBe(80);
  });

  it("The report works without any decisions", async () => {
    const fresh = testContext(db, admin, () => new Date("2030-01-01T00:00:00Z"));
    const { whole, categories, readers, comparisons, costMicros } = await qualityReport(fresh);
    expect(whole).toMatchObject({ made: 0, decided: 0, keptShare: null, ece: null, brier: null });
    expect([categories, readers, comparisons, costMicros]).toEqual([[], [], [], null]);
  });

  it("Moderators and requesters cannot read the report", async () => {
    for (const role of ["moderator", "user"] as const) {
      const other = testContext(db, await createPerson(db, role));
      await expect(qualityReport(other)).rejects.toMatchObject({ code: "forbidden" });
      await expect(listThresholdCells(other)).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});

describe("what a threshold is chosen by", () => {
  it("Threshold cells count decisions by measured confidence, without comparison runs", async () => {
    const cells = await listThresholdCells(ctx());
    const category = cells.filter(({ field }) => field === "category");
    expect(category.reduce((all, { made }) => all + made, 0)).toBe(26);
    // Stated 0.95 and 0.9, kept two of three: the measured confidence is lower.
    expect(Math.max(...category.map(({ percent }) => percent))).toBeLessThan(85);
    expect(cells.filter(({ field }) => field === "priority")).toEqual([]);
  });
});
