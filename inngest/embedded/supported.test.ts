import { group, Inngest, type InngestFunction, referenceFunction } from "inngest";
import { serve } from "inngest/edge";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { findRun, listRuns } from "@/lib/job-runs/queries";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { emptyEngine, type InProcessEngine, inProcessEngine } from "@/tests/support/engine";
import { Refused, readFunction } from "./supported";
import { fetchFunctions } from "./sync";

const db = await testDatabase();
const ctx = testContext(db, await createPerson(db, "admin"));
let running: InProcessEngine | undefined;

beforeEach(() => emptyEngine(db));
afterEach(() => running?.stop());

type Options = Parameters<Inngest["createFunction"]>[0];

/** Syncs a function with these options through the SDK. */
async function sync(options: Partial<Options>) {
  const client = new Inngest({ id: "test", isDev: true });
  const fn = client.createFunction({ id: "f", triggers: [{ event: "go" }], ...options } as Options, async () => {});
  const handler = serve({ client, functions: [fn as InngestFunction.Any] });
  const functions = await fetchFunctions({
    serveUrl: "http://app.test/api/inngest",
    signingKey: "",
    fetch: (input, init) => handler(new Request(input, { ...init, headers: { ...init?.headers, host: "app.test" } })),
  });
  return functions.get("test-f");
}

describe("functions that the engine runs", () => {
  it("All supported options of a function are read", async () => {
    const read = await sync({
      name: "A name",
      triggers: [{ event: "go", if: "event.data.n > 1" }, { cron: "TZ=Europe/Paris 0 12 * * 1" }],
      retries: 2,
      concurrency: { limit: 3, key: "event.data.id" },
      idempotency: "event.data.id",
      cancelOn: [{ event: "stop", match: "data.id", timeout: "1h" }],
    });
    expect(read).toEqual({
      id: "test-f",
      triggers: [{ event: "go", condition: "event.data.n > 1" }],
      crons: ["TZ=Europe/Paris 0 12 * * 1"],
      maxAttempts: 3,
      concurrency: { limit: 3, key: "event.data.id" },
      idempotency: "event.data.id",
      cancels: [{ event: "stop", condition: "event.data.id == async.data.id", withinMs: 3_600_000 }],
    });
  });

  it("A concurrency limit may be a number or a list of one", async () => {
    expect((await sync({ concurrency: 2 }))?.concurrency).toEqual({ limit: 2 });
    expect((await sync({ concurrency: [{ limit: 2, scope: "fn" }] }))?.concurrency).toEqual({ limit: 2 });
  });
});

describe("functions that the engine refuses, by name of function and option", () => {
  it.each<[string, Partial<Options>]>([
    ["batchEvents", { batchEvents: { maxSize: 10, timeout: "5s" } }],
    ["rateLimit", { rateLimit: { limit: 1, period: "1h" } }],
    ["throttle", { throttle: { limit: 1, period: "1h" } }],
    ["debounce", { debounce: { period: "5s" } }],
    ["priority", { priority: { run: "100" } }],
    ["timeouts", { timeouts: { finish: "1h" } }],
    ["singleton", { singleton: { mode: "skip" } }],
    ["concurrency", { concurrency: [{ limit: 1 }, { limit: 2, key: "event.data.id" }] }],
    ['"concurrency" with scope "account"', { concurrency: [{ limit: 1, scope: "account", key: `"x"` }] }],
    ["concurrency.key", { concurrency: { limit: 1, key: "event.data." } }],
    ["jitter", { triggers: [{ cron: "* * * * *", jitter: "5s" }] } as unknown as Options],
    ['cron "every day"', { triggers: [{ cron: "every day" }] }],
    ['cron "0 0 30 2 *"', { triggers: [{ cron: "0 0 30 2 *" }] }],
    ["triggers", { triggers: [] }],
    ["inngest/function.finished", { triggers: [{ event: "inngest/function.finished" }] }],
    ['"if"', { triggers: [{ event: "go", if: "event.data ==" }] }],
    ["idempotency", { idempotency: "((" }],
    ["cancelOn.if", { cancelOn: [{ event: "stop", if: "((" }] }],
    ["cancelOn.timeout", { cancelOn: [{ event: "stop", timeout: new Date() }] }],
  ])("%s", async (option, options) => {
    const refused = await sync(options).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refused);
    expect((refused as Refused).message).toContain("test-f");
    expect((refused as Refused).message).toContain(option);
  });

  it("An unknown option is refused", () => {
    const config = { id: "f", triggers: [{ event: "go" }], steps: { step: {} }, newThing: { limit: 1 } };
    expect(() => readFunction(config)).toThrow(/"f".*"newThing"/);
  });

  it("An engine with a refused function runs nothing and says why, until the function changes", async () => {
    const errors = vi.spyOn(console, "error").mockImplementation(() => {});
    running = inProcessEngine(db, (client) => [
      client.createFunction({ id: "fine", triggers: [{ event: "go" }] }, async () => {}),
      client.createFunction({ id: "f", triggers: [{ event: "go" }], debounce: { period: "5s" } }, async () => {}),
    ]);
    await expect(running.idle()).rejects.toThrow(/"test-f".*"debounce"/);
    expect(await running.engine.state()).toMatchObject({ synced: false, refusal: expect.stringMatching(/debounce/) });
    expect(errors).toHaveBeenCalledOnce();
    errors.mockRestore();
  });
});

