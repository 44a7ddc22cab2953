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

/** A triaged ticket with these fields as suggestions. */
async function createCase(
  fields: FieldResults = { category: unsure(network.slug), priority: unsure("high" as const) },
  needsReview = Object.keys(fields).filter((field) => !fields[field as keyof FieldResults]?.apply),
): Promise<Case> {
  const { id } = await openTestTicket(db, ida);
  const triageResultId = await createTriageResult(db, id, fields, { needsReview });
  await apply(triageResultId);
  return { id, triageResultId, version: (await rowOf(db, id)).version };
}

type AnswerInput = { answer: "accept" | "reject" | "skip" } | { answer: "change"; values: object };
const answer = ({ id, triageResultId, version }: Case, input: AnswerInput, actor = moderator, now = () => new Date()) =>
  answerReview(testContext(db, actor, now), { ticket: id, triageResultId, version, ...input } as Parameters<
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
  return Object.fromEntries(Object.entries(provenance).map(([field, input]) => [field, input?.source]));
};
const publishedEvents = async (id: string) => {
  const ids = (await historyRows(db, id)).map((event) => event.id);
  const published = await db.select({ id: outbox.id }).from(outbox);
  return ids.map((event) => published.some((row) => row.id === event));
};

describe("accepting", () => {
  it("Accepting makes the suggestions the person's values in one version, with history, labels and the answer", async () => {
    const reviewCase = await createCase({
      category: unsure(network.slug),
      priority: fieldResultOf("high" as const),
      skills: unsure(["vpn", "dns"]),
    });
    const done = await answer(reviewCase, { answer: "accept" });
    expect(done).toMatchObject({
      id: reviewCase.id,
      answer: "accepted",
      fields: ["category", "skills"],
      triage: "done",
      version: reviewCase.version + 1,
    });
    expect(await rowOf(db, reviewCase.id)).toMatchObject({
      triage: "done",
      categoryId: network.id,
      teamId: team,
      skills: ["vpn", "dns"],
    });
    expect(await sourcesOf(reviewCase.id)).toEqual({ category: "person", priority: "ai", skills: "person" });
    expect(await labelsOf(reviewCase.id)).toEqual([
      ["category", network.slug, "accepted", "person"],
      ["skills", ["vpn", "dns"], "accepted", "person"],
    ]);
    expect(await reviewsOf(reviewCase.id)).toMatchObject([
      { triageResultId: reviewCase.triageResultId, answer: "accepted", personId: moderator.id, undoneAt: null },
    ]);
    expect((await historyRows(db, reviewCase.id)).at(-1)).toMatchObject({
      type: "ticket/edited",
      actorId: moderator.id,
      before: { category: null },
      after: { category: network.slug, skills: ["vpn", "dns"], review: "accepted" },
    });
  });

  it("Accepting leaves alone values that a person set since triage", async () => {
    const reviewCase = await createCase();
    await editTicket(testContext(db, other), { ticket: reviewCase.id, version: reviewCase.version, priority: "low" });
    const done = await answer({ ...reviewCase, version: reviewCase.version + 1 }, { answer: "accept" });
    expect(done.fields).toEqual(["category"]);
    const row = await rowOf(db, reviewCase.id);
    expect([row.priority, row.provenance.priority?.by]).toEqual(["low", other.id]);
  });

  it("Accepting takes only skills that still exist, and no retired category", async () => {
    const skilled = await createCase({ category: unsure(network.slug), skills: unsure(["vpn", "gone"]) });
    await answer(skilled, { answer: "accept" });
    expect((await rowOf(db, skilled.id)).skills).toEqual(["vpn"]);
    const retired = await createCategoryRow(db, team);
    const reviewCase = await createCase({ category: unsure(retired.slug), priority: unsure("high" as const) });
    await db.update(categories).set({ retiredAt: new Date() }).where(eq(categories.id, retired.id));
    await expect(answer(reviewCase, { answer: "accept" })).rejects.toMatchObject({ code: "conflict" });
    expect(await rowOf(db, reviewCase.id)).toMatchObject({ version: reviewCase.version, triage: "needs_review" });
  });

  it("Accepting is refused if no category was suggested", async () => {
    const reviewCase = await createCase({ priority: unsure("high" as const) }, ["category", "priority"]);
    await expect(answer(reviewCase, { answer: "accept" })).rejects.toMatchObject({ code: "conflict" });
    await answer(reviewCase, { answer: "change", values: { category: billing.slug } });
    expect((await rowOf(db, reviewCase.id)).triage).toBe("done");
  });
});

