import { and, asc, count, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { functions } from "@/inngest/functions";
import { jobActor, type PersonActor } from "@/lib/auth/actor";
import { DAY_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { outbox, trainingExamples, trainingImports } from "@/lib/db/schema";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { emptyEngine, inProcessEngine } from "@/tests/support/engine";
import { createCategoryRow, createSkillRows } from "@/tests/support/workspace";
import { continueImport } from "./continue-import";
import { deleteImport } from "./delete-import";
import { failImport } from "./fail-import";
import { importExamples } from "./import-examples";
import { findImport, listImports } from "./queries";
import { sweepImports } from "./sweep-imports";

let db: Db;
let admin: PersonActor;
let slug: string;

beforeAll(async () => {
  db = await testDatabase();
  admin = await createPerson(db, "admin");
  ({ slug } = await createCategoryRow(db));
  await createSkillRows(db, "vpn");
});

beforeEach(async () => {
  await db.delete(trainingImports);
  await db.delete(outbox);
});

const fileOf = (rows: number, word = "text") =>
  Buffer.from(`text,category,skills\n${Array.from({ length: rows }, (_, n) => `${word} ${n},${slug},vpn\n`).join("")}`);
const begin = (file: Uint8Array, ctx: Context = testContext(db, admin)) =>
  importExamples(ctx, { name: "old.csv", file });
const goOn = (importId: string, ctx: Context = testContext(db, jobActor("import"))) =>
  continueImport(ctx, { importId });
const texts = async (importId: string) => {
  const rows = await db
    .select()
    .from(trainingExamples)
    .where(eq(trainingExamples.importId, importId))
    .orderBy(asc(trainingExamples.id));
  return rows.map(({ text }) => text);
};
/** The rows that a training would use. */
const counting = async () => {
  const [row] = await db
    .select({ n: count() })
    .from(trainingExamples)
    .innerJoin(
      trainingImports,
      and(eq(trainingImports.id, trainingExamples.importId), eq(trainingImports.state, "done")),
    );
  return row?.n;
};
const later = (ms: number) => () => new Date(Date.now() + ms);

/** A context that fails at the end of its nth transaction, before the commit. */
function dyingAt(number: number): Context {
  let seen = 0;
  const transaction = (work: (tx: Db) => Promise<unknown>) =>
    db.transaction(async (tx) => {
      const answer = await work(tx as unknown as Db);
      if (++seen === number) throw new Error("The process died.");
      return answer;
    });
  const dying = new Proxy(db, {
    get: (target, name) => (name === "transaction" ? transaction : Reflect.get(target, name)),
  });
  return { ...testContext(db, jobActor("import")), db: dying };
}

describe("an import", () => {
  it("An import saves all rows in the file's order, and they count only when all are saved [S0.37]", async () => {
    const { id, ...begun } = await begin(fileOf(7_001));
    expect(begun).toMatchObject({
      state: "running",
      total: 7_001,
      done: 0,
      name: "old.csv",
      startedBy: { id: admin.id },
    });
    expect(await goOn(id)).toEqual({ state: "running", done: 5_000, total: 7_001 });
    expect(await counting()).toBe(0);
    expect(await goOn(id)).toEqual({ state: "done", done: 7_001, total: 7_001 });
    expect(await counting()).toBe(7_001);
    expect(await texts(id)).toEqual(Array.from({ length: 7_001 }, (_, n) => `text ${n}`));
    const [row] = await db.select().from(trainingImports);
    expect(row).toMatchObject({ waiting: null, endedAt: expect.any(Date) });
    expect((await db.select().from(trainingExamples).limit(1))[0]).toMatchObject({
      category: slug,
      priority: null,
      skills: ["vpn"],
    });
  });

  it("An interrupted import continues without missing or repeating a row, and no row counts early", async () => {
    const { id } = await begin(fileOf(1_700));
    await expect(goOn(id, dyingAt(3))).rejects.toThrow("The process died.");
    expect(await findImport(testContext(db, admin), id)).toMatchObject({ state: "running", done: 1_000 });
    expect(await counting()).toBe(0);
    expect(await goOn(id)).toMatchObject({ state: "done", done: 1_700 });
    expect(await texts(id)).toEqual(Array.from({ length: 1_700 }, (_, n) => `text ${n}`));
  });

  it("Two processes at the same time import each row once", async () => {
    const { id } = await begin(fileOf(2_500));
    await Promise.all([goOn(id), goOn(id), goOn(id)]);
    await goOn(id);
    expect(new Set(await texts(id)).size).toBe(2_500);
    expect(await counting()).toBe(2_500);
  });

  it("An import with long texts uses smaller batches", async () => {
    const long = "x".repeat(49_990);
    const { id } = await begin(fileOf(60, long));
    expect(await goOn(id)).toMatchObject({ state: "done" });
    expect((await texts(id)).every((text) => text.startsWith(long))).toBe(true);
  });

  it("A file with a fault is not stored, and each fault is reported by line", async () => {
    const file = Buffer.concat([fileOf(600), Buffer.from("a,no such thing,\nb,,nothing\n")]);
    await expect(begin(file)).rejects.toMatchObject({
      code: "invalid",
      message: "Nothing was imported. This file has 2 errors.",
      errors: [
        { pointer: "/602", message: expect.stringMatching(/^Line 602: there is no category “no such thing”/) },
        { pointer: "/603", message: expect.stringMatching(/^Line 603: there is no skill “nothing”/) },
      ],
    });
    expect([await db.$count(trainingImports), await db.$count(outbox)]).toEqual([0, 0]);
  });

  it('A file with too many faults says "at least"', async () => {
    const file = Buffer.concat([fileOf(1), Buffer.from("a,no such thing,\n".repeat(300))]);
    await expect(begin(file)).rejects.toMatchObject({
      message: "Nothing was imported. This file has at least 100 errors.",
    });
  });

  it("The same file under another name is refused with the day of its first import", async () => {
    const at = () => new Date("2026-11-20T10:00:00Z");
    const { id } = await begin(fileOf(3), testContext(db, admin, at));
    await expect(begin(fileOf(3))).rejects.toMatchObject({
      kind: "already-imported",
      message: expect.stringMatching(/^This file has been importing since 20 November 2026/),
    });
    await goOn(id);
    await expect(begin(fileOf(3))).rejects.toMatchObject({
      code: "conflict",
      message:
        "This file was already imported on 20 November 2026 as “old.csv”. Delete that import first to import it again.",
    });
    const both = await Promise.allSettled([begin(fileOf(4)), begin(fileOf(4))]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await deleteImport(testContext(db, admin), { id });
    expect(await begin(fileOf(3))).toMatchObject({ state: "running" });
  });

  it("An import is deleted with all its rows, also while it runs", async () => {
    const done = await begin(fileOf(10));
    await goOn(done.id);
    const running = await begin(fileOf(600, "more"));
    await expect(goOn(running.id, dyingAt(2))).rejects.toThrow();
    for (const { id } of [done, running]) await deleteImport(testContext(db, admin), { id });
    expect(await db.$count(trainingExamples)).toBe(0);
    expect(await goOn(running.id)).toMatchObject({ state: "gone" });
    for (const id of [done.id, "nonsense"])
      await expect(deleteImport(testContext(db, admin), { id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("An import without progress for a day is deleted; running and finished ones stay", async () => {
    const dead = await begin(fileOf(600));
    await expect(goOn(dead.id, dyingAt(2))).rejects.toThrow();
    const done = await begin(fileOf(2, "done"));
    await goOn(done.id);
    const sweep = (now: () => Date) => sweepImports(testContext(db, jobActor("sweep"), now));
    expect(await sweep(later(DAY_MS - 60_000))).toBe(0);
    const slow = await begin(fileOf(600, "slow"));
    await expect(goOn(slow.id, { ...dyingAt(2), now: later(DAY_MS / 2) })).rejects.toThrow();
    expect(await sweep(later(DAY_MS + 60_000))).toBe(1);
    expect((await listImports(testContext(db, admin), { limit: 25 })).imports.map(({ id }) => id)).toEqual([
      slow.id,
      done.id,
    ]);
    expect(await db.$count(trainingExamples)).toBe(502);
  });

  it("A failed import has no rows, is listed for a day, and does not block the same file", async () => {
    const { id } = await begin(fileOf(600));
    await expect(goOn(id, dyingAt(2))).rejects.toThrow();
    await failImport(testContext(db, jobActor("import")), { importId: id });
    expect([await db.$count(trainingExamples), (await findImport(testContext(db, admin), id)).state]).toEqual([
      0,
      "failed",
    ]);
    expect(await begin(fileOf(600))).toMatchObject({ state: "running" });
    await sweepImports(testContext(db, jobActor("sweep"), later(DAY_MS + 1_000)));
    expect(await db.$count(trainingImports, eq(trainingImports.id, id))).toBe(0);
  });

  it("Only admins may import", async () => {
    for (const role of ["user", "moderator"] as const) {
      const ctx = testContext(db, await createPerson(db, role));
      await expect(begin(fileOf(1), ctx)).rejects.toMatchObject({ code: "forbidden" });
      await expect(goOn("x", ctx)).rejects.toMatchObject({ code: "forbidden" });
      await expect(deleteImport(ctx, { id: "x" })).rejects.toMatchObject({ code: "forbidden" });
      await expect(listImports(ctx, { limit: 1 })).rejects.toMatchObject({ code: "forbidden" });
      await expect(findImport(ctx, "x")).rejects.toMatchObject({ code: "forbidden" });
      await expect(sweepImports(ctx)).rejects.toMatchObject({ code: "forbidden" });
      await expect(failImport(ctx, { importId: "x" })).rejects.toMatchObject({ code: "forbidden" });
    }
  });

  it("The stored event imports all rows in the background", async () => {
    await emptyEngine(db);
    const engine = inProcessEngine(db, functions, { app: true });
    try {
      const ctx = testContext(db, admin);
      const { id } = await begin(fileOf(6_000), ctx);
      await ctx.settle();
      await engine.idle();
      expect(await findImport(testContext(db, admin), id)).toMatchObject({ state: "done", done: 6_000 });
    } finally {
      await engine.stop();
    }
  });
});
