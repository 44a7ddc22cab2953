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

async function storeModel(): Promise<void> {
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
  return [chain.map(({ name }) => name), shadows.map(({ name }) => name)];
}

describe("loadProviders", () => {
  it("Without a key and a training there are only the rules and the defaults", async () => {
    expect(await order({ ...env(), GEMINI_API_KEY: undefined })).toEqual([["builtin", "defaults"], []]);
  });

  it("By default our own model comes first and the vendor's second", async () => {
    await storeModel();
    expect(await order()).toEqual([["learned", "gemini", "builtin", "defaults"], []]);
  });

  it.each([
    ["own-first", ["learned", "gemini", "builtin", "defaults"]],
    ["gemini-first", ["gemini", "learned", "builtin", "defaults"]],
    ["own-only", ["learned", "builtin", "defaults"]],
  ])("The order follows the setting %s", async (first, chain) => {
    await storeModel();
    await set({ order: first });
    expect((await order())[0]).toEqual(chain);
  });

  it("In shadow mode all models are shadows, but never for a preview", async () => {
    await storeModel();
    await set({ shadow: true });
    expect((await order())[1]).toEqual(["learned", "gemini"]);
    expect((await order(withKey(), { kind: "preview", personId: null }))[1]).toEqual([]);
  });

  it("A model that is broken or of another format is not used", async () => {
    await storeModel();
    await db.update(triageModels).set({ body: new Uint8Array([1, 2, 3]) });
    expect((await order())[0]).toEqual(["gemini", "builtin", "defaults"]);
    await db.delete(triageModels);
    await storeModel();
    await db.update(triageModels).set({ format: MODEL_FORMAT + 1 });
    expect((await order())[0]).toEqual(["gemini", "builtin", "defaults"]);
  });

  it("The key changes with a new model, another setting and a breaker", async () => {
    const key = async () => (await loadProviders(testContext(db, jobActor("pipeline")), ticket, withKey())).key;
    const keys = [await key()];
    await storeModel();
    keys.push(await key());
    await set({ order: "gemini-first" });
    keys.push(await key());
    const breaker = {
      field: "category" as const,
      value: "a",
      kept: 1,
      decided: 20,
      target: 0.75,
      trippedAt: new Date(),
    };
    await db.insert(triageBreakers).values({ id: newId(), ...breaker });
    keys.push(await key());
    expect(new Set(keys).size).toBe(4);
    expect(await key()).toBe(keys[3]);
  });
});
