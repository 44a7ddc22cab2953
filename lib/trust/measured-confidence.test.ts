import { describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/clock";
import { decisions, labels, verdicts } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { mintPerson, testDatabase } from "@/tests/support/database";
import { openOne } from "@/tests/support/desk";
import { measuredConfidence } from "./measured-confidence";

const db = await testDatabase();
const ida = await mintPerson(db);
const NOW = new Date("2027-03-01T08:00:00Z").getTime();
const msLater = (ms: number) => ({ db, now: () => new Date(NOW + ms) });

/** So many decisions of a provider that says 0.99 to everything, of which so many were kept. */
async function judge(count: number, kept: number) {
  const provider = "gemini" as const;
  const rows = Array.from({ length: count }, () => ({ ticketId: "", verdictId: newId() }));
  for (const row of rows) row.ticketId = (await openOne(db, ida)).id;
  const [at, fields] = [new Date(NOW), {}];
  const read = { provider, ticketVersion: 1, fields, durationMs: 1 };
  await db.insert(verdicts).values(rows.map((row) => ({ ...read, ...row, id: row.verdictId, eventId: newId() })));
  const said = { field: "category" as const, mode: "applied" as const, source: "ai" as const, durationMs: 1 };
  const value = { ...said, value: "a", provider, confidence: 0.99, createdAt: at };
  await db.insert(decisions).values(rows.map((row) => ({ ...row, ...value })));
  const word = { field: "category" as const, origin: "set" as const, source: "person" as const, at };
  await db
    .insert(labels)
    .values(rows.map((row, nth) => ({ ticketId: row.ticketId, ...word, value: nth < kept ? "a" : "b" })));
}

describe("measured confidence", () => {
  it("is the prior at first, then what people kept, at most a minute late, of each provider and field for itself", async () => {
    const first = await measuredConfidence(msLater(0));
    expect(first("gemini", "category", 0.99)).toEqual({ value: expect.closeTo(0.891), seen: 0 });
    await judge(120, 72);
    expect((await measuredConfidence(msLater(MINUTE_MS - 1)))("gemini", "category", 0.99).seen).toBe(0);
    const later = await measuredConfidence(msLater(MINUTE_MS));
    const lied = later("gemini", "category", 0.99);
    expect([lied.seen, Math.abs(lied.value - 0.6) < 0.08]).toEqual([120, true]);
    expect(later("gemini", "priority", 0.99).seen).toBe(0);
    expect(later("learned", "category", 0.99).seen).toBe(0);
    expect(later("builtin", "title", 0.5)).toEqual({ value: expect.closeTo(0.5), seen: 0 });
  });

  it("does not keep a count that failed", async () => {
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
