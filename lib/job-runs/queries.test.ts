import { NonRetriableError } from "inngest";
import { beforeAll, describe, expect, it } from "vitest";
import { engineRuns } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { inProcessEngine, stillClock } from "@/tests/support/engine";
import { ListRunsInput } from "./input";
import { findRun, listRunFunctions, listRuns } from "./queries";

const db = await testDatabase();
const ctx = testContext(db, await createPerson(db, "admin"));
const ticketId = newId();

beforeAll(async () => {
  const clock = stillClock();
  const running = inProcessEngine(
    db,
    (client) => [
      client.createFunction({ id: "good", triggers: [{ event: "go" }], retries: 1 }, async ({ step, attempt }) => {
        await step.run({ id: "work", name: "Do the work" }, () => {
          if (attempt === 0) throw new Error("not yet");
        });
      }),
      client.createFunction({ id: "bad", triggers: [{ event: "go" }], retries: 0 }, async ({ step }) => {
        await step.run("work", () => {
          throw new NonRetriableError("never");
        });
      }),
      client.createFunction({ id: "waits", triggers: [{ event: "go" }] }, async ({ step }) => {
        await step.waitForEvent("answer", { event: "answered", timeout: "1h" });
      }),
    ],
    { clock },
  );
  await running.send({ id: "event-1", name: "go", data: { ticketId, note: "some words", n: 1 } });
  await running.idle();
  await running.stop();
});

const page = (input: Record<string, unknown> = {}) => listRuns(ctx, ListRunsInput.parse(input));

async function runOf(functionId: string) {
  const { runs } = await page({ functionId });
  return findRun(ctx, runs[0]!.id);
}

describe("the list of runs", () => {
  it("Runs are listed newest first, and the cursor reaches each of them once", async () => {
    const whole = (await page()).runs.map((run) => run.id);
    expect(whole).toEqual(whole.toSorted().reverse());
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { runs, nextCursor } = await page({ limit: 1, ...(cursor ? { cursor } : {}) });
      seen.push(...runs.map((run) => run.id));
      cursor = nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(whole);
    expect(seen).toHaveLength(3);
  });

  it("Runs can be filtered by function and state", async () => {
    const names = async (input: Record<string, unknown>) => (await page(input)).runs.map((run) => run.functionId);
    expect(await names({ functionId: "test-good" })).toEqual(["test-good"]);
    expect(await names({ state: "failed" })).toEqual(["test-bad"]);
    expect(await names({ state: "failed", functionId: "test-good" })).toEqual([]);
    expect(await listRunFunctions(ctx)).toEqual(["test-bad", "test-good", "test-waits"]);
  });

  it("A foreign cursor and an unknown state are refused", async () => {
    await expect(page({ cursor: "nonsense" })).rejects.toMatchObject({ code: "invalid" });
    expect(ListRunsInput.safeParse({ state: "done" }).success).toBe(false);
  });
});

describe("one run", () => {
  it("A run shows its event's ids, its steps with attempts and times, and each failure", async () => {
    const run = await runOf("test-good");
    expect(run).toMatchObject({
      state: "completed",
      event: { id: "event-1", name: "go", ids: { ticketId } },
      error: null,
      dueAt: null,
      durationMs: expect.any(Number),
      steps: [{ name: "Do the work", op: "StepRun", state: "done", attempts: 2, underWay: false, error: null }],
      failures: [{ stepName: "Do the work", attempt: 1, error: { name: "Error", message: "not yet" } }],
    });
    expect(run.steps[0]?.endedAt).toBeInstanceOf(Date);
    expect(JSON.stringify(run)).not.toContain("some words");
    expect(JSON.stringify(run)).not.toContain("at ");
  });

  it("A failed run shows the error, also at its step", async () => {
    const run = await runOf("test-bad");
    expect(run).toMatchObject({ state: "failed", error: { message: "never" } });
    expect(run.steps).toMatchObject([{ state: "failed", attempts: 1, error: { message: "never" } }]);
    expect(run.failures[0]).toMatchObject({ attempt: 1, retryAt: null });
  });

  it("A waiting run shows its event and timeout", async () => {
    const run = await runOf("test-waits");
    expect(run).toMatchObject({ state: "running", endedAt: null, durationMs: null });
    expect(run.steps).toMatchObject([{ op: "WaitForEvent", state: "waiting", attempts: 0, eventName: "answered" }]);
    expect(run.steps[0]?.dueAt?.toISOString()).toBe("2026-11-20T11:00:00.000Z");
  });

  it("A run with a damaged row is still shown", async () => {
    const [row] = await db
      .insert(engineRuns)
      .values({ functionId: "x", eventId: "x", eventName: "x", event: "{", error: "}", createdAt: new Date() })
      .returning({ id: engineRuns.id });
    expect(await findRun(ctx, row!.id)).toMatchObject({ event: { ids: {} }, error: null, steps: [] });
  });

  it.each(["nonsense", newId()])("A run that does not exist is not found: %s", async (id) => {
    await expect(findRun(ctx, id)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("runs are for admins", () => {
  it.each(["user", "moderator"] as const)("A %s cannot read runs", async (role) => {
    const asker = testContext(db, await createPerson(db, role));
    await expect(listRuns(asker, ListRunsInput.parse({}))).rejects.toMatchObject({ code: "forbidden" });
    await expect(listRunFunctions(asker)).rejects.toMatchObject({ code: "forbidden" });
    await expect(findRun(asker, newId())).rejects.toMatchObject({ code: "forbidden" });
  });
});
