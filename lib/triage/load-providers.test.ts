import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { jobActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { triageBreakers, triageModels, workspace } from "@/lib/db/schema";
import { type Env, env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { TriageSettings } from "@/lib/settings/input";
import { TRIAGE_SETTINGS_KEY } from "@/lib/settings/load-triage-settings";
import { testContext, testDatabase } from "@/tests/support/database";
import { loadProviders } from "./load-providers";
import type { TriagePurpose } from "./provider";
import { encodeClassifier, MODEL_FORMAT } from "./text-classifier/encode";
import { train } from "./text-classifier/train";

let db: Db;

beforeAll(async () => {
  db = await testDatabase();
});

beforeEach(async () => {
  for (const table of [workspace, triageModels, triageBreakers]) await db.delete(table);
});

const withKey = (): Env => ({ ...env(), GEMINI_API_KEY: "a-key" });
const ticket: TriagePurpose = { kind: "triage", personId: null };

async function set(policy: object): Promise<void> {
  await db
    .insert(workspace)
    .values({ key: TRIAGE_SETTINGS_KEY, value: { policy: TriageSettings.parse(policy), version: 1 } });
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
  await db.insert(triageModels).values({ ...row, seed: 1, metrics });
}

async function order(settings: Env = withKey(), purpose = ticket) {
  const { chain, shadows } = await loadProviders(testContext(db, jobActor("pipeline")), purpose, settings);
  return [chain.map(({ provider }) => provider), shadows.map(({ provider }) => provider)];
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
  ])("in the order that admins set: %s", async (first, chain) => {
    await learn();
    await set({ order: first });
    expect((await order())[0]).toEqual(chain);
  });

  it("in shadow mode also those whose word is not needed, but never for a preview", async () => {
    await learn();
    await set({ shadow: true });
    expect((await order())[1]).toEqual(["learned", "gemini"]);
    expect((await order(withKey(), { kind: "preview", personId: null }))[1]).toEqual([]);
  });

  it("not a model that is broken or of another format", async () => {
    await learn();
    await db.update(triageModels).set({ body: new Uint8Array([1, 2, 3]) });
    expect((await order())[0]).toEqual(["gemini", "builtin", "defaults"]);
    await db.delete(triageModels);
    await learn();
    await db.update(triageModels).set({ format: MODEL_FORMAT + 1 });
    expect((await order())[0]).toEqual(["gemini", "builtin", "defaults"]);
  });

  it("is told apart by its key: a new model, another setting, a category turned down", async () => {
    const key = async () => (await loadProviders(testContext(db, jobActor("pipeline")), ticket, withKey())).key;
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
    await db.insert(triageBreakers).values({ id: newId(), ...turned });
    keys.push(await key());
    expect(new Set(keys).size).toBe(4);
    expect(await key()).toBe(keys[3]);
  });
});
