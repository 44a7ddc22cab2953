import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { workspace } from "@/lib/db/schema";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { DEFAULT_TRIAGE_SETTINGS, SaveTriageSettingsInput, TriageSettings } from "./input";
import { loadTriageSettings, TRIAGE_SETTINGS_KEY } from "./load-triage-settings";
import { saveTriageSettings } from "./save-triage-settings";

const db = await testDatabase();
const admin = await createPerson(db, "admin");

describe("what admins decide about triage", () => {
  it("has a default for every part: cautious, own model first, no shadow", () => {
    expect(DEFAULT_TRIAGE_SETTINGS).toMatchObject({ order: "own-first", shadow: false });
    expect(Object.values(DEFAULT_TRIAGE_SETTINGS.fields).map(({ level }) => level)).toEqual(Array(4).fill("cautious"));
  });

  it("is saved whole, and the second of two who saw the same version is refused", async () => {
    const ctx = testContext(db, admin);
    const shadow = { ...DEFAULT_TRIAGE_SETTINGS, shadow: true };
    expect(await saveTriageSettings(ctx, { policy: shadow, version: 0 })).toEqual({ policy: shadow, version: 1 });
    await expect(saveTriageSettings(ctx, { policy: DEFAULT_TRIAGE_SETTINGS, version: 0 })).rejects.toMatchObject({
      code: "stale",
    });
    expect(await saveTriageSettings(ctx, { policy: DEFAULT_TRIAGE_SETTINGS, version: 1 })).toMatchObject({
      version: 2,
    });
    await expect(saveTriageSettings(ctx, { policy: shadow, version: 1 })).rejects.toMatchObject({ code: "stale" });
  });

  it("is no moderator's to change", async () => {
    const ctx = testContext(db, await createPerson(db, "moderator"));
    await expect(saveTriageSettings(ctx, { policy: DEFAULT_TRIAGE_SETTINGS, version: 2 })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("that was stored by another version is read with defaults for what it lacks, and never stops triage", async () => {
    const store = (policy: unknown) =>
      db
        .update(workspace)
        .set({ value: { policy, version: 5 } })
        .where(eq(workspace.key, TRIAGE_SETTINGS_KEY));
    await store({ shadow: true });
    expect(await loadTriageSettings({ db })).toEqual({
      policy: { ...DEFAULT_TRIAGE_SETTINGS, shadow: true },
      version: 5,
    });
    await store({ order: "by coin" });
    expect((await loadTriageSettings({ db })).policy).toEqual(DEFAULT_TRIAGE_SETTINGS);
  });

  it.each([{ fields: { category: { level: "cautious", threshold: 1.2 } } }, { fields: { mood: {} } }, { order: "x" }])(
    "refuses %j",
    (policy) => {
      expect(SaveTriageSettingsInput.safeParse({ policy, version: 0 }).success).toBe(false);
      expect(TriageSettings.safeParse(policy).success).toBe(false);
    },
  );
});
