import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { jobActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { breakers, models, workspace } from "@/lib/db/schema";
import { type Env, env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { TriagePolicy } from "@/lib/policy/input";
import { POLICY_KEY } from "@/lib/policy/load-policy";
import { testContext, testDatabase } from "@/tests/support/database";
import { assemblePanel } from "./assemble-panel";
import { encodeClassifier, MODEL_FORMAT } from "./model/encode";
import { train } from "./model/train";
import type { Purpose } from "./reader";

let db: Db;

beforeAll(async () => {
  db = await testDatabase();
});

beforeEach(async () => {
  for (const table of [workspace, models, breakers]) await db.delete(table);
});

const withKey = (): Env => ({ ...env(), GEMINI_API_KEY: "a-key" });
const ticket: Purpose = { kind: "triage", personId: null };

async function set(policy: object): Promise<void> {
  await db.insert(workspace).values({ key: POLICY_KEY, value: { policy: TriagePolicy.parse(policy), version: 1 } });
}

async function learn(): Promise<void> {
  const rows = ["invoice", "refund", "login", "password"].map((body, n) => ({
    title: null,
    body,
    labels: [n < 2 ? "a" : "b"],
  }));
  const { classifier, support } = train(rows, { kind: "one" });
  const metrics = { support, heldOut: 0, accuracy: null, ece: null, trainMs: 1 };
  const row = {
    field: "category" as const,
    format: MODEL_FORMAT,
    body: encodeClassifier(classifier),
    rows: 4,
    classes: 2,
  };
  await db.insert(models).values({ ...row, seed: 1, metrics });
}

async function order(settings: Env = withKey(), purpose = ticket) {
  const { readers, shadows } = await assemblePanel(testContext(db, jobActor("pipeline")), purpose, settings);
  return [readers.map(({ provider }) => provider), shadows.map(({ provider }) => provider)];
}

describe("who reads", () => {
  it("without a key and before any training the rules, then what is usual", async () => {
    expect(await order({ ...env(), GEMINI_API_KEY: undefined })).toEqual([["builtin", "defaults"], []]);
  });

  it("our own model first, a vendor's below it, where nothing else is set", async () => {
    await learn();
    expect(await order()).toEqual([["learned", "gemini", "builtin", "defaults"], []]);
  });

  it.each([
    ["own-first", ["learned", "gemini", "builtin", "defaults"]],
    ["gemini-first", ["gemini", "learned", "builtin", "defaults"]],
    ["own-only", ["learned", "builtin", "defaults"]],
  ])("in the order that admins set: %s", async (first, readers) => {
    await learn();
    await set({ order: first });
    expect((await order())[0]).toEqual(readers);
  });

  it("in shadow mode also those whose word is not needed, but never for a preview", async () => {
    await learn();
    await set({ shadow: true });
    expect((await order())[1]).toEqual(["learned", "gemini"]);
    expect((await order(withKey(), { kind: "preview", personId: null }))[1]).toEqual([]);
  });

  it("not a model that is broken or of another format", async () => {
    await learn();
    await db.update(models).set({ body: new Uint8Array([1, 2, 3]) });
    expect((await order())[0]).toEqual(["gemini", "builtin", "defaults"]);
    await db.delete(models);
    await learn();
    await db.update(models).set({ format: MODEL_FORMAT + 1 });
    expect((await order())[0]).toEqual(["gemini", "builtin", "defaults"]);
  });

  it("is told apart by its key: a new model, another setting, a category turned down", async () => {
    const key = async () => (await assemblePanel(testContext(db, jobActor("pipeline")), ticket, withKey())).key;
    const keys = [await key()];
    await learn();
    keys.push(await key());
    await set({ order: "gemini-first" });
    keys.push(await key());
    const turned = {
      field: "category" as const,
      value: "a",
      kept: 1,
      decided: 20,
      target: 0.75,
      trippedAt: new Date(),
    };
    await db.insert(breakers).values({ id: newId(), ...turned });
    keys.push(await key());
    expect(new Set(keys).size).toBe(4);
    expect(await key()).toBe(keys[3]);
  });
});