describe("changing and rejecting", () => {
  it("Changing sets the chosen values and leaves the others as they were", async () => {
    const reviewCase = await createCase();
    const done = await answer(reviewCase, { answer: "change", values: { category: billing.slug } });
    expect(done).toMatchObject({ answer: "changed", fields: ["category"], triage: "done" });
    expect(await rowOf(db, reviewCase.id)).toMatchObject({ categoryId: billing.id, priority: "medium" });
    expect(await labelsOf(reviewCase.id)).toEqual([["category", billing.slug, "set", "person"]]);
  });

  it("Changing refuses unknown values", async () => {
    const reviewCase = await createCase();
    await expect(answer(reviewCase, { answer: "change", values: { category: "nope" } })).rejects.toMatchObject({
      code: "invalid",
      errors: [{ pointer: "/category" }],
    });
    expect(await reviewsOf(reviewCase.id)).toEqual([]);
  });

  it("Rejecting keeps values and sources, and settles the case", async () => {
    const reviewCase = await createCase();
    const before = await rowOf(db, reviewCase.id);
    await answer(reviewCase, { answer: "reject" });
    const after = await rowOf(db, reviewCase.id);
    expect(after).toMatchObject({ triage: "done", categoryId: before.categoryId, provenance: before.provenance });
    expect(await labelsOf(reviewCase.id)).toEqual([]);
    expect((await historyRows(db, reviewCase.id)).at(-1)).toMatchObject({ type: "ticket/review.rejected" });
  });

  it("An unassigned ticket is routed again once its category is known, and an assigned one is not", async () => {
    const [free, owned] = [await createCase(), await createCase()];
    await answer(free, { answer: "accept" });
    expect((await publishedEvents(free.id)).at(-1)).toBe(true);
    await assignTicket(testContext(db, other), { ticket: owned.id, version: owned.version, personId: other.id });
    await answer({ ...owned, version: owned.version + 1 }, { answer: "accept" });
    expect((await publishedEvents(owned.id)).at(-1)).toBe(false);
  });
});

describe("skipping", () => {
  it("Skipping changes nothing on the ticket and leaves it to others", async () => {
    const reviewCase = await createCase();
    await answer(reviewCase, { answer: "skip" });
    expect(await rowOf(db, reviewCase.id)).toMatchObject({ version: reviewCase.version, triage: "needs_review" });
    expect((await answer(reviewCase, { answer: "accept" }, other)).triage).toBe("done");
  });
});

describe("late answers", () => {
  it.each<[string, AnswerInput]>([
    ["accept", { answer: "accept" }],
    ["change", { answer: "change", values: { priority: "low" } }],
    ["reject", { answer: "reject" }],
    ["skip", { answer: "skip" }],
  ])("A late answer is refused as stale, and %s changes nothing", async (_name, input) => {
    const reviewCase = await createCase();
    const tooLate = async (now: Case) => {
      const before = await rowOf(db, reviewCase.id);
      await expect(answer(now, input)).rejects.toMatchObject({ code: "stale" });
      expect(await rowOf(db, reviewCase.id)).toEqual(before);
    };
    await tooLate({ ...reviewCase, version: reviewCase.version - 1 });
    await answer(reviewCase, { answer: "reject" }, other);
    await tooLate(reviewCase);
    await tooLate({ ...reviewCase, version: reviewCase.version + 1 });
    await requestTriage(testContext(db, other), { ticket: reviewCase.id });
    await tooLate({ ...reviewCase, version: reviewCase.version + 2 });
    const fields = { category: unsure(billing.slug) };
    await apply(await createTriageResult(db, reviewCase.id, fields, { needsReview: ["category"], ticketVersion: 9 }));
    await tooLate({ ...reviewCase, version: (await rowOf(db, reviewCase.id)).version });
    expect(await reviewsOf(reviewCase.id)).toHaveLength(1);
  });

  it("Of two answers at the same moment exactly one succeeds", async () => {
    const reviewCase = await createCase();
    const both = await Promise.allSettled([
      answer(reviewCase, { answer: "accept" }),
      answer(reviewCase, { answer: "reject" }, other),
    ]);
    expect(both.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await reviewsOf(reviewCase.id)).toHaveLength(1);
  });

  it("A resolved ticket cannot be answered", async () => {
    const reviewCase = await createCase();
    await resolveTicket(testContext(db, other), { ticket: reviewCase.id, version: reviewCase.version });
    await expect(
      answer({ ...reviewCase, version: reviewCase.version + 1 }, { answer: "accept" }),
    ).rejects.toMatchObject({
      code: "stale",
    });
  });
});

