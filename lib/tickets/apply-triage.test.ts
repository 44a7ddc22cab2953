import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { jobActor, type PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { categories, tickets } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
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
import { applyTriage } from "./apply-triage";
import { beginTriage } from "./begin-triage";
import { cancelTicket } from "./cancel-ticket";
import { deleteTicket } from "./delete-ticket";
import { editTicket } from "./edit-ticket";
import { leaveForReview } from "./leave-for-review";
import { requestTriage } from "./request-triage";

let db: Db;
let ida: PersonActor;
let moderator: PersonActor;
let team: string;
let network: { id: string; slug: string };
let billing: { id: string; slug: string };
const job = () => testContext(db, jobActor("triage"));

beforeAll(async () => {
  db = await testDatabase();
  ida = await createPerson(db);
  moderator = await createPerson(db, "moderator");
  team = await createTeamRow(db);
  network = await createCategoryRow(db, team);
  billing = await createCategoryRow(db);
  await createSkillRows(db, "vpn", "dns");
});

const everything = () => ({
  category: fieldResultOf(network.slug),
  priority: fieldResultOf("high" as const),
  skills: fieldResultOf(["vpn", "dns"]),
  title: fieldResultOf("No way out to the internet", { confidence: null }),
});

describe("applyTriage", () => {
  it("A triage result is written with the source and confidence of each value [S4.22]", async () => {
    const { id } = await openTestTicket(db, ida);
    const triageResultId = await createTriageResult(db, id, everything(), {
      summary: "Offline.",
      helpfulNotes: [{ code: "model", text: "Ask for a trace." }],
    });
    expect(await beginTriage(job(), { ticketId: id })).toBe(true);
    expect((await rowOf(db, id)).triage).toBe("running");
    expect(await applyTriage(job(), { triageResultId })).toEqual({ state: "done" });
    const row = await rowOf(db, id);
    expect(row).toMatchObject({
      categoryId: network.id,
      teamId: team,
      priority: "high",
      skills: ["vpn", "dns"],
      title: "No way out to the internet",
      summary: "Offline.",
      helpfulNotes: [{ code: "model", text: "Ask for a trace." }],
      triage: "done",
      triageResultId,
      description: "The printer on the second floor is on fire.",
    });
    expect(row.provenance).toMatchObject({
      category: { source: "ai", confidence: 0.9 },
      priority: { source: "ai", confidence: 0.9 },
      skills: { source: "ai", confidence: 0.9 },
      title: { source: "ai" },
    });
    expect(row.provenance.title).not.toHaveProperty("confidence");
  });

  it("A triage result leaves one history event with states and sources and no text [S3.11]", async () => {
    const { id } = await openTestTicket(db, ida);
    await applyTriage(job(), {
      triageResultId: await createTriageResult(db, id, everything(), { summary: "Secret summary" }),
    });
    const [, event, ...others] = await historyRows(db, id);
    expect(others).toEqual([]);
    expect(event).toMatchObject({ type: "ticket/triaged", actorKind: "job", actorName: "triage" });
    expect(event?.after).toMatchObject({ provider: "gemini", state: "done", priority: "high", skills: ["vpn", "dns"] });
    expect(event?.after?.modes).toEqual({
      category: "applied",
      priority: "applied",
      skills: "applied",
      title: "applied",
    });
    expect(JSON.stringify(event)).not.toMatch(/Secret|No way out|on fire/);
  });

  it("Applying a triage result twice changes nothing", async () => {
    const { id } = await openTestTicket(db, ida);
    const triageResultId = await createTriageResult(db, id, everything());
    await applyTriage(job(), { triageResultId });
    const once = await rowOf(db, id);
    expect(await applyTriage(job(), { triageResultId })).toEqual({ state: "done" });
    expect(await rowOf(db, id)).toEqual(once);
    expect(await historyRows(db, id)).toHaveLength(2);
  });

  it("Values the requester chose stay", async () => {
    const { id } = await openTestTicket(db, ida, { title: "Mine", category: billing.slug, priority: "low" });
    expect(await applyTriage(job(), { triageResultId: await createTriageResult(db, id, everything()) })).toEqual({
      state: "done",
    });
    const row = await rowOf(db, id);
    expect(row).toMatchObject({ title: "Mine", categoryId: billing.id, teamId: null, priority: "low" });
    expect(row.skills).toEqual(["vpn", "dns"]);
    expect(row.provenance).toMatchObject({
      title: { source: "requester" },
      category: { source: "requester" },
      priority: { source: "requester" },
      skills: { source: "ai" },
    });
  });

  it("A value that a person set during triage is never overwritten", async () => {
    const { id } = await openTestTicket(db, ida);
    await beginTriage(job(), { ticketId: id });
    await editTicket(testContext(db, moderator), {
      ticket: id,
      version: 1,
      title: "Ours",
      category: billing.slug,
      priority: "critical",
      skills: [],
    });
    await applyTriage(job(), { triageResultId: await createTriageResult(db, id, everything()) });
    const row = await rowOf(db, id);
    expect(row).toMatchObject({
      title: "Ours",
      categoryId: billing.id,
      priority: "critical",
      skills: [],
      triage: "done",
    });
    for (const field of ["title", "category", "priority", "skills"] as const) {
      expect(row.provenance[field]).toMatchObject({ source: "person", by: moderator.id });
    }
  });

  it("A requested second triage run replaces the values of the first [S4.22]", async () => {
    const { id } = await openTestTicket(db, ida);
    await applyTriage(job(), { triageResultId: await createTriageResult(db, id, everything()) });
    await requestTriage(testContext(db, moderator), { ticket: id });
    expect((await rowOf(db, id)).triage).toBe("pending");
    await beginTriage(job(), { ticketId: id });
    const second = {
      category: fieldResultOf(billing.slug),
      priority: fieldResultOf("low" as const),
      skills: fieldResultOf([]),
    };
    await applyTriage(job(), { triageResultId: await createTriageResult(db, id, second) });
    expect(await rowOf(db, id)).toMatchObject({
      categoryId: billing.id,
      teamId: null,
      priority: "low",
      skills: [],
      title: "No way out to the internet",
    });
  });

  it("A result older than the applied one is ignored", async () => {
    const { id } = await openTestTicket(db, ida);
    const old = await createTriageResult(db, id, { priority: fieldResultOf("low") });
    await applyTriage(job(), { triageResultId: await createTriageResult(db, id, { priority: fieldResultOf("high") }) });
    await applyTriage(job(), { triageResultId: old });
    expect((await rowOf(db, id)).priority).toBe("high");
  });

  it("A result for a text that was edited and triaged again is ignored, however late it comes", async () => {
    const { id } = await openTestTicket(db, ida);
    await editTicket(testContext(db, ida), { ticket: id, version: 1, description: "It was the scanner." });
    const second = { priority: fieldResultOf("high" as const) };
    await applyTriage(job(), { triageResultId: await createTriageResult(db, id, second, { ticketVersion: 2 }) });
    const slow = await createTriageResult(db, id, { priority: fieldResultOf("low") }, { ticketVersion: 1 });
    expect(await applyTriage(job(), { triageResultId: slow })).toEqual({ state: "needs_review" });
    expect((await rowOf(db, id)).priority).toBe("high");
  });

  it("A result repeated after a crash does not leave the ticket in triage forever", async () => {
    const { id } = await openTestTicket(db, ida);
    const old = await createTriageResult(db, id, { priority: fieldResultOf("low") });
    await applyTriage(job(), { triageResultId: await createTriageResult(db, id, { priority: fieldResultOf("high") }) });
    const { triage } = await rowOf(db, id);
    await beginTriage(job(), { ticketId: id });
    expect(await applyTriage(job(), { triageResultId: old })).toEqual({ state: triage });
    expect(await rowOf(db, id)).toMatchObject({ priority: "high", triage });
  });
});

describe("suggestions", () => {
  it("A suggestion is not written, but sets the category's team and asks for review", async () => {
    const { id } = await openTestTicket(db, ida);
    const fields = {
      category: fieldResultOf(network.slug, { apply: false }),
      priority: fieldResultOf("high" as const),
    };
    const triageResultId = await createTriageResult(db, id, fields, { needsReview: ["category"] });
    expect(await applyTriage(job(), { triageResultId })).toEqual({ state: "needs_review" });
    const row = await rowOf(db, id);
    expect(row).toMatchObject({ categoryId: null, teamId: team, priority: "high", triage: "needs_review" });
    expect(row.provenance).not.toHaveProperty("category");
  });

  it("A suggestion needs review even if the requester chose the category, but not if they chose the field itself", async () => {
    const fields = {
      category: fieldResultOf(network.slug),
      priority: fieldResultOf("critical" as const, { apply: false }),
    };
    const more = { needsReview: ["category", "priority"] };
    const open = await openTestTicket(db, ida, { category: billing.slug });
    expect(await applyTriage(job(), { triageResultId: await createTriageResult(db, open.id, fields, more) })).toEqual({
      state: "needs_review",
    });
    const settled = await openTestTicket(db, ida, { category: billing.slug, priority: "low" });
    expect(
      await applyTriage(job(), { triageResultId: await createTriageResult(db, settled.id, fields, more) }),
    ).toEqual({
      state: "done",
    });
  });

  it("A suggestion never moves a ticket away from the team of its category", async () => {
    const { id } = await openTestTicket(db, ida);
    await applyTriage(job(), {
      triageResultId: await createTriageResult(db, id, { category: fieldResultOf(billing.slug) }),
    });
    const unsure = { category: fieldResultOf(network.slug, { apply: false }) };
    await applyTriage(job(), {
      triageResultId: await createTriageResult(db, id, unsure, { needsReview: ["category"] }),
    });
    expect(await rowOf(db, id)).toMatchObject({ categoryId: billing.id, teamId: null });
  });

  it("A retired or unknown category is never applied", async () => {
    const gone = await createCategoryRow(db, team);
    await db.update(categories).set({ retiredAt: new Date() }).where(eq(categories.id, gone.id));
    for (const slug of [gone.slug, "made-up"]) {
      const { id } = await openTestTicket(db, ida);
      const triageResultId = await createTriageResult(db, id, { category: fieldResultOf(slug) });
      expect(await applyTriage(job(), { triageResultId })).toEqual({ state: "needs_review" });
      expect(await rowOf(db, id)).toMatchObject({ categoryId: null, teamId: null });
    }
  });

  it("No review is needed if a person has already set the category", async () => {
    const { id } = await openTestTicket(db, ida, { category: billing.slug });
    const triageResultId = await createTriageResult(
      db,
      id,
      {},
      { provider: "defaults", needsReview: ["category", "priority"] },
    );
    expect(await applyTriage(job(), { triageResultId })).toEqual({ state: "done" });
  });
});

describe("a ticket that changed meanwhile", () => {
  it("An inactive ticket is not triaged, and a late result is dropped", async () => {
    const { id } = await openTestTicket(db, ida);
    const triageResultId = await createTriageResult(db, id, everything());
    await cancelTicket(testContext(db, ida), { ticket: id, version: 1 });
    const cancelled = await rowOf(db, id);
    expect(await beginTriage(job(), { ticketId: id })).toBe(false);
    expect(await applyTriage(job(), { triageResultId })).toEqual({ state: "stopped" });
    expect(await rowOf(db, id)).toEqual(cancelled);
  });

  it("A deleted ticket is left alone", async () => {
    const { id } = await openTestTicket(db, ida);
    const triageResultId = await createTriageResult(db, id, everything());
    await deleteTicket(testContext(db, await createPerson(db, "admin")), { ticket: id });
    expect(await beginTriage(job(), { ticketId: id })).toBe(false);
    expect(await applyTriage(job(), { triageResultId })).toEqual({ state: "stopped" });
    await expect(applyTriage(job(), { triageResultId: newId() })).rejects.toMatchObject({ code: "not_found" });
  });

  it("Another triage run can be requested only when none is running and the ticket is active", async () => {
    const { id } = await openTestTicket(db, ida);
    const asked = (ticket: string) => requestTriage(testContext(db, moderator), { ticket });
    await expect(asked(id)).rejects.toMatchObject({ code: "conflict" });
    await beginTriage(job(), { ticketId: id });
    await expect(asked(id)).rejects.toMatchObject({ code: "conflict" });
    await applyTriage(job(), { triageResultId: await createTriageResult(db, id, {}) });
    expect((await asked(id)).triage.state).toBe("pending");
    expect((await historyRows(db, id)).at(-1)).toMatchObject({
      type: "ticket/triage.requested",
      actorId: moderator.id,
    });
    await db.update(tickets).set({ triage: "done", status: "resolved" }).where(eq(tickets.id, id));
    await expect(asked(id)).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("leaveForReview", () => {
  const give = (ticketId: string) => leaveForReview(job(), { ticketId });

  it("A failed pipeline leaves the ticket to a person and records why", async () => {
    const { id } = await openTestTicket(db, ida);
    await beginTriage(job(), { ticketId: id });
    expect(await give(id)).toBe(true);
    expect((await rowOf(db, id)).triage).toBe("fallback");
    expect((await historyRows(db, id)).at(-1)).toMatchObject({
      type: "ticket/left.for.review",
      after: { reason: { code: "pipeline-failed" } },
    });
  });

  it("Values written before the failure stay", async () => {
    const { id } = await openTestTicket(db, ida);
    await applyTriage(job(), { triageResultId: await createTriageResult(db, id, everything()) });
    const read = await rowOf(db, id);
    expect(await give(id)).toBe(true);
    expect(await rowOf(db, id)).toEqual(read);
  });

  it("Nothing happens to an inactive or deleted ticket", async () => {
    const { id } = await openTestTicket(db, ida);
    await cancelTicket(testContext(db, ida), { ticket: id, version: 1 });
    expect(await give(id)).toBe(false);
    expect(await give(newId())).toBe(false);
  });
});
