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

  it("where three corrected tickets hold it, in any ending and case, written as most of them do", async () => {
    const tickets = [
      corrected("Our SEPA was refused."),
      corrected("Two mandates for Sepa"),
      corrected("SEPA broke; the mandate too"),
    ];
    expect(await propose(tickets)).toEqual([{ target: "billing", phrase: "SEPA", speaksFor: 3, speaksAgainst: 0 }]);
    expect(await propose(tickets.slice(1))).toEqual([]);
  });

  it("counts a ticket once, however often it says the word", async () => {
    expect(await propose([corrected("sepa sepa sepa sepa"), corrected("sepa")])).toEqual([]);
  });

  it("where at least four of five decided tickets with it ended there: 4 for and 1 against will do, 3 and 1 not", async () => {
    const four = [1, 2, 3, 4].map((n) => corrected(`sepa ${"x".repeat(n + 2)}`));
    const against = kept("sepa is a word", "account");
    expect(await propose([...four, against])).toEqual([
      { target: "billing", phrase: "sepa", speaksFor: 4, speaksAgainst: 1 },
    ]);
    expect(await propose([...four.slice(1), against])).toEqual([]);
    // What people merely kept speaks for it in the share, but does not count as a correction.
    expect(await propose([...four.slice(1), against, kept("sepa too", "billing")])).toEqual([
      { target: "billing", phrase: "sepa", speaksFor: 3, speaksAgainst: 1 },
    ]);
  });

  it("as two words where they never come without each other, as one where it stands alone too", async () => {
    const pair = ["The direct debit failed", "A direct debit bounced", "direct-debit again"].map((text) =>
      corrected(text),
    );
    expect((await propose(pair)).map(({ phrase }) => phrase)).toEqual(["direct debit"]);
    expect((await propose([...pair, corrected("a debit")])).map(({ phrase }) => phrase)).toEqual(["debit", "direct"]);
  });

  it("never across a sentence, and never from an address", async () => {
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
  ])("never where it is %s", async (_what, text) => {
    expect(await propose(Array(3).fill(corrected(text)), ["Invoice"], ["kovac"])).toEqual([]);
  });

  it("at most fifty times, the most telling first", async () => {
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

/** A ticket that was read as one thing and that a person made another. */
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
  it("becomes a keyword to accept, whether it had been applied or only suggested; what they kept speaks against it", async () => {
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

  it("counts no ticket whose value nobody had read otherwise, and none that was deleted", async () => {
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

  it("becomes another word for a skill that people added to tickets which name the same unknown word", async () => {
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

  it("is not proposed again once an admin said no, in whatever ending it comes", async () => {
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

  it("adds the word to the category's keywords, and the next ticket is read with it [S1.20]", async () => {
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

  it("is given once: the second is a conflict, and changes nothing", async () => {
    const id = await create(billing.slug);
    await reject(id);
    await expect(accept(id)).rejects.toMatchObject({ code: "conflict", message: "This suggestion was already rejected." });
    await expect(reject(id)).rejects.toMatchObject({ code: "conflict" });
    expect(await keywordsOf(billing)).toEqual([]);
    const other = await create(billing.slug, "sepa");
    const both = await Promise.allSettled([accept(other), accept(other)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await keywordsOf(billing)).toEqual(["sepa"]);
  });

  it("is a conflict where the word is another's by now, and the proposal stays open", async () => {
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

  it("is a conflict where the category is gone or takes no more", async () => {
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

  it("is for admins alone, about proposals that are there", async () => {
    const id = await create(billing.slug);
    await expect(accept(id, moderator)).rejects.toMatchObject({ code: "forbidden" });
    await expect(reject(id, moderator)).rejects.toMatchObject({ code: "forbidden" });
    await expect(proposeKeywords(testContext(db, moderator))).rejects.toMatchObject({ code: "forbidden" });
    await expect(accept("nonsense")).rejects.toMatchObject({ code: "not_found" });
    await expect(accept(network.id)).rejects.toMatchObject({ code: "not_found" });
  });
});
