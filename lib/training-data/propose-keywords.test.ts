import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { jobActor, type PersonActor } from "@/lib/auth/actor";
import { updateCategory } from "@/lib/catalogue/update-category";
import type { Db } from "@/lib/db/client";
import { categories, keywordProposals, skills, triageLabels } from "@/lib/db/schema";
import { applyTriage } from "@/lib/tickets/apply-triage";
import { deleteTicket } from "@/lib/tickets/delete-ticket";
import { editTicket } from "@/lib/tickets/edit-ticket";
import { resolveTicket } from "@/lib/tickets/resolve-ticket";
import { classifyText } from "@/lib/triage/classify-text";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import {
  createCategoryRow,
  createSkillRows,
  createTriageResult,
  fieldResultOf,
  openTestTicket,
  rowOf,
} from "@/tests/support/workspace";
import { acceptProposal } from "./accept-proposal";
import { proposeKeywords } from "./propose-keywords";
import { proposePhrases } from "./propose-phrases";
import { listProposals } from "./queries";
import { rejectProposal } from "./reject-proposal";

describe("a phrase is proposed", () => {
  const corrected = (text: string, target = "billing") => ({ text, ended: [target], corrected: [target] });
  const kept = (text: string, target: string) => ({ text, ended: [target], corrected: [] });
  const propose = (tickets: Parameters<typeof proposePhrases>[0], phrases: string[] = [], names: string[] = []) =>
    proposePhrases(tickets, { phrases, names: new Set(names) });

  it("A phrase in three corrected tickets is proposed, in any ending and case, in its most frequent form", async () => {
    const tickets = [
      corrected("Our SEPA was refused."),
      corrected("Two mandates for Sepa"),
      corrected("SEPA broke; the mandate too"),
    ];
    expect(await propose(tickets)).toEqual([{ target: "billing", phrase: "SEPA", speaksFor: 3, speaksAgainst: 0 }]);
    expect(await propose(tickets.slice(1))).toEqual([]);
  });

  it("A ticket counts once, however often it contains the word", async () => {
    expect(await propose([corrected("sepa sepa sepa sepa"), corrected("sepa")])).toEqual([]);
  });

  it("A phrase is proposed if four of five labelled tickets ended at its target: 4 to 1 is enough, 3 to 1 is not", async () => {
    const four = [1, 2, 3, 4].map((n) => corrected(`sepa ${"x".repeat(n + 2)}`));
    const against = kept("sepa is a word", "account");
    expect(await propose([...four, against])).toEqual([
      { target: "billing", phrase: "sepa", speaksFor: 4, speaksAgainst: 1 },
    ]);
    expect(await propose([...four.slice(1), against])).toEqual([]);
    // A kept value counts for the share, but not as a correction.
    expect(await propose([...four.slice(1), against, kept("sepa too", "billing")])).toEqual([
      { target: "billing", phrase: "sepa", speaksFor: 3, speaksAgainst: 1 },
    ]);
  });

  it("Two words that only occur together are proposed as a pair, others as single words", async () => {
    const pair = ["The direct debit failed", "A direct debit bounced", "direct-debit again"].map((text) =>
      corrected(text),
    );
    expect((await propose(pair)).map(({ phrase }) => phrase)).toEqual(["direct debit"]);
    expect((await propose([...pair, corrected("a debit")])).map(({ phrase }) => phrase)).toEqual(["debit", "direct"]);
  });

  it("No phrase spans two sentences or comes from an address", async () => {
    const texts = ["Alpha. Beta", "alpha, beta", "alpha\nbeta"].map((text) => corrected(text));
    expect((await propose(texts)).map(({ phrase }) => phrase).sort()).toEqual(["alpha", "beta"]);
    const addresses = Array(3).fill(corrected("See https://sepa.example.com/mandate and a@sepa.example"));
    expect((await propose(addresses)).map(({ phrase }) => phrase)).toEqual([]);
  });

  it.each([
    ["a stop word", "please help"],
    ["a number", "4711 2026"],
    ["a name of somebody", "Kovač"],
    ["a keyword of any category, in another ending", "invoices"],
    ["too short", "ab"],
    ["a part of a name with signs", "c++ c#"],
  ])("A phrase is never proposed if it is %s", async (_what, text) => {
    expect(await propose(Array(3).fill(corrected(text)), ["Invoice"], ["kovac"])).toEqual([]);
  });

  it("At most fifty phrases are proposed, strongest first", async () => {
    const words = Array.from({ length: 80 }, (_, n) => `word${String.fromCharCode(97 + (n % 26))}${n}`);
    const found = await propose([
      ...Array(3).fill(corrected(words.join(". "))),
      ...Array(2).fill(corrected("often")),
      ...Array(2).fill(corrected("often")),
    ]);
    expect([found.length, found[0]?.phrase]).toEqual([50, "often"]);
  });
});

