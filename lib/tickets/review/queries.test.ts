import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { jobActor, type PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { tickets, triageLabels } from "@/lib/db/schema";
import type { Priority } from "@/lib/domain/ticket";
import type { FieldResults } from "@/lib/domain/triage";
import { applyTriage } from "@/lib/tickets/apply-triage";
import { editTicket } from "@/lib/tickets/edit-ticket";
import { leaveForReview } from "@/lib/tickets/leave-for-review";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import {
  createCategoryRow,
  createTeamRow,
  createTriageResult,
  fieldResultOf,
  openTestTicket,
  rowOf,
} from "@/tests/support/workspace";
import { answerReview } from "./answer-review";
import { ListReviewInput } from "./input";
import { waitsForReview } from "./open-cases";
import { countReview, getReviewCase, listReview } from "./queries";
import { undoReview } from "./undo-review";

let db: Db;
let ida: PersonActor;
let network: { id: string; slug: string };
let billing: { id: string; slug: string };

beforeAll(async () => {
  db = await testDatabase();
  ida = await createPerson(db);
  [network, billing] = [await createCategoryRow(db), await createCategoryRow(db)];
});

/** A team, and its moderator who sees only that team's tickets. */
async function desk() {
  const moderator = await createPerson(db, "moderator");
  const team = await createTeamRow(db, [moderator]);
  const owner = await createPerson(db, "moderator");
  return { moderator, team, owner };
}
type Desk = Awaited<ReturnType<typeof desk>>;

const unsure = <T>(value: T) =>
  fieldResultOf(value, { apply: false, confidence: 0.5, holdReason: "below-threshold" as const });

interface Created {
  fields?: FieldResults;
  needsReview?: string[];
  row?: Partial<typeof tickets.$inferInsert>;
  description?: string;
}

/** A triaged ticket of the team that needs review. */
async function createCase({ team, owner }: Desk, { fields, needsReview, row, description }: Created = {}) {
  const { id } = await openTestTicket(db, ida, description ? { description } : {});
  const input = fields ?? { category: unsure(network.slug) };
  const asks = needsReview ?? ["category"];
  const triageResultId = await createTriageResult(db, id, input, { needsReview: asks });
  await applyTriage(testContext(db, jobActor("triage")), { triageResultId });
  // Assigned to another team, so that other tests don't see it.
  await db
    .update(tickets)
    .set({ teamId: team, assigneeId: owner.id, ...row })
    .where(sql`${tickets.id} = ${id}`);
  return { id, triageResultId, version: (await rowOf(db, id)).version };
}

const idsOf = async ({ moderator }: Desk, input: object = {}) =>
  (await listReview(testContext(db, moderator), ListReviewInput.parse(input))).cases.map(({ id }) => id);
const answer = (actor: PersonActor, reviewCase: Awaited<ReturnType<typeof createCase>>, input: "skip" | "reject") =>
  answerReview(testContext(db, actor), { ...reviewCase, ticket: reviewCase.id, answer: input });

describe("listReview", () => {
  it("The list has the cases only a person can settle, with suggestions and hold reasons", async () => {
    const here = await desk();
    const { id, triageResultId, version } = await createCase(here, {
      fields: { category: unsure(network.slug), priority: fieldResultOf("high" as const) },
    });
    const { cases, nextCursor } = await listReview(testContext(db, here.moderator), ListReviewInput.parse({}));
    expect(nextCursor).toBeNull();
    expect(cases).toMatchObject([
      { id, triageResultId, version, priority: "high", skipped: false, open: ["category"] },
    ]);
    expect(cases[0]!.suggestions).toEqual([
      {
        field: "category",
        value: network.slug,
        provider: "gemini",
        source: "ai",
        confidence: 0.5,
        reason: "It says so.",
        quotes: ["on fire"],
        holdReason: "below-threshold",
      },
    ]);
  });

  it("The list has no case that is settled, in triage again, finished, hidden, answered, or set by a person", async () => {
    const here = await desk();
    await createCase(here, { fields: { category: fieldResultOf(network.slug) }, needsReview: [] });
    for (const triage of ["pending", "running", "done"] as const) await createCase(here, { row: { triage } });
    for (const status of ["resolved", "closed", "cancelled"] as const) await createCase(here, { row: { status } });
    await createCase(here, { row: { deletedAt: new Date() } });
    await answer(here.moderator, await createCase(here), "reject");
    const fields = { category: fieldResultOf(network.slug), priority: unsure("high" as const) };
    const own = await createCase(here, { fields, needsReview: ["priority"] });
    expect(await idsOf(here)).toEqual([own.id]);
    const ctx = testContext(db, here.moderator);
    await editTicket(ctx, { ticket: own.id, version: own.version, priority: "low" });
    expect(await idsOf(here)).toEqual([]);
    expect(await countReview(ctx, 10)).toBe(0);
  });

  it("The list has tickets whose pipeline failed after triage", async () => {
    const here = await desk();
    const { id } = await openTestTicket(db, ida);
    await createTriageResult(db, id, { category: unsure(network.slug) }, { needsReview: ["category"] });
    await leaveForReview(testContext(db), { ticketId: id });
    await db.update(tickets).set({ teamId: here.team, assigneeId: here.owner.id }).where(sql`${tickets.id} = ${id}`);
    expect(await idsOf(here)).toEqual([id]);
  });

  it("The list is ordered by priority, then oldest first, with the actor's skipped cases last", async () => {
    const here = await desk();
    const create = (priority: Priority, day: number) =>
      createCase(here, { row: { priority, createdAt: new Date(Date.UTC(2026, 10, day)) } });
    const low = await create("low", 1);
    const late = await create("high", 9);
    const early = await create("high", 3);
    const critical = await create("critical", 5);
    expect(await idsOf(here)).toEqual([critical.id, early.id, late.id, low.id]);
    await answer(here.moderator, critical, "skip");
    await answer(here.owner, early, "skip");
    expect(await idsOf(here)).toEqual([early.id, late.id, low.id, critical.id]);
    await undoReview(testContext(db, here.moderator), { ticket: critical.id });
    expect(await idsOf(here)).toEqual([critical.id, early.id, late.id, low.id]);
  });

  it("Pages contain each case once, including skipped ones", async () => {
    const here = await desk();
    const at = new Date("2026-11-20T10:00:00.123Z");
    const created = [];
    for (const priority of ["low", "low", "high", "high", "low", "critical", "high"] as const)
      created.push(await createCase(here, { row: { priority, createdAt: at } }));
    for (const reviewCase of [created[2]!, created[0]!]) await answer(here.moderator, reviewCase, "skip");
    const whole = await idsOf(here);
    const ctx = testContext(db, here.moderator);
    const paged: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await listReview(ctx, ListReviewInput.parse({ limit: 2, ...(cursor ? { cursor } : {}) }));
      paged.push(...page.cases.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(whole);
    expect(new Set(whole).size).toBe(7);
    expect([await countReview(ctx, 100), await countReview(ctx, 5)]).toEqual([7, 5]);
  });

  it.each(["x", "WyJyZXZpZXciXQ", Buffer.from('["review",0,2,"0000-01-01T00:00:00Z","x"]').toString("base64url")])(
    "An invalid cursor is refused: %s",
    async (cursor) => {
      const here = await desk();
      await expect(idsOf(here, { cursor })).rejects.toMatchObject({ code: "invalid" });
    },
  );
});

describe("getReviewCase", () => {
  it("A case has its full text, its assignee, and the time of triage", async () => {
    const here = await desk();
    const description = "The invoice is wrong. ".repeat(40);
    const { id, version } = await createCase(here, { description });
    const found = await getReviewCase(testContext(db, here.moderator), id);
    expect(found).toMatchObject({ id, version, description, assignee: { id: here.owner.id }, team: { id: here.team } });
    expect(Date.parse(found.readAt)).not.toBeNaN();
  });

  it("A case is not found for people who may not see the ticket, nor once answered; requesters are forbidden", async () => {
    const [here, there] = [await desk(), await desk()];
    const reviewCase = await createCase(here);
    await expect(getReviewCase(testContext(db, there.moderator), reviewCase.id)).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await idsOf(there)).toEqual([]);
    await answer(here.moderator, reviewCase, "reject");
    await expect(getReviewCase(testContext(db, here.moderator), reviewCase.id)).rejects.toMatchObject({
      code: "not_found",
    });
    for (const look of [
      () => getReviewCase(testContext(db, ida), reviewCase.id),
      () => listReview(testContext(db, ida), ListReviewInput.parse({})),
      () => countReview(testContext(db, ida), 1),
    ])
      await expect(look()).rejects.toMatchObject({ code: "forbidden" });
  });

  it("A case shows similar earlier tickets that people decided, most similar first, and none that are hidden", async () => {
    const [here, there] = [await desk(), await desk()];
    const decided = async (of: Desk, description: string, day: number, personId: string | null = of.owner.id) => {
      const at = new Date(Date.UTC(2026, 10, day));
      const { id } = await createCase(of, { description, row: { triage: "done", createdAt: at } });
      const value = { ticketId: id, field: "category" as const, value: billing.slug, source: "person" as const };
      await db.insert(triageLabels).values({ ...value, origin: "set", personId, at });
      return id;
    };
    const similar = await decided(here, "Chargebacks: the customer disputes an espresso charge and wants a refund.", 2);
    const far = await decided(here, "A customer asks for a refunded training.", 3);
    await decided(here, "The printer prints labels upside down.", 4);
    await decided(there, "A customer disputes an espresso charge and wants a refund.", 5);
    await decided(here, "A customer disputes an espresso charge, nobody decided.", 6, null);
    await decided(here, "A customer disputes an espresso charge, later.", 28);
    const { id } = await createCase(here, {
      description: "Our customer disputes the charge for an espresso machine. Refund?",
      row: { createdAt: new Date(Date.UTC(2026, 10, 20)) },
    });
    const { decidedBefore } = await getReviewCase(testContext(db, here.moderator), id);
    expect(decidedBefore.map((ticket) => ticket.id)).toEqual([similar, far]);
    expect(decidedBefore[0]).toMatchObject({ category: billing.slug, decidedBy: here.owner.name, title: null });
  });

  it.each(["", "a", "🙂🙂🙂 !!! ''' \\ : & | <->", "x".repeat(49_000), "𝒶𝒷𝒸𝒹𝑒𝒻 𝒶𝒷𝒸𝒹𝑒𝑔𝒽"])(
    "Similar tickets are searched whatever the text contains",
    async (words) => {
      const here = await desk();
      const { id } = await createCase(here, { description: `${words} .` });
      expect((await getReviewCase(testContext(db, here.moderator), id)).decidedBefore).toEqual([]);
    },
  );
});

it("The list uses the index of open cases, whose size does not depend on all tickets", async () => {
  await db.execute(sql`set enable_seqscan = off`);
  const { rows } = (await db.execute(sql`explain select id from ${tickets} where ${waitsForReview()}`)) as unknown as {
    rows: Record<string, string>[];
  };
  await db.execute(sql`set enable_seqscan = on`);
  expect(JSON.stringify(rows)).toContain("tickets_review");
});
