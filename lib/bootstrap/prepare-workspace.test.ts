import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { VISITOR } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { categories, people, tickets, workspace } from "@/lib/db/schema";
import { DEMO_KEY } from "@/lib/demo/seed-demo";
import { readEnv } from "@/lib/env";
import { signIn } from "@/lib/people/sign-in";
import { testContext, testDatabase } from "@/tests/support/database";
import { prepareWorkspace } from "./prepare-workspace";

describe("the start of an empty workspace", () => {
  let db: Db;
  const isMark = eq(workspace.key, DEMO_KEY);
  const settings = (given: Record<string, string>) => {
    (globalThis as { __signalboxEnv?: unknown }).__signalboxEnv = readEnv(given);
  };

  beforeAll(async () => {
    db = await testDatabase();
  });

  it("An empty workspace gets starter lists, but no people and no tickets", async () => {
    settings({});
    await prepareWorkspace();
    expect(await db.$count(categories)).toBe(5);
    expect(await db.$count(people)).toBe(0);
    expect(await db.$count(workspace, isMark)).toBe(0);
  });

  it("The demo is created if wanted, and a second start changes nothing", async () => {
    settings({ DEMO: "1" });
    await prepareWorkspace();
    const [first, opened] = [await db.$count(people), await db.$count(tickets)];
    expect(opened).toBeGreaterThan(50);
    await prepareWorkspace();
    expect([await db.$count(people), await db.$count(tickets)]).toEqual([first, opened]);
    expect(await db.$count(workspace, isMark)).toBe(1);
  });

  it("The demo's known passwords are replaced while others can reach it, and restored later", async () => {
    const random = { admin: "random-admin-1", moderator: "random-moderator-1", viewer: "random-viewer-1" };
    settings({ DEMO: "1", DEMO_PASSWORDS: JSON.stringify(random) });
    await prepareWorkspace();
    expect(await opens("viewer@demo.com", "demopassword")).toBe(false);
    expect(await opens("viewer@demo.com", random.viewer)).toBe(true);
    expect(await opens("samir@northquay.example", "demopassword")).toBe(false);
    settings({ DEMO: "1" });
    await prepareWorkspace();
    expect(await opens("viewer@demo.com", "demopassword")).toBe(true);
  });

  function opens(email: string, password: string): Promise<boolean> {
    return signIn(testContext(db, VISITOR), { email, password, address: "192.0.2.1", sessionType: "bearer" }).then(
      () => true,
      () => false,
    );
  }
});
