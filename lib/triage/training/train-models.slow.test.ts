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

/** A new sentence of known words. */
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

/** Texts of two kinds with shared everyday words; the same number gives the same text. */
function textOf(n: number): { text: string; category: string } {
  const words = n % 2 === 0 ? PRINTING : ACCESS;
  const pick = (list: string[], step: number) => list[(n * step + (n >> 2)) % list.length]!;
  const text = [pick(COMMON, 3), pick(words, 1), pick(COMMON, 5), pick(words, 3), pick(words, 7), pick(COMMON, 7)];
  return { text: `${text.join(" ")}.`, category: (n % 2 === 0 ? printing : access).slug };
}

/** Writes rows as an import does. */
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

async function classified(description: string) {
  const { id } = await openTestTicket(db, requester, { description });
  const triaged = await triageTicket(testContext(db, job), { ticketId: id, eventId: newId() });
  await applyTriage(testContext(db, job), { triageResultId: triaged.triageResultId });
  const ofCategory = and(eq(triageDecisions.ticketId, id), eq(triageDecisions.field, "category"));
  const [category] = await db.select().from(triageDecisions).where(ofCategory);
  return { id, row: await rowOf(db, id), category };
}

describe("runTraining", () => {
  it("After a training, our own model classifies the next similar ticket and quotes its words [S0.3] [S1.1]", async () => {
    await decided(240);
    expect(await trainNow()).toEqual(["category"]);
    const { row, category } = await classified(JAM);
    expect(row).toMatchObject({ categoryId: printing.id, provenance: { category: { source: "ai" } } });
    expect(category).toMatchObject({ provider: "learned", mode: "applied", holdReason: null });
    expect(PRINTING).toEqual(expect.arrayContaining(category!.quotes));
    expect(category!.quotes.length).toBeGreaterThan(0);
    const [done] = await db.select().from(trainings);
    expect(done).toMatchObject({ state: "done", progress: 100, labels: 240, startedBy: admin.id });
  });

  it("Below 200 labels nothing is applied, with a hold reason", async () => {
    await decided(120);
    await trainNow();
    const { row, category } = await classified(JAM);
    expect(row.categoryId).toBeNull();
    expect(category).toMatchObject({ value: printing.slug, mode: "suggested", holdReason: "few-labels" });
  });

  it("A class with fewer than ten labels is not applied", async () => {
    await decided(240);
    const rare = await createCategoryRow(db);
    const importId = (await db.select({ id: trainingImports.id }).from(trainingImports))[0]!.id;
    const text = "Forklift hydraulics leak in the warehouse yard";
    await db
      .insert(trainingExamples)
      .values(Array.from({ length: 6 }, (_, n) => ({ importId, text: `${text} ${n}`, category: rare.slug })));
    await trainNow();
    const { category } = await classified("Forklift hydraulics leak again in the warehouse yard");
    expect(category).toMatchObject({ value: rare.slug, mode: "suggested", holdReason: "few-labels" });
  });

  it("Gibberish, another topic and another language are not classified", async () => {
    await decided(240);
    await trainNow();
    for (const text of [
      "Xqzv blorf wibble qua.",
      "How do I top up my prepaid card abroad?",
      "Die Katze schläft gern in der Sonne.",
    ]) {
      const { row, category } = await classified(text);
      expect([row.categoryId, category?.holdReason]).toEqual([null, "unlike-known"]);
    }
  });

  it("A corrected ticket changes the next identical one", async () => {
    await decided(240);
    await trainNow();
    const text = JAM;
    const { id, row } = await classified(text);
    expect(row.categoryId).toBe(printing.id);
    await editTicket(testContext(db, admin), { ticket: id, category: access.slug, version: row.version });
    await trainNow();
    expect((await classified(text)).row.categoryId).toBe(access.id);
  });

  it("A training uses only people's labels, never its own values or deleted tickets", async () => {
    const addLabel = async (more: Partial<typeof triageLabels.$inferInsert>) => {
      const { id } = await openTestTicket(db, requester);
      const row = { ticketId: id, field: "category" as const, value: printing.slug, at: new Date() };
      await db.insert(triageLabels).values({ ...row, origin: "set", source: "person", ...more });
      return id;
    };
    await addLabel({ value: access.slug });
    await addLabel({ origin: "accepted" });
    await addLabel({ origin: "implicit", source: "requester" });
    await addLabel({ origin: "implicit", source: "ai" });
    await addLabel({ value: "a-category-that-is-gone" });
    const gone = await addLabel({});
    await deleteTicket(testContext(db, admin), { ticket: gone });
    const [trainingSet] = await collectLabelledTexts(testContext(db, job));
    expect(trainingSet!.rows.map(({ labels }) => labels[0]).sort()).toEqual(
      [access.slug, printing.slug, printing.slug].sort(),
    );
  });

  it("A training reads the newest 20,000 labels at most", async () => {
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

  it("A training with one class ends with a note and no model", async () => {
    await decided(40, { category: printing.slug });
    expect(await trainNow()).toEqual([]);
    const [row] = await db.select().from(trainings);
    expect(row).toMatchObject({ state: "done", note: "nothing-to-learn" });
    expect(await db.select().from(triageModels)).toEqual([]);
  });

  it("The same labels give the same model, of at most 5 MB", async () => {
    await decided(240);
    await trainNow();
    await trainNow();
    const [first, second] = await db.select().from(triageModels);
    expect(Buffer.compare(first!.body, second!.body)).toBe(0);
    expect(first!.body.length).toBeLessThan(5_000_000);
  });

  it("Three models of a field are kept", async () => {
    await decided(60);
    for (let n = 0; n < 4; n++) await trainNow();
    expect(await db.select({ id: triageModels.id }).from(triageModels)).toHaveLength(3);
  });
});

describe("trainModels", () => {
  const ask = (by: "person" | "schedule", now = () => new Date()) =>
    trainModels(testContext(db, by === "person" ? admin : job, now), { by });

  it("Only one training runs, however many are requested at once", async () => {
    await decided(60);
    const asked = await Promise.all([ask("person"), ask("person"), ask("person")]);
    expect(asked.map(({ state }) => state).sort()).toEqual(["running", "running", "started"]);
    expect(await db.select().from(trainings)).toHaveLength(1);
  });

  it("A training replaces a dead one, which stores nothing anymore", async () => {
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

  it("The schedule waits for a tenth more labels; a person does not", async () => {
    await decided(60);
    await trainNow();
    expect((await ask("schedule")).state).toBe("too-few");
    await decided(25);
    expect((await ask("schedule")).state).toBe("started");
  });

  it("Below twenty labels there is nothing to learn", async () => {
    await decided(19);
    expect((await ask("person")).state).toBe("too-few");
  });

  it("A training is due if the models have another format; until then they are not used", async () => {
    await decided(240);
    await trainNow();
    await db.update(triageModels).set({ format: 0 });
    const { category } = await classified(JAM);
    expect(category?.provider).not.toBe("learned");
    expect((await ask("schedule")).state).toBe("started");
  });

  it("Only admins and our own jobs may train", async () => {
    await expect(trainModels(testContext(db, requester), { by: "person" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

it("A retired category is never predicted, although the model knows it", async () => {
  await decided(240);
  await trainNow();
  await db.update(categories).set({ retiredAt: new Date() }).where(eq(categories.id, printing.id));
  const { category } = await classified(JAM);
  await db.update(categories).set({ retiredAt: null }).where(eq(categories.id, printing.id));
  expect(category?.value).not.toBe(printing.slug);
  expect(category?.mode).not.toBe("applied");
});
