import { beforeAll, describe, expect, it } from "vitest";
import { DELETE as reset } from "@/app/api/triage/breakers/[id]/route";
import { GET as getCost } from "@/app/api/triage/cost/route";
import { GET as getPolicy, PUT as putPolicy } from "@/app/api/triage/policy/route";
import { GET as getTrust } from "@/app/api/triage/trust/route";
import type { Db } from "@/lib/db/client";
import { llmSpendDays, triageBreakers } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { DEFAULT_TRIAGE_SETTINGS } from "@/lib/settings/input";
import { call, createSessionRow } from "@/tests/support/accounts";
import { testDatabase } from "@/tests/support/database";
import { createReviewedDecisions, reviewedDecision } from "@/tests/support/reviewed-decisions";

type Session = Awaited<ReturnType<typeof createSessionRow>>;

let db: Db;
let user: Session;
let moderator: Session;
let admin: Session;

beforeAll(async () => {
  db = await testDatabase();
  [user, moderator, admin] = [
    await createSessionRow(db),
    await createSessionRow(db, "moderator"),
    await createSessionRow(db, "admin"),
  ];
});

const policy = (token: string, body: unknown, version?: number) =>
  call(putPolicy, "/api/triage/policy", {
    ...{ method: "PUT", token, body },
    headers: version === undefined ? {} : { "if-match": `"${version}"` },
  });

async function trip(): Promise<string> {
  const id = newId();
  const row = { id, field: "category" as const, value: id, kept: 12, decided: 20, target: 0.75 };
  await db.insert(triageBreakers).values({ ...row, trippedAt: new Date() });
  return id;
}

describe("GET /api/triage/trust", () => {
  it("An admin sees how many values people kept", async () => {
    await createReviewedDecisions(db, user.person.id, reviewedDecision(4, 3, { value: "billing", at: new Date() }));
    const { status, json } = await call(getTrust, "/api/triage/trust", { token: admin.token });
    expect(status).toBe(200);
    expect(json.whole).toMatchObject({ made: 4, decided: 4, kept: 3, keptShare: { share: 0.75 } });
    expect(json.fields.map(({ field }: { field: string }) => field)).toEqual(["category", "priority", "skills"]);
    expect(json.categories).toMatchObject([{ slug: "billing", kept: 3 }]);
  });
});

describe("/api/triage/policy", () => {
  it("The settings are read with a version and saved as a whole with it", async () => {
    const read = await call(getPolicy, "/api/triage/policy", { token: admin.token });
    expect([read.status, read.headers.get("etag"), read.json]).toEqual([
      200,
      '"0"',
      { policy: DEFAULT_TRIAGE_SETTINGS, version: 0 },
    ]);
    const body = { policy: { ...DEFAULT_TRIAGE_SETTINGS, shadow: true } };
    expect((await policy(admin.token, body)).json).toMatchObject({ status: 428 });
    const written = await policy(admin.token, body, 0);
    expect([written.status, written.headers.get("etag"), written.json.policy.shadow]).toEqual([200, '"1"', true]);
    expect((await policy(admin.token, body, 0)).json).toMatchObject({ status: 412, type: "stale" });
    expect((await call(getPolicy, "/api/triage/policy", { token: admin.token })).json.version).toBe(1);
  });

  it("Invalid settings are 400 with a pointer", async () => {
    const fields = { ...DEFAULT_TRIAGE_SETTINGS.fields, category: { level: "cautious", threshold: 1.2 } };
    const answer = await policy(admin.token, { policy: { ...DEFAULT_TRIAGE_SETTINGS, fields } }, 1);
    expect(answer.json).toMatchObject({ status: 400, errors: [{ pointer: "/policy/fields/category/threshold" }] });
    const unknown = await policy(admin.token, { policy: DEFAULT_TRIAGE_SETTINGS, mood: "bold" }, 1);
    expect(unknown.json).toMatchObject({ status: 400, errors: [{ pointer: "/mood" }] });
  });
});

describe("GET /api/triage/cost", () => {
  it("An admin sees the cost by day and the budgets", async () => {
    const day = new Date().toISOString().slice(0, 10);
    const taken = { calls: 2, inputTokens: 30, outputTokens: 4, costMicros: 38 };
    await db.insert(llmSpendDays).values({ day, model: "some-model", purpose: "preview", ...taken });
    const { status, json } = await call(getCost, "/api/triage/cost", { token: admin.token });
    expect(status).toBe(200);
    expect(json).toMatchObject({ model: null, today: { ...taken, budgetMicros: null }, month: taken });
    expect(json.days).toHaveLength(30);
    expect(json.days.at(-1)).toEqual({ day, ...taken, byPurpose: { triage: 0, preview: 38, shadow: 0 } });
    expect(json.models).toEqual([{ model: "some-model", ...taken, priced: false }]);
  });
});

describe("DELETE /api/triage/breakers/:id", () => {
  it("An admin resets a circuit breaker once", async () => {
    const how = { method: "DELETE", token: admin.token, params: { id: await trip() } };
    expect((await call(reset, "/api/triage/breakers/x", how)).status).toBe(204);
    expect((await call(reset, "/api/triage/breakers/x", how)).status).toBe(404);
  });
});

describe("permissions", () => {
  it("Only admins can use the triage API", async () => {
    const id = await trip();
    for (const [caller, status] of [
      [undefined, 401],
      [user, 403],
      [moderator, 403],
    ] as const) {
      const token = caller?.token;
      const answers = [
        await call(getTrust, "/api/triage/trust", { token }),
        await call(getPolicy, "/api/triage/policy", { token }),
        await call(getCost, "/api/triage/cost", { token }),
        await policy(token ?? "", { policy: DEFAULT_TRIAGE_SETTINGS }, 1),
        await call(reset, "/api/triage/breakers/x", { method: "DELETE", token, params: { id } }),
      ];
      expect(answers.map((answer) => answer.status)).toEqual(Array(5).fill(status));
    }
  });
});
