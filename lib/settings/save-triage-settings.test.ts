import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { workspace } from "@/lib/db/schema";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { DEFAULT_TRIAGE_SETTINGS, SaveTriageSettingsInput, TriageSettings } from "./input";
import { loadTriageSettings, TRIAGE_SETTINGS_KEY } from "./load-triage-settings";
import { saveTriageSettings } from "./save-triage-settings";

const db = await testDatabase();
const admin = await createPerson(db, "admin");

describe("triage settings", () => {
  it("Every value has a default: cautious, own model first, no shadow mode", () => {
    expect(DEFAULT_TRIAGE_SETTINGS).toMatchObject({ order: "own-first", shadow: false });
    expect(Object.values(DEFAULT_TRIAGE_SETTINGS.fields).map(({ level }) => level)).toEqual(Array(4).fill("cautious"));
  });

  it("Settings are saved as a whole and the second change of the same version is refused", async () => {
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

  it("A moderator can't change the settings", async () => {
    const ctx = testContext(db, await createPerson(db, "moderator"));
    await expect(saveTriageSettings(ctx, { policy: DEFAULT_TRIAGE_SETTINGS, version: 2 })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("Settings of another version are read with defaults and never stop triage", async () => {
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
    "The invalid settings %j are refused",
    (policy) => {
      expect(SaveTriageSettingsInput.safeParse({ policy, version: 0 }).success).toBe(false);
      expect(TriageSettings.safeParse(policy).success).toBe(false);
    },
  );
});