let db: Db;
let admin: PersonActor;
let moderator: PersonActor;
let requester: PersonActor;
let network: { id: string; slug: string };
let billing: { id: string; slug: string };

beforeAll(async () => {
  db = await testDatabase();
  [admin, moderator] = [await createPerson(db, "admin"), await createPerson(db, "moderator", { name: "Ines Kovač" })];
  requester = await createPerson(db, "user", { name: "Marta Oyelaran" });
  await createSkillRows(db, "payments", "vpn");
});

beforeEach(async () => {
  await db.delete(triageLabels);
  await db.delete(keywordProposals);
  await db.update(categories).set({ keywords: [] });
  [network, billing] = [await createCategoryRow(db), await createCategoryRow(db)];
});

/** A ticket with an automatic value that a person changed. */
async function correct(description: string, change: { category?: string; skills?: string[] }, mode?: { apply: false }) {
  const { id } = await openTestTicket(db, requester, { description });
  const fields = { category: fieldResultOf(network.slug, mode), skills: fieldResultOf(["vpn"], mode) };
  await applyTriage(testContext(db, jobActor("triage")), { triageResultId: await createTriageResult(db, id, fields) });
  const { version } = await rowOf(db, id);
  await editTicket(testContext(db, moderator), { ticket: id, version, ...change });
  return id;
}

const look = () => proposeKeywords(testContext(db, jobActor("learning")));
const open = async () => {
  const { proposals: rows } = await listProposals(testContext(db, admin), { state: "open", limit: 100 });
  return rows.map(({ kind, target, phrase, speaksFor, speaksAgainst }) => [
    kind,
    target.slug,
    phrase,
    speaksFor,
    speaksAgainst,
  ]);
};
const idOf = async (phrase: string) => {
  const [row] = await db
    .select({ id: keywordProposals.id })
    .from(keywordProposals)
    .where(eq(keywordProposals.phrase, phrase));
  return row!.id;
};
const MANDATES = ["Marta here: the mandate is wrong", "Which mandate, Ines?", "mandate 4711"];

describe("what people corrected", () => {
  it("Corrections of applied and suggested values become keyword proposals, and kept values count against them", async () => {
    for (const text of MANDATES.slice(0, 2)) await correct(text, { category: billing.slug });
    expect(await look()).toEqual({ keywords: 0, aliases: 0 });
    await correct(MANDATES[2]!, { category: billing.slug }, { apply: false });
    expect(await look()).toEqual({ keywords: 1, aliases: 0 });
    expect(await open()).toEqual([["keyword", billing.slug, "mandate", 3, 0]]);
    const kept = await correct("The mandate of the network team", {});
    await resolveTicket(testContext(db, admin), { ticket: kept, version: (await rowOf(db, kept)).version });
    expect(await look()).toEqual({ keywords: 0, aliases: 0 });
    expect(await open()).toEqual([]);
  });

  it("Tickets without an automatic value and deleted tickets do not count", async () => {
    for (const text of MANDATES) await correct(text, { category: network.slug });
    expect(await look()).toEqual({ keywords: 0, aliases: 0 });
    const ids = [];
    for (const text of MANDATES) ids.push(await correct(text, { category: billing.slug }));
    await look();
    const before = await open();
    await deleteTicket(testContext(db, admin), { ticket: ids[0]! });
    await look();
    expect([before.length, (await open()).length]).toEqual([0, 0]);
  });

  it("A word in tickets with the same added skill becomes an alias proposal", async () => {
    for (const n of ["one", "two", "three"]) await correct(`klarna ${n}`, { skills: ["vpn", "payments"] });
    await look();
    expect(await open()).toEqual([["alias", "payments", "klarna", 3, 0]]);
    const view = await acceptProposal(testContext(db, admin), { id: await idOf("klarna") });
    expect(view).toMatchObject({ state: "accepted", target: { slug: "payments" } });
    const [skill] = await db.select().from(skills).where(eq(skills.slug, "payments"));
    expect(skill?.aliases).toEqual(["klarna"]);
    await look();
    expect(await open()).toEqual([]);
  });

  it("A rejected phrase is not proposed again, in any form", async () => {
    for (const text of MANDATES) await correct(text, { category: billing.slug });
    await look();
    await rejectProposal(testContext(db, admin), { id: await idOf("mandate") });
    for (let n = 0; n < 4; n++) await correct("Mandates!", { category: billing.slug });
    expect(await look()).toEqual({ keywords: 0, aliases: 0 });
    expect(await db.$count(keywordProposals)).toBe(1);
  });
});

