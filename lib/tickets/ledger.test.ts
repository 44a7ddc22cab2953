import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { jobActor, type PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { decisions, labels } from "@/lib/db/schema";
import { mintPerson, testContext, testDatabase } from "@/tests/support/database";
import { mintCategory, mintSkills, mintVerdict, openOne, reading, rowOf } from "@/tests/support/desk";
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
  [ida, moderator] = [await mintPerson(db), await mintPerson(db, "moderator")];
  [network, billing] = [await mintCategory(db), await mintCategory(db)];
  await mintSkills(db, "vpn", "dns");
});

const apply = (verdictId: string) => applyTriage(testContext(db, jobActor("triage")), { verdictId });
const ledgerOf = (ticketId: string) => db.select().from(decisions).where(eq(decisions.ticketId, ticketId));
const labelsOf = async (ticketId: string) => {
  const rows = await db.select().from(labels).where(eq(labels.ticketId, ticketId));
  return Object.fromEntries(rows.map(({ field, value, origin, source }) => [field, { value, origin, source }]));
};
const edit = (ticket: string, version: number, change: object) =>
  editTicket(testContext(db, moderator), { ticket, version, ...change });

describe("the ledger", () => {
  it("has one row an automatic decision: what, by whom, why, at what price, and what became of it", async () => {
    const { id } = await openOne(db, ida);
    await edit(id, 1, { priority: "low" });
    const verdictId = await mintVerdict(
      db,
      id,
      {
        category: reading(network.slug, { quotes: ["printer"], reason: { code: "model", text: "A word." } }),
        priority: reading("high" as const),
        skills: reading(["vpn"], { apply: false, doubt: "below-threshold" }),
        title: reading("On fire", { confidence: null }),
      },
      {
        shadow: { category: reading(billing.slug, { provider: "learned" }) },
        inputHash: "abc",
        tries: [
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
    await apply(verdictId);
    await apply(verdictId);
    const rows = await ledgerOf(id);
    const told = rows.map(({ field, provider, value, mode, doubt }) => [field, provider, value, mode, doubt]);
    expect(told.sort()).toEqual([
      ["category", "gemini", network.slug, "applied", null],
      ["category", "learned", billing.slug, "shadow", null],
      ["priority", "gemini", "high", "overruled", null],
      ["skills", "gemini", ["vpn"], "suggested", "below-threshold"],
      ["title", "gemini", null, "applied", null],
    ]);
    const category = rows.find(({ field, provider }) => field === "category" && provider === "gemini");
    expect(category).toMatchObject({
      verdictId,
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

  it("says that a person's value stood, also where they set it while the reading was under way", async () => {
    const { id } = await openOne(db, ida);
    const begun = await mintVerdict(db, id, { category: reading(network.slug), priority: reading("high" as const) });
    await edit(id, 1, { category: billing.slug });
    await apply(begun);
    expect(await rowOf(db, id)).toMatchObject({ categoryId: billing.id, priority: "high" });
    const told = (await ledgerOf(id)).map(({ field, mode }) => [field, mode]);
    expect(told.sort()).toEqual([
      ["category", "overruled"],
      ["priority", "applied"],
    ]);
  });

  it("has rows of its own for another reading, and keeps those of the first", async () => {
    const { id } = await openOne(db, ida);
    await apply(await mintVerdict(db, id, { category: reading(network.slug) }));
    const [first] = await ledgerOf(id);
    await requestTriage(testContext(db, moderator), { ticket: id });
    await beginTriage(testContext(db, jobActor("triage")), { ticketId: id });
    const second = await mintVerdict(db, id, { category: reading(billing.slug, { apply: false, doubt: "unclear" }) });
    await apply(second);
    const rows = await ledgerOf(id);
    expect(rows.find(({ verdictId }) => verdictId !== second)).toEqual(first);
    expect(rows.find(({ verdictId }) => verdictId === second)).toMatchObject({
      value: billing.slug,
      mode: "suggested",
    });
    expect((await rowOf(db, id)).categoryId).toBe(network.id);
  });

  it("is never changed and never shortened; only the requester's words in it may be blanked", async () => {
    const { id } = await openOne(db, ida);
    await apply(await mintVerdict(db, id, { category: reading(network.slug, { quotes: ["printer"] }) }));
    const change = (set: object) => db.update(decisions).set(set).where(eq(decisions.ticketId, id));
    for (const set of [{ value: billing.slug }, { confidence: 1 }, { mode: "suggested" }, { quotes: ["other"] }]) {
      await expect(change(set)).rejects.toThrow();
    }
    await expect(db.delete(decisions).where(eq(decisions.ticketId, id))).rejects.toThrow();
    await change({ reason: null, quotes: [], inputHash: null });
    expect(await ledgerOf(id)).toMatchObject([{ value: network.slug, quotes: [], reason: null }]);
  });
});

describe("what people decide", () => {
  it("is kept as a label: what they set, with who had said what merely stood when the ticket was solved", async () => {
    const { id } = await openOne(db, ida);
    const fields = { category: reading(network.slug), priority: reading("high" as const) };
    await apply(await mintVerdict(db, id, fields));
    expect(await labelsOf(id)).toEqual({});
    await edit(id, (await rowOf(db, id)).version, { category: billing.slug });
    expect(await labelsOf(id)).toEqual({ category: { value: billing.slug, origin: "set", source: "person" } });
    const { version } = await rowOf(db, id);
    await resolveTicket(testContext(db, moderator), { ticket: id, version });
    expect(await labelsOf(id)).toEqual({
      category: { value: billing.slug, origin: "set", source: "person" },
      priority: { value: "high", origin: "stood", source: "ai" },
    });
  });

  it("is the latest word: a choice takes the place of what stood, and nothing that stands takes a choice's", async () => {
    const { id } = await openOne(db, ida);
    await apply(await mintVerdict(db, id, { category: reading(network.slug) }));
    const ctx = testContext(db, moderator);
    const versionOf = async () => (await rowOf(db, id)).version;
    await resolveTicket(ctx, { ticket: id, version: await versionOf() });
    await reopenTicket(ctx, { ticket: id, version: await versionOf() });
    await edit(id, await versionOf(), { category: billing.slug });
    await resolveTicket(ctx, { ticket: id, version: await versionOf() });
    expect((await labelsOf(id)).category).toEqual({ value: billing.slug, origin: "set", source: "person" });
  });
});
