import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { jobActor, type PersonActor } from "@/lib/auth/actor";
import { MINUTE_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import {
  categories,
  trainingExamples,
  trainingImports,
  trainings,
  triageDecisions,
  triageLabels,
  triageModels,
} from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { applyTriage } from "@/lib/tickets/apply-triage";
import { deleteTicket } from "@/lib/tickets/delete-ticket";
import { editTicket } from "@/lib/tickets/edit-ticket";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { createCategoryRow, openTestTicket, rowOf } from "@/tests/support/workspace";
import { triageTicket } from "../triage-ticket";
import { collectLabelledTexts } from "./collect-labelled-texts";
import { runTraining } from "./run-training";
import { TRAINING_LEASE_MS, trainModels } from "./train-models";

let db: Db;
let requester: PersonActor;
let admin: PersonActor;
let printing: { id: string; slug: string };
let access: { id: string; slug: string };

/** A new sentence in words that are known. */
const JAM = "Please help, since monday the toner and the paper jam on the second floor.";

const job = jobActor("training");

beforeAll(async () => {
  db = await testDatabase();
  requester = await createPerson(db);
  admin = await createPerson(db, "admin");
  printing = await createCategoryRow(db);
  access = await createCategoryRow(db);
});

beforeEach(async () => {
  for (const table of [triageLabels, triageModels, trainings, trainingImports]) await db.delete(table);
});

const PRINTING = ["printer", "paper", "toner", "jam", "tray", "ink", "scanner", "duplex", "page", "cartridge"];
const ACCESS = ["password", "login", "account", "locked", "token", "sign", "reset", "user", "access", "mfa"];
const COMMON = "please help the on second floor since monday morning we cannot work thanks".split(" ");

/** Texts of two kinds that share their everyday words; the same number gives the same text. */
function textOf(n: number): { text: string; category: string } {
  const words = n % 2 === 0 ? PRINTING : ACCESS;
  const pick = (list: string[], step: number) => list[(n * step + (n >> 2)) % list.length]!;
  const text = [pick(COMMON, 3), pick(words, 1), pick(COMMON, 5), pick(words, 3), pick(words, 7), pick(COMMON, 7)];
  return { text: `${text.join(" ")}.`, category: (n % 2 === 0 ? printing : access).slug };
}

/** As an import leaves its rows. */
async function decided(count: number, more: Partial<typeof trainingExamples.$inferInsert> = {}): Promise<void> {
  const importId = newId();
  const at = new Date();
  const file = { name: "old.csv", contentHash: newId(), total: count, done: count, startedAt: at, leasedUntil: at };
  await db.insert(trainingImports).values({ id: importId, ...file, state: "done" });
  const rows = Array.from({ length: count }, (_, n) => ({ importId, ...textOf(n), ...more }));
  await db.insert(trainingExamples).values(rows);
}

async function trainNow(): Promise<string[]> {
  const { trainingId } = await trainModels(testContext(db, admin), { by: "person" });
  return (await runTraining(testContext(db, job), { trainingId: trainingId! })).fields;
}

async function sorted(description: string) {
  const { id } = await openTestTicket(db, requester, { description });
  const triaged = await triageTicket(testContext(db, job), { ticketId: id, eventId: newId() });
  await applyTriage(testContext(db, job), { triageResultId: triaged.triageResultId });
  const ofCategory = and(eq(triageDecisions.ticketId, id), eq(triageDecisions.field, "category"));
  const [category] = await db.select().from(triageDecisions).where(ofCategory);
  return { id, row: await rowOf(db, id), category };
}

describe("a training", () => {
  it("learns from decided texts: the next ticket of that kind is sorted by our own model, which says by what words [S0.3] [S1.1]", async () => {
    await decided(240);
    expect(await trainNow()).toEqual(["category"]);
    const { row, category } = await sorted(JAM);
    expect(row).toMatchObject({ categoryId: printing.id, provenance: { category: { source: "ai" } } });
    expect(category).toMatchObject({ provider: "learned", mode: "applied", holdReason: null });
    expect(PRINTING).toEqual(expect.arrayContaining(category!.quotes));
    expect(category!.quotes.length).toBeGreaterThan(0);
    const [done] = await db.select().from(trainings);
    expect(done).toMatchObject({ state: "done", progress: 100, labels: 240, startedBy: admin.id });
  });

  it("applies nothing by itself while there are fewer than 200 labels, and says so", async () => {
    await decided(120);
    await trainNow();
    const { row, category } = await sorted(JAM);
    expect(row.categoryId).toBeNull();
    expect(category).toMatchObject({ value: printing.slug, mode: "suggested", holdReason: "few-labels" });
  });

  it("applies nothing of a class with fewer than ten labels", async () => {
    await decided(240);
    const rare = await createCategoryRow(db);
    const importId = (await db.select({ id: trainingImports.id }).from(trainingImports))[0]!.id;
    const text = "Forklift hydraulics leak in the warehouse yard";
    await db
      .insert(trainingExamples)
      .values(Array.from({ length: 6 }, (_, n) => ({ importId, text: `${text} ${n}`, category: rare.slug })));
    await trainNow();
    const { category } = await sorted("Forklift hydraulics leak again in the warehouse yard");
    expect(category).toMatchObject({ value: rare.slug, mode: "suggested", holdReason: "few-labels" });
  });

  it("is unsure of a text unlike all that it learned from: gibberish, another subject, another language", async () => {
    await decided(240);
    await trainNow();
    for (const text of [
      "Xqzv blorf wibble qua.",
      "How do I top up my prepaid card abroad?",
      "Die Katze schläft gern in der Sonne.",
    ]) {
      const { row, category } = await sorted(text);
      expect([row.categoryId, category?.holdReason]).toEqual([null, "unlike-known"]);
    }
  });

  it("a corrected ticket changes the next identical one", async () => {
    await decided(240);
    await trainNow();
    const text = JAM;
    const { id, row } = await sorted(text);
    expect(row.categoryId).toBe(printing.id);
    await editTicket(testContext(db, admin), { ticket: id, category: access.slug, version: row.version });
    await trainNow();
    expect((await sorted(text)).row.categoryId).toBe(access.id);
  });

  it("learns from people's words alone, never from its own, and from no ticket that is gone", async () => {
    const said = async (more: Partial<typeof triageLabels.$inferInsert>) => {
      const { id } = await openTestTicket(db, requester);
      const row = { ticketId: id, field: "category" as const, value: printing.slug, at: new Date() };
      await db.insert(triageLabels).values({ ...row, origin: "set", source: "person", ...more });
      return id;
    };
    await said({ value: access.slug });
    await said({ origin: "accepted" });
    await said({ origin: "implicit", source: "requester" });
    await said({ origin: "implicit", source: "ai" });
    await said({ value: "a-category-that-is-gone" });
    const gone = await said({});
    await deleteTicket(testContext(db, admin), { ticket: gone });
    const [trainingSet] = await collectLabelledTexts(testContext(db, job));
    expect(trainingSet!.rows.map(({ labels: told }) => told[0]).sort()).toEqual(
      [access.slug, printing.slug, printing.slug].sort(),
    );
  });

  it("looks at the newest 20,000 labels at most", async () => {
    await decided(200);
    const importId = (await db.select({ id: trainingImports.id }).from(trainingImports))[0]!.id;
    for (let n = 0; n < 20; n++) {
      await db.insert(trainingExamples).values(
        Array.from({ length: 1_000 }, (_, i) => ({
          importId,
          text: "Newer",
          category: [printing, access][i % 2]!.slug,
        })),
      );
    }
    const [trainingSet] = await collectLabelledTexts(testContext(db, job));
    expect(trainingSet!.rows).toHaveLength(20_000);
    expect(new Set(trainingSet!.rows.map(({ body }) => body))).toEqual(new Set(["Newer"]));
  });

  it("of one class alone ends with a note, and no model", async () => {
    await decided(40, { category: printing.slug });
    expect(await trainNow()).toEqual([]);
    const [row] = await db.select().from(trainings);
    expect(row).toMatchObject({ state: "done", note: "nothing-to-learn" });
    expect(await db.select().from(triageModels)).toEqual([]);
  });

  it("gives the same model for the same labels, in at most 5 MB", async () => {
    await decided(240);
    await trainNow();
    await trainNow();
    const [first, second] = await db.select().from(triageModels);
    expect(Buffer.compare(first!.body, second!.body)).toBe(0);
    expect(first!.body.length).toBeLessThan(5_000_000);
  });

  it("keeps the last three models of a field", async () => {
    await decided(60);
    for (let n = 0; n < 4; n++) await trainNow();
    expect(await db.select({ id: triageModels.id }).from(triageModels)).toHaveLength(3);
  });
});

describe("asking for a training", () => {
  const ask = (by: "person" | "schedule", now = () => new Date()) =>
    trainModels(testContext(db, by === "person" ? admin : job, now), { by });

  it("begins none while one runs, however many ask at once", async () => {
    await decided(60);
    const asked = await Promise.all([ask("person"), ask("person"), ask("person")]);
    expect(asked.map(({ state }) => state).sort()).toEqual(["running", "running", "started"]);
    expect(await db.select().from(trainings)).toHaveLength(1);
  });

  it("takes the place of one whose process died, and that one stores nothing any more", async () => {
    await decided(60);
    const dead = await ask("person");
    const later = () => new Date(Date.now() + TRAINING_LEASE_MS + MINUTE_MS);
    const next = await ask("person", later);
    expect(next.state).toBe("started");
    expect(await runTraining(testContext(db, job), { trainingId: dead.trainingId! })).toEqual({
      state: "failed",
      fields: [],
    });
    expect(await db.select().from(triageModels)).toEqual([]);
  });

  it("by the clock waits for a tenth more labels; a person gets one at once", async () => {
    await decided(60);
    await trainNow();
    expect((await ask("schedule")).state).toBe("too-few");
    await decided(25);
    expect((await ask("schedule")).state).toBe("started");
  });

  it("has nothing to learn from below twenty labels", async () => {
    await decided(19);
    expect((await ask("person")).state).toBe("too-few");
  });

  it("is due where another version wrote the models; until then they are as good as none", async () => {
    await decided(240);
    await trainNow();
    await db.update(triageModels).set({ format: 0 });
    const { category } = await sorted(JAM);
    expect(category?.provider).not.toBe("learned");
    expect((await ask("schedule")).state).toBe("started");
  });

  it("is for admins and our own jobs", async () => {
    await expect(trainModels(testContext(db, requester), { by: "person" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

it("a category that was retired is never said, though the model still knows it", async () => {
  await decided(240);
  await trainNow();
  await db.update(categories).set({ retiredAt: new Date() }).where(eq(categories.id, printing.id));
  const { category } = await sorted(JAM);
  await db.update(categories).set({ retiredAt: null }).where(eq(categories.id, printing.id));
  expect(category?.value).not.toBe(printing.slug);
  expect(category?.mode).not.toBe("applied");
});
