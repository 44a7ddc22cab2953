import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { jobActor, type PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { categories, outbox, triageLabels, triageReviews } from "@/lib/db/schema";
import type { FieldResults } from "@/lib/domain/triage";
import { applyTriage } from "@/lib/tickets/apply-triage";
import { assignTicket } from "@/lib/tickets/assign-ticket";
import { deleteTicket } from "@/lib/tickets/delete-ticket";
import { editTicket } from "@/lib/tickets/edit-ticket";
import { requestTriage } from "@/lib/tickets/request-triage";
import { resolveTicket } from "@/lib/tickets/resolve-ticket";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import {
  createCategoryRow,
  createSkillRows,
  createTeamRow,
  createTriageResult,
  fieldResultOf,
  historyRows,
  openTestTicket,
  rowOf,
} from "@/tests/support/workspace";
import { acceptMany } from "./accept-many";
import { answerReview } from "./answer-review";
import { undoReview } from "./undo-review";

let db: Db;
let ida: PersonActor;
let moderator: PersonActor;
let other: PersonActor;
let network: { id: string; slug: string };
let billing: { id: string; slug: string };
let elsewhere: { id: string; slug: string };
let team: string;

beforeAll(async () => {
  db = await testDatabase();
  [ida, moderator, other] = [
    await createPerson(db),
    await createPerson(db, "moderator"),
    await createPerson(db, "moderator"),
  ];
  team = await createTeamRow(db, [moderator, other]);
  network = await createCategoryRow(db, team);
  billing = await createCategoryRow(db, team);
  elsewhere = await createCategoryRow(db, await createTeamRow(db));
  await createSkillRows(db, "vpn", "dns");
});

const unsure = <T>(value: T) =>
  fieldResultOf(value, { apply: false, confidence: 0.5, holdReason: "below-threshold" as const });
const apply = (triageResultId: string) => applyTriage(testContext(db, jobActor("triage")), { triageResultId });

interface Case {
  id: string;
  version: number;
  triageResultId: string;
}

/** A ticket that was read, and of whose reading these fields were only suggested. */
async function createCase(
  fields: FieldResults = { category: unsure(network.slug), priority: unsure("high" as const) },
  needsReview = Object.keys(fields).filter((field) => !fields[field as keyof FieldResults]?.apply),
): Promise<Case> {
  const { id } = await openTestTicket(db, ida);
  const triageResultId = await createTriageResult(db, id, fields, { needsReview });
  await apply(triageResultId);
  return { id, triageResultId, version: (await rowOf(db, id)).version };
}

type Said = { answer: "accept" | "reject" | "skip" } | { answer: "change"; values: object };
const answer = ({ id, triageResultId, version }: Case, said: Said, actor = moderator, now = () => new Date()) =>
  answerReview(testContext(db, actor, now), { ticket: id, triageResultId, version, ...said } as Parameters<
    typeof answerReview
  >[1]);
const undo = (ticket: string, actor = moderator) => undoReview(testContext(db, actor), { ticket });
const reviewsOf = (ticketId: string) => db.select().from(triageReviews).where(eq(triageReviews.ticketId, ticketId));
const labelsOf = async (ticketId: string) => {
  const rows = await db
    .select()
    .from(triageLabels)
    .where(eq(triageLabels.ticketId, ticketId))
    .orderBy(triageLabels.field);
  return rows.map(({ field, value, origin, source }) => [field, value, origin, source]);
};
const sourcesOf = async (id: string) => {
  const { provenance } = await rowOf(db, id);
  return Object.fromEntries(Object.entries(provenance).map(([field, said]) => [field, said?.source]));
};
const publishedEvents = async (id: string) => {
  const ids = (await historyRows(db, id)).map((event) => event.id);
  const published = await db.select({ id: outbox.id }).from(outbox);
  return ids.map((event) => published.some((row) => row.id === event));
};

describe("accepting", () => {
  it("makes what was suggested the person's own, in one version, with history, labels and the answer itself", async () => {
    const seen = await createCase({
      category: unsure(network.slug),
      priority: fieldResultOf("high" as const),
      skills: unsure(["vpn", "dns"]),
    });
    const done = await answer(seen, { answer: "accept" });
    expect(done).toMatchObject({
      id: seen.id,
      answer: "accepted",
      fields: ["category", "skills"],
      triage: "done",
      version: seen.version + 1,
    });
    expect(await rowOf(db, seen.id)).toMatchObject({
      triage: "done",
      categoryId: network.id,
      teamId: team,
      skills: ["vpn", "dns"],
    });
    expect(await sourcesOf(seen.id)).toEqual({ category: "person", priority: "ai", skills: "person" });
    expect(await labelsOf(seen.id)).toEqual([
      ["category", network.slug, "accepted", "person"],
      ["skills", ["vpn", "dns"], "accepted", "person"],
    ]);
    expect(await reviewsOf(seen.id)).toMatchObject([
      { triageResultId: seen.triageResultId, answer: "accepted", personId: moderator.id, undoneAt: null },
    ]);
    expect((await historyRows(db, seen.id)).at(-1)).toMatchObject({
      type: "ticket/edited",
      actorId: moderator.id,
      before: { category: null },
      after: { category: network.slug, skills: ["vpn", "dns"], review: "accepted" },
    });
  });

  it("leaves alone what a person set since the reading: their value wins", async () => {
    const seen = await createCase();
    await editTicket(testContext(db, other), { ticket: seen.id, version: seen.version, priority: "low" });
    const done = await answer({ ...seen, version: seen.version + 1 }, { answer: "accept" });
    expect(done.fields).toEqual(["category"]);
    const row = await rowOf(db, seen.id);
    expect([row.priority, row.provenance.priority?.by]).toEqual(["low", other.id]);
  });

  it("takes of skills those that there are, and nothing of a category that was retired since", async () => {
    const skilled = await createCase({ category: unsure(network.slug), skills: unsure(["vpn", "gone"]) });
    await answer(skilled, { answer: "accept" });
    expect((await rowOf(db, skilled.id)).skills).toEqual(["vpn"]);
    const retired = await createCategoryRow(db, team);
    const seen = await createCase({ category: unsure(retired.slug), priority: unsure("high" as const) });
    await db.update(categories).set({ retiredAt: new Date() }).where(eq(categories.id, retired.id));
    await expect(answer(seen, { answer: "accept" })).rejects.toMatchObject({ code: "conflict" });
    expect(await rowOf(db, seen.id)).toMatchObject({ version: seen.version, triage: "needs_review" });
  });

  it("is refused where nobody could say a category: there is nothing to accept", async () => {
    const seen = await createCase({ priority: unsure("high" as const) }, ["category", "priority"]);
    await expect(answer(seen, { answer: "accept" })).rejects.toMatchObject({ code: "conflict" });
    await answer(seen, { answer: "change", values: { category: billing.slug } });
    expect((await rowOf(db, seen.id)).triage).toBe("done");
  });
});

describe("changing and rejecting", () => {
  it("sets what the person chose, and what they did not name stays as it was", async () => {
    const seen = await createCase();
    const done = await answer(seen, { answer: "change", values: { category: billing.slug } });
    expect(done).toMatchObject({ answer: "changed", fields: ["category"], triage: "done" });
    expect(await rowOf(db, seen.id)).toMatchObject({ categoryId: billing.id, priority: "medium" });
    expect(await labelsOf(seen.id)).toEqual([["category", billing.slug, "set", "person"]]);
  });

  it("names only values that there are", async () => {
    const seen = await createCase();
    await expect(answer(seen, { answer: "change", values: { category: "nope" } })).rejects.toMatchObject({
      code: "invalid",
      errors: [{ pointer: "/category" }],
    });
    expect(await reviewsOf(seen.id)).toEqual([]);
  });

  it("takes nothing of a rejected suggestion: values and whose they are stay, and the look is done", async () => {
    const seen = await createCase();
    const before = await rowOf(db, seen.id);
    await answer(seen, { answer: "reject" });
    const after = await rowOf(db, seen.id);
    expect(after).toMatchObject({ triage: "done", categoryId: before.categoryId, provenance: before.provenance });
    expect(await labelsOf(seen.id)).toEqual([]);
    expect((await historyRows(db, seen.id)).at(-1)).toMatchObject({ type: "ticket/review.rejected" });
  });

  it("an ownerless ticket is routed anew once its category is known; what has an owner is not", async () => {
    const [free, owned] = [await createCase(), await createCase()];
    await answer(free, { answer: "accept" });
    expect((await publishedEvents(free.id)).at(-1)).toBe(true);
    await assignTicket(testContext(db, other), { ticket: owned.id, version: owned.version, personId: other.id });
    await answer({ ...owned, version: owned.version + 1 }, { answer: "accept" });
    expect((await publishedEvents(owned.id)).at(-1)).toBe(false);
  });
});

describe("skipping", () => {
  it("changes nothing of the ticket, and it stays for others", async () => {
    const seen = await createCase();
    await answer(seen, { answer: "skip" });
    expect(await rowOf(db, seen.id)).toMatchObject({ version: seen.version, triage: "needs_review" });
    expect((await answer(seen, { answer: "accept" }, other)).triage).toBe("done");
  });
});

describe("who is too late", () => {
  it.each<[string, Said]>([
    ["accept", { answer: "accept" }],
    ["change", { answer: "change", values: { priority: "low" } }],
    ["reject", { answer: "reject" }],
    ["skip", { answer: "skip" }],
  ])("is told so, and %s changes nothing", async (_name, said) => {
    const seen = await createCase();
    const tooLate = async (now: Case) => {
      const before = await rowOf(db, seen.id);
      await expect(answer(now, said)).rejects.toMatchObject({ code: "stale" });
      expect(await rowOf(db, seen.id)).toEqual(before);
    };
    await tooLate({ ...seen, version: seen.version - 1 });
    await answer(seen, { answer: "reject" }, other);
    await tooLate(seen);
    await tooLate({ ...seen, version: seen.version + 1 });
    await requestTriage(testContext(db, other), { ticket: seen.id });
    await tooLate({ ...seen, version: seen.version + 2 });
    const fields = { category: unsure(billing.slug) };
    await apply(await createTriageResult(db, seen.id, fields, { needsReview: ["category"], ticketVersion: 9 }));
    await tooLate({ ...seen, version: (await rowOf(db, seen.id)).version });
    expect(await reviewsOf(seen.id)).toHaveLength(1);
  });

  it("of two at the same moment is exactly one", async () => {
    const seen = await createCase();
    const both = await Promise.allSettled([
      answer(seen, { answer: "accept" }),
      answer(seen, { answer: "reject" }, other),
    ]);
    expect(both.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await reviewsOf(seen.id)).toHaveLength(1);
  });

  it("can't answer for a ticket that is solved", async () => {
    const seen = await createCase();
    await resolveTicket(testContext(db, other), { ticket: seen.id, version: seen.version });
    await expect(answer({ ...seen, version: seen.version + 1 }, { answer: "accept" })).rejects.toMatchObject({
      code: "stale",
    });
  });
});

describe("who may not", () => {
  it("a requester, not even of their own ticket; nor a job of ours: an answer is a person's word", async () => {
    const seen = await createCase();
    await expect(answer(seen, { answer: "accept" }, ida)).rejects.toMatchObject({ code: "forbidden" });
    await expect(undo(seen.id, ida)).rejects.toMatchObject({ code: "forbidden" });
    await expect(answer(seen, { answer: "accept" }, jobActor("pipeline") as never)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("another team's ticket is not found, alone and among many", async () => {
    const hidden = await createCase({ category: unsure(elsewhere.slug) });
    const { version } = await assignTicket(testContext(db), {
      ticket: hidden.id,
      version: hidden.version,
      personId: (await createPerson(db, "moderator")).id,
    });
    const seen = { ...hidden, version };
    await expect(answer(seen, { answer: "accept" })).rejects.toMatchObject({ code: "not_found" });
    const mine = await createCase();
    const named = [seen, mine].map(({ id: ticket, triageResultId, version: v }) => ({
      ticket,
      triageResultId,
      version: v,
    }));
    expect(await acceptMany(testContext(db, moderator), { cases: named })).toEqual({
      cases: [
        { ticket: hidden.id, outcome: "not_found" },
        { ticket: mine.id, outcome: "accepted", version: mine.version + 1 },
      ],
    });
  });
});

describe("accepting many", () => {
  it("says of each what became of it, and never does half of one", async () => {
    const [first, second, third] = [await createCase(), await createCase(), await createCase()];
    await answer(second, { answer: "reject" }, other);
    const nothing = await createCase({ priority: unsure("high" as const) }, ["category", "priority"]);
    const named = [first, second, third, first, nothing].map(({ id: ticket, triageResultId, version }) => {
      return { ticket, triageResultId, version };
    });
    const done = await acceptMany(testContext(db, moderator), { cases: named });
    expect(done.cases.map(({ outcome }) => outcome)).toEqual(["accepted", "stale", "accepted", "stale", "stale"]);
    for (const { id } of [first, third])
      expect(await sourcesOf(id)).toEqual({ category: "person", priority: "person" });
    expect(await rowOf(db, nothing.id)).toMatchObject({ priority: "medium", triage: "needs_review" });
  });
});

describe("undoing", () => {
  it.each<[string, Said]>([
    ["accepted", { answer: "accept" }],
    ["changed", { answer: "change", values: { category: "", priority: "critical", title: "Mine" } }],
    ["rejected", { answer: "reject" }],
  ])("puts a case that was %s back as it stood, with history, and it can be answered again", async (_name, said) => {
    const seen = await createCase();
    if (said.answer === "change") said.values = { ...said.values, category: billing.slug };
    const before = await rowOf(db, seen.id);
    await answer(seen, said);
    const undone = await undo(seen.id);
    const after = await rowOf(db, seen.id);
    const { categoryId, teamId, priority, title, provenance, triage } = before;
    expect(after).toMatchObject({ categoryId, teamId, priority, title, provenance, triage });
    expect(await labelsOf(seen.id)).toEqual([]);
    expect(await reviewsOf(seen.id)).toMatchObject([{ undoneAt: expect.any(Date) }]);
    expect((await historyRows(db, seen.id)).at(-1)).toMatchObject({ type: "ticket/review.undone" });
    expect(JSON.stringify(await historyRows(db, seen.id))).not.toContain("Mine");
    expect((await answer({ ...seen, version: undone.version }, { answer: "accept" })).triage).toBe("done");
  });

  it("puts an earlier label back in its place", async () => {
    const seen = await createCase({ category: unsure(network.slug) });
    const when = new Date("2026-11-01T10:00:00Z");
    const had = { field: "priority", value: "low", origin: "set", source: "person", personId: other.id } as const;
    await db.insert(triageLabels).values({ ...had, ticketId: seen.id, at: when });
    await answer(seen, { answer: "change", values: { category: billing.slug, priority: "high" } });
    await undo(seen.id);
    const [label, ...others] = await db.select().from(triageLabels).where(eq(triageLabels.ticketId, seen.id));
    expect(others).toEqual([]);
    expect(label).toMatchObject({ ...had, at: when });
  });

  it("takes a skip back", async () => {
    const seen = await createCase();
    await answer(seen, { answer: "skip" });
    expect((await undo(seen.id)).answer).toBe("skipped");
    await expect(undo(seen.id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is for one's own answer, and for the last one", async () => {
    const seen = await createCase();
    await answer(seen, { answer: "accept" });
    await expect(undo(seen.id, other)).rejects.toMatchObject({ code: "not_found" });
    await undo(seen.id);
    await expect(undo(seen.id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("works although the answer gave the ticket to a team whose tickets one can't see", async () => {
    const seen = await createCase();
    const { version } = await assignTicket(testContext(db, other), {
      ticket: seen.id,
      version: seen.version,
      personId: other.id,
    });
    await answer({ ...seen, version }, { answer: "change", values: { category: elsewhere.slug } });
    expect((await undo(seen.id)).triage).toBe("needs_review");
    expect((await rowOf(db, seen.id)).teamId).toBe(team);
  });

  it("keeps an owner who was found since, and any field that the answer had not set", async () => {
    const seen = await createCase({ category: unsure(network.slug) });
    const { version } = await answer(seen, { answer: "accept" });
    const given = await assignTicket(testContext(db, other), { ticket: seen.id, version, personId: other.id });
    await editTicket(testContext(db, other), { ticket: seen.id, version: given.version, priority: "low" });
    await undo(seen.id);
    expect(await rowOf(db, seen.id)).toMatchObject({ assigneeId: other.id, priority: "low", categoryId: null });
  });

  it.each<[string, (id: string, version: number) => Promise<unknown>]>([
    ["somebody set another value", (ticket, version) => edit(ticket, version, { category: billing.slug })],
    ["the ticket is solved", (ticket, version) => resolveTicket(testContext(db, other), { ticket, version })],
    ["it is read again", (ticket) => requestTriage(testContext(db, other), { ticket })],
  ])("is refused once %s, and nothing moves", async (_what, happens) => {
    const seen = await createCase();
    const { version } = await answer(seen, { answer: "accept" });
    await happens(seen.id, version);
    const before = await rowOf(db, seen.id);
    await expect(undo(seen.id)).rejects.toMatchObject({ code: "conflict" });
    expect(await rowOf(db, seen.id)).toEqual(before);
    expect(await reviewsOf(seen.id)).toMatchObject([{ undoneAt: null }]);
  });

  const edit = (ticket: string, version: number, change: object) =>
    editTicket(testContext(db, other), { ticket, version, ...change });

  it("twice at once is once", async () => {
    const seen = await createCase();
    await answer(seen, { answer: "accept" });
    const both = await Promise.allSettled([undo(seen.id), undo(seen.id)]);
    expect(both.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

it("a reading that began before an answer overwrites nothing of it", async () => {
  const seen = await createCase();
  await answer(seen, { answer: "accept" });
  const fields = { category: fieldResultOf(billing.slug), priority: fieldResultOf("critical" as const) };
  await apply(await createTriageResult(db, seen.id, fields, { ticketVersion: 9 }));
  expect(await rowOf(db, seen.id)).toMatchObject({ categoryId: network.id, priority: "high", triage: "done" });
});

it("a deleted ticket leaves no words of its title in what an answer remembers", async () => {
  const seen = await createCase({ category: unsure(network.slug), title: fieldResultOf("Canary in the title") });
  await answer(seen, { answer: "change", values: { title: "Canary of mine", category: billing.slug } });
  const held = await db
    .select({ before: triageReviews.before })
    .from(triageReviews)
    .where(and(eq(triageReviews.ticketId, seen.id)));
  expect(JSON.stringify(held)).toContain("Canary");
  await deleteTicket(testContext(db, await createPerson(db, "admin")), { ticket: seen.id });
  expect(JSON.stringify(await reviewsOf(seen.id))).not.toContain("Canary");
});