describe("an admin's answer to a proposal", () => {
  const create = async (target: string, phrase = "mandate", kind: "keyword" | "alias" = "keyword") => {
    const row = { kind, target, phrase, speaksFor: 3, speaksAgainst: 0 };
    const [{ id } = { id: "" }] = await db.insert(keywordProposals).values(row).returning({ id: keywordProposals.id });
    return id;
  };
  const keywordsOf = async ({ id }: { id: string }) => {
    const [row] = await db.select({ keywords: categories.keywords }).from(categories).where(eq(categories.id, id));
    return row?.keywords;
  };
  const accept = (id: string, actor = admin) => acceptProposal(testContext(db, actor), { id });
  const reject = (id: string, actor = admin) => rejectProposal(testContext(db, actor), { id });

  it("Accepting a keyword adds it to the category, and triage of the next ticket uses it [S1.20]", async () => {
    await updateCategory(testContext(db, admin), { id: billing.id, keywords: ["invoice"] });
    const ask = () => classifyText(testContext(db, requester), { description: "The mandate is gone since Monday." });
    expect((await ask()).category).not.toBe(billing.slug);
    expect(await accept(await create(billing.slug))).toMatchObject({
      state: "accepted",
      decidedAt: expect.any(String),
    });
    expect(await keywordsOf(billing)).toEqual(["invoice", "mandate"]);
    expect((await ask()).category).toBe(billing.slug);
  });

  it("A second answer to a proposal is a conflict and changes nothing", async () => {
    const id = await create(billing.slug);
    await reject(id);
    await expect(accept(id)).rejects.toMatchObject({
      code: "conflict",
      message: "This suggestion was already rejected.",
    });
    await expect(reject(id)).rejects.toMatchObject({ code: "conflict" });
    expect(await keywordsOf(billing)).toEqual([]);
    const other = await create(billing.slug, "sepa");
    const both = await Promise.allSettled([accept(other), accept(other)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await keywordsOf(billing)).toEqual(["sepa"]);
  });

  it("Accepting a keyword of another category is a conflict, and the proposal stays open", async () => {
    await updateCategory(testContext(db, admin), { id: network.id, keywords: ["Mandate"] });
    const id = await create(billing.slug);
    await expect(accept(id)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining(network.slug),
    });
    const alias = await create("payments", "VPN", "alias");
    await expect(accept(alias)).rejects.toMatchObject({ code: "conflict" });
    expect((await open()).map(([kind]) => kind).sort()).toEqual(["alias", "keyword"]);
    await updateCategory(testContext(db, admin), { id: network.id, keywords: [] });
    expect(await accept(id)).toMatchObject({ state: "accepted" });
  });

  it("Accepting a keyword for a deleted or full category is a conflict", async () => {
    await expect(accept(await create("no-such"))).rejects.toMatchObject({ code: "conflict" });
    await expect(accept(await create("no-such", "x", "alias"))).rejects.toMatchObject({ code: "conflict" });
    await updateCategory(testContext(db, admin), { id: billing.id, retired: true });
    await expect(accept(await create(billing.slug))).rejects.toMatchObject({ code: "conflict" });
    const keywords = Array.from({ length: 200 }, (_, n) => `word ${n}`);
    await updateCategory(testContext(db, admin), { id: network.id, keywords });
    await expect(accept(await create(network.slug))).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("has too many keywords"),
    });
  });

  it("Only admins may answer proposals, and only existing ones", async () => {
    const id = await create(billing.slug);
    await expect(accept(id, moderator)).rejects.toMatchObject({ code: "forbidden" });
    await expect(reject(id, moderator)).rejects.toMatchObject({ code: "forbidden" });
    await expect(proposeKeywords(testContext(db, moderator))).rejects.toMatchObject({ code: "forbidden" });
    await expect(accept("nonsense")).rejects.toMatchObject({ code: "not_found" });
    await expect(accept(network.id)).rejects.toMatchObject({ code: "not_found" });
  });
});
