import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { jobActor, type PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { triageDecisions, triageLabels } from "@/lib/db/schema";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import {
  createCategoryRow,
  createSkillRows,
  createTriageResult,
  fieldResultOf,
  openTestTicket,
  rowOf,
} from "@/tests/support/workspace";
import { applyTriage } from "./apply-triage";
import { beginTriage } from "./begin-triage";
import { editTicket } from "./edit-ticket";
import { reopenTicket } from "./reopen-ticket";
import { requestTriage } from "./request-triage";
import { resolveTicket } from "./resolve-ticket";

let db: Db;
let ida: PersonActor;
let moderator: PersonActor;
let network: { id: string; slug: string };
let billing: { id: string; slug: string };

beforeAll(async () => {
  db = await testDatabase();
  [ida, moderator] = [await createPerson(db), await createPerson(db, "moderator")];
  [network, billing] = [await createCategoryRow(db), await createCategoryRow(db)];
  await createSkillRows(db, "vpn", "dns");
});

const apply = (triageResultId: string) => applyTriage(testContext(db, jobActor("triage")), { triageResultId });
const decisionLogOf = (ticketId: string) =>
  db.select().from(triageDecisions).where(eq(triageDecisions.ticketId, ticketId));
const labelsOf = async (ticketId: string) => {
  const rows = await db.select().from(triageLabels).where(eq(triageLabels.ticketId, ticketId));
  return Object.fromEntries(rows.map(({ field, value, origin, source }) => [field, { value, origin, source }]));
};
const edit = (ticket: string, version: number, change: object) =>
  editTicket(testContext(db, moderator), { ticket, version, ...change });

describe("the decision log", () => {
  it("The log has one row per automatic decision with value, provider, reason, cost and outcome", async () => {
    const { id } = await openTestTicket(db, ida);
    await edit(id, 1, { priority: "low" });
    const triageResultId = await createTriageResult(
      db,
      id,
      {
        category: fieldResultOf(network.slug, { quotes: ["printer"], reason: { code: "model", text: "A word." } }),
        priority: fieldResultOf("high" as const),
        skills: fieldResultOf(["vpn"], { apply: false, holdReason: "below-threshold" }),
        title: fieldResultOf("On fire", { confidence: null }),
      },
      {
        shadow: { category: fieldResultOf(billing.slug, { provider: "learned" }) },
        inputHash: "abc",
        attempts: [
          {
            provider: "gemini",
            outcome: "answered",
            ms: 900,
            model: "flash",
            promptVersion: "7",
            inputTokens: 500,
            outputTokens: 60,
            costMicros: 74,
          },
          { provider: "learned", outcome: "answered", ms: 2, model: "m-1", shadow: true },
        ],
      },
    );
    await apply(triageResultId);
    await apply(triageResultId);
    const rows = await decisionLogOf(id);
    const outcomes = rows.map(({ field, provider, value, mode, holdReason }) => [
      field,
      provider,
      value,
      mode,
      holdReason,
    ]);
    expect(outcomes.sort()).toEqual([
      ["category", "gemini", network.slug, "applied", null],
      ["category", "learned", billing.slug, "shadow", null],
      ["priority", "gemini", "high", "overruled", null],
      ["skills", "gemini", ["vpn"], "suggested", "below-threshold"],
      ["title", "gemini", null, "applied", null],
    ]);
    const category = rows.find(({ field, provider }) => field === "category" && provider === "gemini");
    expect(category).toMatchObject({
      triageResultId,
      source: "ai",
      confidence: expect.closeTo(0.9),
      reason: { code: "model", text: "A word." },
      quotes: ["printer"],
      model: "flash",
      promptVersion: "7",
      inputHash: "abc",
      inputTokens: 500,
      outputTokens: 60,
      costMicros: 74,
      durationMs: 900,
    });
  });

  it("The log says that a person's value stayed, even if they set it during triage", async () => {
    const { id } = await openTestTicket(db, ida);
    const begun = await createTriageResult(db, id, {
      category: fieldResultOf(network.slug),
      priority: fieldResultOf("high" as const),
    });
    await edit(id, 1, { category: billing.slug });
    await apply(begun);
    expect(await rowOf(db, id)).toMatchObject({ categoryId: billing.id, priority: "high" });
    const outcomes = (await decisionLogOf(id)).map(({ field, mode }) => [field, mode]);
    expect(outcomes.sort()).toEqual([
      ["category", "overruled"],
      ["priority", "applied"],
    ]);
  });

  it("Another triage run adds its own rows and keeps the first ones", async () => {
    const { id } = await openTestTicket(db, ida);
    await apply(await createTriageResult(db, id, { category: fieldResultOf(network.slug) }));
    const [first] = await decisionLogOf(id);
    await requestTriage(testContext(db, moderator), { ticket: id });
    await beginTriage(testContext(db, jobActor("triage")), { ticketId: id });
    const second = await createTriageResult(db, id, {
      category: fieldResultOf(billing.slug, { apply: false, holdReason: "unclear" }),
    });
    await apply(second);
    const rows = await decisionLogOf(id);
    expect(rows.find(({ triageResultId }) => triageResultId !== second)).toEqual(first);
    expect(rows.find(({ triageResultId }) => triageResultId === second)).toMatchObject({
      value: billing.slug,
      mode: "suggested",
    });
    expect((await rowOf(db, id)).categoryId).toBe(network.id);
  });

  it("The log is never changed or shortened; only the requester's text in it can be blanked", async () => {
    const { id } = await openTestTicket(db, ida);
    await apply(await createTriageResult(db, id, { category: fieldResultOf(network.slug, { quotes: ["printer"] }) }));
    const change = (set: object) => db.update(triageDecisions).set(set).where(eq(triageDecisions.ticketId, id));
    for (const set of [{ value: billing.slug }, { confidence: 1 }, { mode: "suggested" }, { quotes: ["other"] }]) {
      await expect(change(set)).rejects.toThrow();
    }
    await expect(db.delete(triageDecisions).where(eq(triageDecisions.ticketId, id))).rejects.toThrow();
    await change({ reason: null, quotes: [], inputHash: null });
    expect(await decisionLogOf(id)).toMatchObject([{ value: network.slug, quotes: [], reason: null }]);
  });
});

describe("labels", () => {
  it("Values that people set are labels, and the other values of a resolved ticket are implicit labels with their source", async () => {
    const { id } = await openTestTicket(db, ida);
    const fields = { category: fieldResultOf(network.slug), priority: fieldResultOf("high" as const) };
    await apply(await createTriageResult(db, id, fields));
    expect(await labelsOf(id)).toEqual({});
    await edit(id, (await rowOf(db, id)).version, { category: billing.slug });
    expect(await labelsOf(id)).toEqual({ category: { value: billing.slug, origin: "set", source: "person" } });
    const { version } = await rowOf(db, id);
    await resolveTicket(testContext(db, moderator), { ticket: id, version });
    expect(await labelsOf(id)).toEqual({
      category: { value: billing.slug, origin: "set", source: "person" },
      priority: { value: "high", origin: "implicit", source: "ai" },
    });
  });

  it("A chosen label replaces an implicit one, and never the other way round", async () => {
    const { id } = await openTestTicket(db, ida);
    await apply(await createTriageResult(db, id, { category: fieldResultOf(network.slug) }));
    const ctx = testContext(db, moderator);
    const versionOf = async () => (await rowOf(db, id)).version;
    await resolveTicket(ctx, { ticket: id, version: await versionOf() });
    await reopenTicket(ctx, { ticket: id, version: await versionOf() });
    await edit(id, await versionOf(), { category: billing.slug });
    await resolveTicket(ctx, { ticket: id, version: await versionOf() });
    expect((await labelsOf(id)).category).toEqual({ value: billing.slug, origin: "set", source: "person" });
  });
});
