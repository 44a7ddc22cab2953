import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { jobActor, type PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { teams, tickets, triageModels, workspace } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { TriageSettings } from "@/lib/settings/input";
import { TRIAGE_SETTINGS_KEY } from "@/lib/settings/load-triage-settings";
import { applyTriage } from "@/lib/tickets/apply-triage";
import { editTicket } from "@/lib/tickets/edit-ticket";
import { resolveTicket } from "@/lib/tickets/resolve-ticket";
import { answerReview } from "@/lib/tickets/review/answer-review";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import {
  createCategoryRow,
  createSkillRows,
  createTriageResult,
  fieldResultOf,
  openTestTicket,
  rowOf,
} from "@/tests/support/workspace";
import { type DecisionView, listDecisions } from "./queries";

let db: Db;
let ida: PersonActor;
let ines: PersonActor;
let network: { id: string; slug: string };
let billing: { id: string; slug: string };

beforeAll(async () => {
  db = await testDatabase();
  [ida, ines] = [await createPerson(db), await createPerson(db, "moderator", { name: "Ines" })];
  [network, billing] = [await createCategoryRow(db), await createCategoryRow(db)];
  await createSkillRows(db, "vpn", "dns");
});

const apply = (triageResultId: string) => applyTriage(testContext(db, jobActor("triage")), { triageResultId });
const ask = (ticket: string, more: { limit?: number; cursor?: string } = {}, actor = ines) =>
  listDecisions(testContext(db, actor), { ticket, limit: 25, ...more });
const edit = async (ticket: string, change: object) =>
  editTicket(testContext(db, ines), { ticket, version: (await rowOf(db, ticket)).version, ...change });
const byField = (decisions: DecisionView[]) => Object.fromEntries(decisions.map((each) => [each.field, each]));

describe("why a ticket is as it is", () => {
  it("The decision log shows value, provider, confidence, quotes, alternatives and cost of each decision", async () => {
    const { id } = await openTestTicket(db, ida);
    const trained = newId();
    const metrics = { support: {}, heldOut: 0, accuracy: null, ece: null, trainMs: 1 };
    await db.insert(triageModels).values({
      id: trained,
      field: "category",
      format: 1,
      body: new Uint8Array(1),
      rows: 412,
      classes: 2,
      seed: 1,
      metrics,
    });
    const fields = {
      category: fieldResultOf(network.slug, { alternatives: [{ value: billing.slug, confidence: 0.06 }] }),
      priority: fieldResultOf("high" as const, {
        provider: "builtin",
        source: "rules",
        apply: false,
        holdReason: "unclear",
      }),
      title: fieldResultOf("On fire"),
    };
    const shadow = {
      category: fieldResultOf(billing.slug, {
        provider: "learned",
        alternatives: [{ value: network.slug, confidence: 0.2 }],
      }),
    };
    const asked = { outcome: "answered", model: "flash", promptVersion: "7", inputTokens: 500, outputTokens: 60 };
    const attempts = [
      { provider: "gemini" as const, ...asked, costMicros: 74, ms: 900 },
      { provider: "learned" as const, outcome: "answered", model: trained, ms: 2, shadow: true },
    ];
    await apply(await createTriageResult(db, id, fields, { shadow, inputHash: "abc", attempts }));

    const { decisions, nextCursor } = await ask(id);
    expect(nextCursor).toBeNull();
    const told = decisions.map(({ field, provider, value, mode, holdReason }) => [
      field,
      provider,
      value,
      mode,
      holdReason,
    ]);
    expect(told.sort()).toEqual([
      ["category", "gemini", network.slug, "applied", null],
      ["category", "learned", billing.slug, "shadow", null],
      ["priority", "builtin", "high", "suggested", "unclear"],
      ["title", "gemini", null, "applied", null],
    ]);
    expect(decisions.find(({ mode, field }) => field === "category" && mode === "applied")).toMatchObject({
      source: "ai",
      confidence: expect.closeTo(0.9),
      // Gemini has no labels yet, so its confidence counts nine tenths.
      measured: { value: expect.closeTo(0.81), seen: 0 },
      reason: "It says so.",
      quotes: ["on fire"],
      alternatives: [{ value: billing.slug, confidence: 0.06 }],
      model: "flash",
      promptVersion: "7",
      inputHash: "abc",
      inputTokens: 500,
      outputTokens: 60,
      costMicros: 74,
      durationMs: 900,
      answer: null,
    });
    expect(decisions.find(({ mode }) => mode === "shadow")).toMatchObject({
      model: null,
      trained: { rows: 412 },
      alternatives: [{ value: network.slug, confidence: 0.2 }],
    });
  });

  it("The decision log shows a person's later answer: changed, kept, or solved with it", async () => {
    const { id } = await openTestTicket(db, ida);
    const fields = {
      category: fieldResultOf(network.slug),
      priority: fieldResultOf("high" as const),
      skills: fieldResultOf(["vpn", "dns"]),
    };
    await apply(await createTriageResult(db, id, fields));
    await edit(id, { category: billing.slug, skills: ["dns", "vpn"] });
    const by = { id: ines.id, name: "Ines" };
    expect(byField((await ask(id)).decisions)).toMatchObject({
      category: { answer: { how: "set", kept: false, value: billing.slug, by } },
      priority: { answer: null },
      skills: { answer: { how: "set", kept: true, by } },
    });
    await resolveTicket(testContext(db, ines), { ticket: id, version: (await rowOf(db, id)).version });
    expect(byField((await ask(id)).decisions).priority).toMatchObject({ answer: { how: "implicit", kept: true, by } });
  });

  it("The decision log shows a rejection", async () => {
    const { id } = await openTestTicket(db, ida);
    const fields = { category: fieldResultOf(network.slug, { apply: false, holdReason: "below-threshold" as const }) };
    const triageResultId = await createTriageResult(db, id, fields, { needsReview: ["category"] });
    await apply(triageResultId);
    const { version } = await rowOf(db, id);
    await answerReview(testContext(db, ines), { ticket: id, version, answer: "reject", triageResultId });
    expect((await ask(id)).decisions).toMatchObject([
      { answer: { how: "rejected", kept: false, value: null, by: { name: "Ines" } } },
    ]);
  });

  it("The decision log keeps every triage run, and an answer does not apply to later runs", async () => {
    const { id } = await openTestTicket(db, ida);
    await apply(await createTriageResult(db, id, { category: fieldResultOf(network.slug) }));
    await edit(id, { category: billing.slug });
    await apply(
      await createTriageResult(db, id, { category: fieldResultOf(network.slug), priority: fieldResultOf("low") }),
    );
    const { decisions } = await ask(id);
    expect(decisions.map(({ field, mode, answer }) => [field, mode, answer?.how])).toEqual([
      ["priority", "applied", undefined],
      ["category", "overruled", undefined],
      ["category", "applied", "set"],
    ]);
    const pages: string[] = [];
    for (let cursor: string | undefined; pages.length < 5; ) {
      const page = await ask(id, { limit: 1, cursor });
      pages.push(...page.decisions.map((each) => each.id));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(pages).toEqual(decisions.map((each) => each.id));
  });

  it("The decision log shows the automation levels of the category, also for a ticket without decisions", async () => {
    const { id } = await openTestTicket(db, ida);
    expect(await ask(id)).toMatchObject({ decisions: [], levels: { category: "cautious", skills: "cautious" } });
    const policy = TriageSettings.parse({ categories: { [network.slug]: { level: "suggest" } } });
    await db.insert(workspace).values({ key: TRIAGE_SETTINGS_KEY, value: { policy, version: 1 } });
    await apply(
      await createTriageResult(db, id, {
        category: fieldResultOf(network.slug, { apply: false, holdReason: "suggest-only" }),
      }),
    );
    expect((await ask(id)).levels).toEqual({
      category: "suggest",
      priority: "suggest",
      skills: "suggest",
      title: "suggest",
    });
    await edit(id, { category: billing.slug });
    expect((await ask(id)).levels.category).toBe("cautious");
  });

  it("Only staff who may see the ticket can read its decision log", async () => {
    const team = newId();
    await db.insert(teams).values({ id: team, slug: team, name: "Elsewhere" });
    const { id, number } = await openTestTicket(db, ida);
    await apply(await createTriageResult(db, id, { category: fieldResultOf(network.slug) }));
    const owner = await createPerson(db, "moderator");
    await db.update(tickets).set({ teamId: team, assigneeId: owner.id }).where(eq(tickets.id, id));
    await expect(ask(id, {}, ida)).rejects.toMatchObject({ code: "forbidden" });
    await expect(ask(id)).rejects.toMatchObject({ code: "not_found" });
    await expect(ask("TKT-20200101-0001")).rejects.toMatchObject({ code: "not_found" });
    expect((await ask(number, {}, await createPerson(db, "admin"))).decisions).toHaveLength(1);
    await db.update(tickets).set({ deletedAt: new Date() }).where(eq(tickets.id, id));
    await expect(ask(id, {}, await createPerson(db, "admin"))).rejects.toMatchObject({ code: "not_found" });
  });

  it("The decision log takes three queries, however long it is", async () => {
    const { id } = await openTestTicket(db, ida);
    for (let n = 0; n < 3; n++)
      await apply(await createTriageResult(db, id, { category: fieldResultOf(network.slug) }));
    let asked = 0;
    const counting = new Proxy(db, {
      get: (target, key, receiver) => {
        if (key === "select") asked++;
        return Reflect.get(target, key, receiver);
      },
    });
    const ctx = { ...testContext(db, ines), db: counting };
    expect((await listDecisions(ctx, { ticket: id, limit: 25 })).decisions).toHaveLength(3);
    // The decision log, the settings, and the labels, which are cached for a minute.
    expect(asked).toBe(3);
    asked = 0;
    await listDecisions(ctx, { ticket: id, limit: 25 });
    expect(asked).toBe(2);
  });
});
