import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { connectEmbedded } from "@/inngest/client";
import type { Database, Db } from "@/lib/db/client";
import { insertEvent } from "@/lib/events/record";
import { newId } from "@/lib/ids";
import { testContext, testDatabase } from "@/tests/support/database";
import { EVENT_SAMPLES } from "@/tests/support/events";
import { readiness } from "./readiness";

describe("whether requests should come here", () => {
  let db: Db;
  const nowhere: typeof fetch = async () => Response.json({});
  const globals = globalThis as { __signalboxDatabase?: Promise<Database> };

  beforeAll(async () => {
    db = await testDatabase();
  });

  afterEach(() => connectEmbedded(nowhere));

  it("Readiness reports database, migrations, engine, and the age of the oldest unsent event [S0.23]", async () => {
    connectEmbedded(nowhere, async () => ({ leader: true, synced: true }));
    expect(await readiness()).toEqual({
      ready: true,
      database: "up",
      driver: "pglite",
      migrations: "done",
      engine: { mode: "embedded", state: "runs" },
      oldestUnsentEventSeconds: null,
    });
    const aMinuteAgo = () => new Date(Date.now() - 60_000);
    await insertEvent(testContext(db, undefined, aMinuteAgo), {
      ...EVENT_SAMPLES["ticket/created"],
      ticketId: newId(),
    });
    expect((await readiness()).oldestUnsentEventSeconds).toBeGreaterThanOrEqual(60);
  });

  it("The app is not ready before the first sync, and names what the engine refuses", async () => {
    connectEmbedded(nowhere, async () => ({ leader: true, synced: false }));
    expect(await readiness()).toMatchObject({ ready: false, engine: { state: "starts" } });
    connectEmbedded(nowhere, async () => ({ leader: true, synced: true, refusal: "on-x wants debounce" }));
    expect(await readiness()).toMatchObject({
      ready: false,
      engine: { state: "refuses", refusal: "on-x wants debounce" },
    });
  });

  it("An instance that follows another engine is ready", async () => {
    connectEmbedded(nowhere, async () => ({ leader: false, synced: true }));
    expect(await readiness()).toMatchObject({ ready: true, engine: { state: "follows" } });
  });

  it("The app is not ready without its database, and the check does not throw", async () => {
    const open = globals.__signalboxDatabase;
    const away = Promise.reject(new Error("away"));
    away.catch(() => {});
    globals.__signalboxDatabase = away;
    expect(await readiness()).toMatchObject({ ready: false, database: "down", driver: null });
    globals.__signalboxDatabase = open;
  });
});
