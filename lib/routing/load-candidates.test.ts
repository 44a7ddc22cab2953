import { eq } from "drizzle-orm";
import { expect, it, vi } from "vitest";
import { people } from "@/lib/db/schema";
import { RoutingSettings } from "@/lib/settings/input";
import { saveRoutingSettings } from "@/lib/settings/save-routing-settings";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { loadCandidates } from "./load-candidates";

const loading = vi.hoisted(() => ({ before: async () => {} }));
vi.mock("@/lib/settings/load-holidays", async (original) => {
  const { loadHolidays } = await original<typeof import("@/lib/settings/load-holidays")>();
  return {
    loadHolidays: async (ctx: Parameters<typeof loadHolidays>[0]) => {
      await loading.before();
      return loadHolidays(ctx);
    },
  };
});

it("A holiday that is saved while candidates are loaded makes their presence version too old for an assignment", async () => {
  const db = await testDatabase();
  const admin = await createPerson(db, "admin");
  const ctx = testContext(db, admin);
  loading.before = async () => {
    const holidays = [{ day: "2026-12-25", name: "Christmas Day" }];
    await saveRoutingSettings(ctx, { policy: RoutingSettings.parse({ holidays }), version: 0 });
  };
  const [candidate] = await loadCandidates(ctx);
  const [now] = await db.select({ version: people.presenceVersion }).from(people).where(eq(people.id, admin.id));
  expect(candidate?.presenceVersion).toBeLessThan(now!.version);
});
