import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { workspace } from "@/lib/db/schema";
import { mintPerson, testContext, testDatabase } from "@/tests/support/database";
import { DEFAULT_POLICY, SavePolicyInput, TriagePolicy } from "./input";
import { loadPolicy, POLICY_KEY } from "./load-policy";
import { savePolicy } from "./save-policy";

const db = await testDatabase();
const admin = await mintPerson(db, "admin");

describe("what admins decide about triage", () => {
  it("has a default for every part: cautious, own model first, no shadow", () => {
    expect(DEFAULT_POLICY).toMatchObject({ order: "own-first", shadow: false });
    expect(Object.values(DEFAULT_POLICY.fields).map(({ level }) => level)).toEqual(Array(4).fill("cautious"));
  });

  it("is saved whole, and the second of two who saw the same version is refused", async () => {
    const ctx = testContext(db, admin);
    const shadow = { ...DEFAULT_POLICY, shadow: true };
    expect(await savePolicy(ctx, { policy: shadow, version: 0 })).toEqual({ policy: shadow, version: 1 });
    await expect(savePolicy(ctx, { policy: DEFAULT_POLICY, version: 0 })).rejects.toMatchObject({ code: "stale" });
    expect(await savePolicy(ctx, { policy: DEFAULT_POLICY, version: 1 })).toMatchObject({ version: 2 });
    await expect(savePolicy(ctx, { policy: shadow, version: 1 })).rejects.toMatchObject({ code: "stale" });
  });

  it("is no moderator's to change", async () => {
    const ctx = testContext(db, await mintPerson(db, "moderator"));
    await expect(savePolicy(ctx, { policy: DEFAULT_POLICY, version: 2 })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("that was stored by another version is read with defaults for what it lacks, and never stops triage", async () => {
    const store = (policy: unknown) =>
      db
        .update(workspace)
        .set({ value: { policy, version: 5 } })
        .where(eq(workspace.key, POLICY_KEY));
    await store({ shadow: true });
    expect(await loadPolicy({ db })).toEqual({ policy: { ...DEFAULT_POLICY, shadow: true }, version: 5 });
    await store({ order: "by coin" });
    expect((await loadPolicy({ db })).policy).toEqual(DEFAULT_POLICY);
  });

  it.each([{ fields: { category: { level: "cautious", threshold: 1.2 } } }, { fields: { mood: {} } }, { order: "x" }])(
    "refuses %j",
    (policy) => {
      expect(SavePolicyInput.safeParse({ policy, version: 0 }).success).toBe(false);
      expect(TriagePolicy.safeParse(policy).success).toBe(false);
    },
  );
});