describe("what a function asks for while it runs and the engine refuses fails the run, by name", () => {
  type Step = Parameters<Parameters<Inngest["createFunction"]>[1]>[0]["step"];
  it.each<[string, (step: Step) => Promise<unknown>]>([
    ["step.invoke", (step) => step.invoke("it", { function: referenceFunction({ functionId: "g" }), data: {} })],
    ["step.waitForSignal", (step) => step.waitForSignal("it", { signal: "s", timeout: "1h" })],
    [
      "step.ai.infer",
      (step) =>
        step.ai.infer("it", { model: step.ai.models.gemini({ model: "gemini", apiKey: "" }), body: { contents: [] } }),
    ],
    ["step.fetch", (step) => step.fetch("http://127.0.0.1:1/")],
    ["race", (step) => group.parallel(async () => Promise.race([step.run("a", () => 1), step.run("b", () => 2)]))],
    ["condition", (step) => step.waitForEvent("it", { event: "x", timeout: "1h", if: "async.data ==" })],
  ])("%s", async (what, use) => {
    running = inProcessEngine(db, (client) => [
      client.createFunction({ id: "f", triggers: [{ event: "go" }], retries: 3 }, async ({ step }) => {
        await step.run("before", () => 1);
        await use(step as Step);
      }),
    ]);
    await running.send({ name: "go" });
    await running.idle();
    const [line] = (await listRuns(ctx, { limit: 1 })).runs;
    const run = await findRun(ctx, line!.id);
    expect(run).toMatchObject({ state: "failed", error: { name: "Refused", message: expect.stringContaining(what) } });
    expect(run.failures).toEqual([]);
  });

  it("A function with optimizeParallelism: false fails its run", async () => {
    running = inProcessEngine(db, (client) => [
      client.createFunction({ id: "f", triggers: [{ event: "go" }], optimizeParallelism: false }, async () => {}),
    ]);
    await running.send({ name: "go" });
    await running.idle();
    const [line] = (await listRuns(ctx, { limit: 1 })).runs;
    const { error } = await findRun(ctx, line!.id);
    expect(error).toEqual({ name: "Refused", message: expect.stringMatching(/optimizeParallelism/) });
  });

  it("An unsupported step next to another step ends the run and its open steps", async () => {
    running = inProcessEngine(db, (client) => [
      client.createFunction({ id: "f", triggers: [{ event: "go" }] }, async ({ step }) => {
        await Promise.all([
          step.run("a", () => 1),
          step.invoke("b", { function: referenceFunction({ functionId: "g" }), data: {} }),
        ]);
      }),
    ]);
    await running.send({ name: "go" });
    await running.idle();
    expect(await running.engine.state()).toMatchObject({ queued: 0 });
  });
});
