import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Db } from "@/lib/db/client";
import { categories, routingRules, tickets } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { call, createSessionRow, takeEvents } from "@/tests/support/accounts";
import { testDatabase } from "@/tests/support/database";
import { scratchFolder, setEnvironment } from "@/tests/support/settings";
import { createTeamRow } from "@/tests/support/workspace";
import { GET as getOne, PATCH as patch, DELETE as remove } from "./[id]/route";
import { PUT as order } from "./order/route";
import { POST as create, GET as list } from "./route";
import { POST as attempt } from "./trial/route";

let db: Db;
let token: string;
let team: string;

beforeAll(async () => {
  db = await testDatabase();
  scratchFolder();
  takeEvents();
  setEnvironment({ GEMINI_API_KEY: undefined });
  token = (await createSessionRow(db, "admin")).token;
  team = await createTeamRow(db);
  await db.insert(categories).values([
    { slug: "general", name: "General" },
    { slug: "billing", name: "Billing", keywords: ["invoice", "refund"], teamId: team },
  ]);
});

beforeEach(async () => {
  await db.delete(routingRules);
});

const RULE = { name: "Refunds", conditions: { words: ["refund"] }, actions: { priority: "high" } };
const created = async (body: object = RULE) => (await call(create, "/api/rules", { token, body })).json;

describe("the rules API", () => {
  it("Rules are created once per Idempotency-Key, listed, reordered and deleted", async () => {
    const headers = { "idempotency-key": newId() };
    const first = await call(create, "/api/rules", { token, body: RULE, headers });
    expect([first.status, first.headers.get("etag")]).toEqual([201, '"1"']);
    expect((await call(create, "/api/rules", { token, body: RULE, headers })).json).toEqual(first.json);
    const second = await created({ ...RULE, name: "Others" });
    const ids = [second.id, first.json.id];
    const ordered = await call(order, "/api/rules/order", { method: "PUT", token, body: { ids } });
    expect(ordered.json.rules.map(({ name }: { name: string }) => name)).toEqual(["Others", "Refunds"]);
    expect((await call(order, "/api/rules/order", { method: "PUT", token, body: { ids: [second.id] } })).status).toBe(
      409,
    );
    const params = { id: second.id };
    expect((await call(remove, "/", { method: "DELETE", token, params })).status).toBe(204);
    expect((await call(getOne, "/", { token, params })).status).toBe(404);
    expect((await call(list, "/api/rules", { token })).json.rules).toEqual([
      expect.objectContaining({ id: first.json.id, ...RULE, enabled: true }),
    ]);
  });

  it("A rule can only be changed with its current version", async () => {
    const { id } = await created();
    const how = (headers: Record<string, string>) => {
      return { method: "PATCH", token, body: { enabled: false }, params: { id }, headers };
    };
    expect((await call(patch, "/", how({}))).status).toBe(428);
    const changed = await call(patch, "/", how({ "if-match": '"1"' }));
    expect([changed.status, changed.headers.get("etag"), changed.json.enabled]).toEqual([200, '"2"', false]);
    expect((await call(patch, "/", how({ "if-match": '"1"' }))).status).toBe(412);
  });

  it("Only admins can use the rules API", async () => {
    const { token: other } = await createSessionRow(db, "moderator");
    const trial = { ticket: { description: "x" } };
    for (const answer of [
      await call(list, "/api/rules", { token: other }),
      await call(create, "/api/rules", { token: other, body: RULE }),
      await call(attempt, "/api/rules/trial", { token: other, body: trial }),
      await call(remove, "/", { token: other, method: "DELETE", params: { id: newId() } }),
    ])
      expect(answer.status).toBe(403);
  });
});

describe("a rule test", () => {
  const TEXT = "Please send me the refund of the second invoice. It was booked twice, the invoice says.";
  const attempted = (ticket: object, draft?: object) =>
    call(attempt, "/api/rules/trial", { token, body: { ticket: { description: TEXT, ...ticket }, draft } });

  it("A rule test classifies the text, evaluates enabled rules and the draft, and writes nothing", async () => {
    await created({ ...RULE, actions: { priority: "high" } });
    await created({ ...RULE, name: "Off", enabled: false });
    const actions = { teamId: team, stop: true };
    const draft = { name: "Mine", conditions: { categories: ["billing"], channels: ["api"] }, actions };
    const before = await db.$count(tickets);
    const { status, json } = await attempted({ email: "ida@example.com" }, draft);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      read: { category: { slug: "billing", name: "Billing" }, priority: "medium" },
      category: { slug: "billing" },
      priority: "high",
      team: { id: team },
      assignee: null,
      approvals: [],
    });
    expect(json.rules).toMatchObject([
      {
        name: "Refunds",
        outcome: "fired",
        draft: false,
        checks: [{ condition: "words", holds: true, found: ["refund"] }],
      },
      {
        name: "Mine",
        outcome: "did-not-fit",
        draft: true,
        checks: [
          { condition: "categories", holds: true, found: ["billing"] },
          { condition: "channels", holds: false, found: ["web"] },
        ],
      },
    ]);
    expect(await db.$count(tickets)).toBe(before);
    expect(await db.$count(routingRules)).toBe(2);
  });

  it("The draft replaces the rule it changes, enabled or not", async () => {
    const { id } = await created({ ...RULE, enabled: false });
    await created({ ...RULE, name: "Behind", conditions: { priorities: ["critical"] }, actions: { stop: true } });
    const { json } = await attempted({ priority: "P4" }, { ...RULE, id, actions: { priority: "critical" } });
    expect(json.rules).toMatchObject([
      { ruleId: id, outcome: "fired", draft: true },
      { name: "Behind", outcome: "fired" },
    ]);
    expect(json).toMatchObject({ read: { priority: "low" }, priority: "critical" });
  });

  it("Invalid input of a rule test is reported by pointer", async () => {
    const pointers = async (answer: ReturnType<typeof attempted>) =>
      (await answer).json.errors?.map(({ pointer }: { pointer: string }) => pointer);
    expect(await pointers(attempted({ description: " " }))).toEqual(["/ticket/description"]);
    expect(await pointers(attempted({ email: "nobody" }))).toEqual(["/ticket/email"]);
    expect(await pointers(attempted({ category: "made-up" }))).toEqual(["/ticket/category"]);
    expect(await pointers(attempted({}, { ...RULE, actions: { category: "none" } }))).toEqual([
      "/draft/actions/category",
    ]);
    expect(await pointers(attempted({}, { ...RULE, id: newId() }))).toEqual(["/draft/id"]);
  });
});