describe("who may answer", () => {
  it("Requesters cannot answer, even for their own ticket, and neither can jobs", async () => {
    const reviewCase = await createCase();
    await expect(answer(reviewCase, { answer: "accept" }, ida)).rejects.toMatchObject({ code: "forbidden" });
    await expect(undo(reviewCase.id, ida)).rejects.toMatchObject({ code: "forbidden" });
    await expect(answer(reviewCase, { answer: "accept" }, jobActor("pipeline") as never)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("Another team's ticket is not found, alone or among many", async () => {
    const hidden = await createCase({ category: unsure(elsewhere.slug) });
    const { version } = await assignTicket(testContext(db), {
      ticket: hidden.id,
      version: hidden.version,
      personId: (await createPerson(db, "moderator")).id,
    });
    const reviewCase = { ...hidden, version };
    await expect(answer(reviewCase, { answer: "accept" })).rejects.toMatchObject({ code: "not_found" });
    const mine = await createCase();
    const named = [reviewCase, mine].map(({ id: ticket, triageResultId, version: v }) => ({
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

describe("acceptMany", () => {
  it("Each case is accepted completely or not at all, and its outcome is returned", async () => {
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

describe("undoReview", () => {
  it.each<[string, AnswerInput]>([
    ["accepted", { answer: "accept" }],
    ["changed", { answer: "change", values: { category: "", priority: "critical", title: "Mine" } }],
    ["rejected", { answer: "reject" }],
  ])("Undo restores a case whose suggestions were %s", async (_name, input) => {
    const reviewCase = await createCase();
    if (input.answer === "change") input.values = { ...input.values, category: billing.slug };
    const before = await rowOf(db, reviewCase.id);
    await answer(reviewCase, input);
    const undone = await undo(reviewCase.id);
    const after = await rowOf(db, reviewCase.id);
    const { categoryId, teamId, priority, title, provenance, triage } = before;
    expect(after).toMatchObject({ categoryId, teamId, priority, title, provenance, triage });
    expect(await labelsOf(reviewCase.id)).toEqual([]);
    expect(await reviewsOf(reviewCase.id)).toMatchObject([{ undoneAt: expect.any(Date) }]);
    expect((await historyRows(db, reviewCase.id)).at(-1)).toMatchObject({ type: "ticket/review.undone" });
    expect(JSON.stringify(await historyRows(db, reviewCase.id))).not.toContain("Mine");
    expect((await answer({ ...reviewCase, version: undone.version }, { answer: "accept" })).triage).toBe("done");
  });

  it("Undoing restores an earlier label", async () => {
    const reviewCase = await createCase({ category: unsure(network.slug) });
    const when = new Date("2026-11-01T10:00:00Z");
    const had = { field: "priority", value: "low", origin: "set", source: "person", personId: other.id } as const;
    await db.insert(triageLabels).values({ ...had, ticketId: reviewCase.id, at: when });
    await answer(reviewCase, { answer: "change", values: { category: billing.slug, priority: "high" } });
    await undo(reviewCase.id);
    const [label, ...others] = await db.select().from(triageLabels).where(eq(triageLabels.ticketId, reviewCase.id));
    expect(others).toEqual([]);
    expect(label).toMatchObject({ ...had, at: when });
  });

  it("A skip can be undone", async () => {
    const reviewCase = await createCase();
    await answer(reviewCase, { answer: "skip" });
    expect((await undo(reviewCase.id)).answer).toBe("skipped");
    await expect(undo(reviewCase.id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("Only one's own last answer can be undone", async () => {
    const reviewCase = await createCase();
    await answer(reviewCase, { answer: "accept" });
    await expect(undo(reviewCase.id, other)).rejects.toMatchObject({ code: "not_found" });
    await undo(reviewCase.id);
    await expect(undo(reviewCase.id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("An answer can be undone even if it moved the ticket out of sight", async () => {
    const reviewCase = await createCase();
    const { version } = await assignTicket(testContext(db, other), {
      ticket: reviewCase.id,
      version: reviewCase.version,
      personId: other.id,
    });
    await answer({ ...reviewCase, version }, { answer: "change", values: { category: elsewhere.slug } });
    expect((await undo(reviewCase.id)).triage).toBe("needs_review");
    expect((await rowOf(db, reviewCase.id)).teamId).toBe(team);
  });

  it("Undoing keeps an assignee found since, and every field the answer had not set", async () => {
    const reviewCase = await createCase({ category: unsure(network.slug) });
    const { version } = await answer(reviewCase, { answer: "accept" });
    const input = await assignTicket(testContext(db, other), { ticket: reviewCase.id, version, personId: other.id });
    await editTicket(testContext(db, other), { ticket: reviewCase.id, version: input.version, priority: "low" });
    await undo(reviewCase.id);
    expect(await rowOf(db, reviewCase.id)).toMatchObject({ assigneeId: other.id, priority: "low", categoryId: null });
  });

  it.each<[string, (id: string, version: number) => Promise<unknown>]>([
    ["another value was set", (ticket, version) => edit(ticket, version, { category: billing.slug })],
    ["the ticket is resolved", (ticket, version) => resolveTicket(testContext(db, other), { ticket, version })],
    ["triage runs again", (ticket) => requestTriage(testContext(db, other), { ticket })],
  ])("Undoing is refused and changes nothing once %s", async (_what, happens) => {
    const reviewCase = await createCase();
    const { version } = await answer(reviewCase, { answer: "accept" });
    await happens(reviewCase.id, version);
    const before = await rowOf(db, reviewCase.id);
    await expect(undo(reviewCase.id)).rejects.toMatchObject({ code: "conflict" });
    expect(await rowOf(db, reviewCase.id)).toEqual(before);
    expect(await reviewsOf(reviewCase.id)).toMatchObject([{ undoneAt: null }]);
  });

  const edit = (ticket: string, version: number, change: object) =>
    editTicket(testContext(db, other), { ticket, version, ...change });

  it("Of two undos at once exactly one succeeds", async () => {
    const reviewCase = await createCase();
    await answer(reviewCase, { answer: "accept" });
    const both = await Promise.allSettled([undo(reviewCase.id), undo(reviewCase.id)]);
    expect(both.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

it("A triage run that began before an answer overwrites none of its values", async () => {
  const reviewCase = await createCase();
  await answer(reviewCase, { answer: "accept" });
  const fields = { category: fieldResultOf(billing.slug), priority: fieldResultOf("critical" as const) };
  await apply(await createTriageResult(db, reviewCase.id, fields, { ticketVersion: 9 }));
  expect(await rowOf(db, reviewCase.id)).toMatchObject({ categoryId: network.id, priority: "high", triage: "done" });
});

it("Deleting a ticket removes its title from the undo data of an answer", async () => {
  const reviewCase = await createCase({ category: unsure(network.slug), title: fieldResultOf("Canary in the title") });
  await answer(reviewCase, { answer: "change", values: { title: "Canary of mine", category: billing.slug } });
  const reviews = await db
    .select({ before: triageReviews.before })
    .from(triageReviews)
    .where(and(eq(triageReviews.ticketId, reviewCase.id)));
  expect(JSON.stringify(reviews)).toContain("Canary");
  await deleteTicket(testContext(db, await createPerson(db, "admin")), { ticket: reviewCase.id });
  expect(JSON.stringify(await reviewsOf(reviewCase.id))).not.toContain("Canary");
});
