import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { verifyPassword } from "@/lib/auth/password";
import { listCategories } from "@/lib/catalogue/queries";
import { STARTER_CATEGORIES } from "@/lib/catalogue/starter";
import { DAY_MS, utcDay } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import {
  approvalChains,
  approvalRequests,
  assignments,
  categories,
  events,
  handovers,
  mails,
  messages,
  outbox,
  people,
  routingRules,
  routingWaits,
  skills,
  teams,
  ticketCounters,
  tickets,
  trainingExamples,
  trainingImports,
  trainings,
  triageDecisions,
  triageLabels,
  triageResults,
  triageReviews,
  workspace,
} from "@/lib/db/schema";
import { isActive, PRIORITIES, SOURCES, STATUSES } from "@/lib/domain/ticket";
import { loadTriageSettings } from "@/lib/settings/load-triage-settings";
import { qualityReport } from "@/lib/triage-quality/queries";
import { createPerson, separateDatabase, testContext, testDatabase } from "@/tests/support/database";
import { DEMO_KEY, seedDemo } from "./seed-demo";

/** Just after midnight: the last tickets were created on two days and in two years. */
const NOW = new Date("2027-01-01T00:02:00Z");

const PASSWORDS = { admin: "one-of-a-kind", moderator: "two-of-a-kind", viewer: "two-of-a-kind" };

let db: Db;
const ctx = () => testContext(db, undefined, () => NOW);

beforeAll(async () => {
  db = await testDatabase();
  expect(await seedDemo(ctx(), { passwords: PASSWORDS })).toBe(true);
}, 300_000);

describe("the demo's people", () => {
  it("The demo has an admin, eight moderators and requesters, all verified, with the given passwords", async () => {
    const all = await db.select().from(people);
    const of = (email: string) => all.find((person) => person.email === email);
    const named = ["admin@demo.com", "moderator@demo.com", "viewer@demo.com"].map(of);
    expect(named.map((person) => person?.role)).toEqual(["admin", "moderator", "user"]);
    expect(all.filter((person) => person.role === "moderator")).toHaveLength(8);
    expect(all.filter((person) => person.role === "user").length).toBeGreaterThanOrEqual(12);
    expect(all.every((person) => person.emailVerifiedAt && !person.mustChangePassword)).toBe(true);
    expect(await verifyPassword(named[0]?.passwordHash, PASSWORDS.admin)).toBe(true);
    expect(await verifyPassword(named[2]?.passwordHash, PASSWORDS.viewer)).toBe(true);
    expect(await verifyPassword(named[0]?.passwordHash, "demopassword")).toBe(false);
    expect(of("samir@northquay.example")?.passwordHash).toBeNull();
  });

  it("Demo staff have realistic capacities; one is away with a delegate, and one is nearly at capacity", async () => {
    const staff = (await db.select().from(people)).filter((person) => person.role !== "user");
    expect(staff.filter(({ capacity }) => capacity < 5 || capacity > 25)).toEqual([]);
    const away = staff.filter((person) => person.availability === "away");
    expect(away.map((person) => person.awayUntil! > NOW)).toEqual([true]);
    expect(staff.find(({ id }) => id === away[0]?.handsTo)?.name).toBe("Tomasz Berg");
    expect(staff.filter((person) => person.capacity - person.activeTickets === 1)).toHaveLength(1);
    expect(staff.filter((person) => person.workingHours)).toHaveLength(2);
  });

  it("Every workload in the demo is right and within capacity", async () => {
    const all = await db.select().from(tickets);
    const stored = await db.select().from(assignments);
    for (const person of await db.select().from(people)) {
      const active = all.filter((ticket) => ticket.assigneeId === person.id && isActive(ticket.status));
      const last = stored.filter((row) => row.personId === person.id).map((row) => row.assignedAt.getTime());
      expect([person.name, person.activeTickets]).toEqual([person.name, active.length]);
      expect(person.activeTickets).toBeLessThanOrEqual(person.capacity);
      expect(person.lastAssignedAt?.getTime()).toBe(last.length > 0 ? Math.max(...last) : undefined);
    }
  });
});

describe("the demo's tickets", () => {
  it("The demo has about sixty tickets in every status, priority, category and source, over three weeks", async () => {
    const all = await db.select().from(tickets);
    const handled = new Set(all.map((ticket) => ticket.categoryId));
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(new Set(all.map((ticket) => ticket.status))).toEqual(new Set(STATUSES));
    expect(new Set(all.map((ticket) => ticket.priority))).toEqual(new Set(PRIORITIES));
    expect(new Set(all.map((ticket) => ticket.triage))).toEqual(new Set(["done", "needs_review", "fallback"]));
    expect((await db.select().from(categories)).filter((category) => !handled.has(category.id))).toEqual([]);
    const sources = all.flatMap((ticket) => Object.values(ticket.provenance).map((value) => value?.source));
    expect(new Set(sources)).toEqual(new Set(SOURCES));
    const days = all.map((ticket) => (NOW.getTime() - ticket.createdAt.getTime()) / 86_400_000);
    expect([Math.max(...days) > 18, Math.max(...days) < 24, Math.min(...days) > 0]).toEqual([true, true, true]);
  });

  it("The demo viewer has tickets of their own, and the demo moderator has work", async () => {
    const idOf = new Map((await db.select().from(people)).map((person) => [person.email, person.id]));
    const all = await db.select().from(tickets);
    expect(all.filter((ticket) => ticket.requesterId === idOf.get("viewer@demo.com")).length).toBeGreaterThanOrEqual(5);
    const mine = all.filter((ticket) => ticket.assigneeId === idOf.get("moderator@demo.com"));
    expect(mine.filter((ticket) => isActive(ticket.status)).length).toBeGreaterThanOrEqual(5);
  });

  it("Demo tickets are numbered by UTC day, and the counter continues after the last", async () => {
    const all = await db.select().from(tickets);
    for (const ticket of all) expect(ticket.number.slice(4, 12)).toBe(utcDay(ticket.createdAt));
    const last = new Map<string, number>();
    for (const { number } of all)
      last.set(number.slice(4, 12), Math.max(last.get(number.slice(4, 12)) ?? 0, Number(number.slice(13))));
    const counters = await db.select().from(ticketCounters);
    expect(new Map(counters.map((row) => [row.day, row.last]))).toEqual(last);
    expect(counters.length).toBeGreaterThan(10);
  });

  it("The history of every demo ticket leads to its present state", async () => {
    const history = (await db.select().from(events)).sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const ticket of await db.select().from(tickets)) {
      const own = history.filter((event) => event.ticketId === ticket.id);
      expect(own[0]).toMatchObject({ type: "ticket/created", actorId: ticket.requesterId, at: ticket.createdAt });
      const times = own.map((event) => event.at.getTime());
      expect(times).toEqual([...times].sort((a, b) => a - b));
      // Approval events change the ticket only at the end of the chain.
      const touching = own.filter(({ type }) => !type.startsWith("ticket/approval."));
      expect(touching.at(-1)?.at).toEqual(ticket.updatedAt);
      const moves = own.filter((event) => event.type === "ticket/status.changed");
      const path = ["open", ...moves.map((event) => event.after?.status)];
      expect(moves.map((event) => event.before?.status)).toEqual(path.slice(0, -1));
      expect(path.at(-1)).toBe(ticket.status);
      const owners = own.filter((event) => event.type === "ticket/assigned").map((event) => event.personId);
      expect(owners.at(-1) ?? null).toBe(ticket.assigneeId);
      expect(ticket.resolvedAt !== null).toBe(ticket.status === "resolved" || ticket.status === "closed");
    }
    expect(history.filter((event) => event.at > NOW)).toEqual([]);
  });

  it("Demo tickets have replies, internal notes and matching first response times", async () => {
    const written = await db.select().from(messages);
    const staff = new Set((await db.select().from(people)).filter((one) => one.role !== "user").map((one) => one.id));
    expect(written.filter((message) => message.internal && !staff.has(message.authorId))).toEqual([]);
    expect(written.filter((message) => message.internal).length).toBeGreaterThan(10);
    for (const ticket of await db.select().from(tickets)) {
      const answers = written.filter((one) => one.ticketId === ticket.id && !one.internal && staff.has(one.authorId));
      const first = answers.map((message) => message.createdAt.getTime());
      expect(ticket.firstResponseAt?.getTime()).toBe(first.length > 0 ? Math.min(...first) : undefined);
      if (ticket.status === "resolved") expect(ticket.resolutionNotes).toBeTruthy();
    }
  });

  it("No demo message is signed by another person", async () => {
    const all = await db.select().from(people);
    const nameOf = new Map(all.map((person) => [person.id, person.name]));
    const firstNames = new Set(
      all.filter((person) => person.role !== "user").map((person) => person.name.split(" ")[0]),
    );
    for (const { body, authorId } of await db.select().from(messages)) {
      const signature = body.split("\n").at(-1)?.split(" ")[0];
      if (firstNames.has(signature)) expect(nameOf.get(authorId)).toContain(signature);
    }
  });
});

describe("triage and routing of the demo", () => {
  it("Triage results of the demo quote the requester and belong to an event", async () => {
    const all = new Map((await db.select().from(tickets)).map((ticket) => [ticket.id, ticket]));
    const opened = new Map((await db.select().from(events)).map((event) => [event.id, event]));
    const results = await db.select().from(triageResults);
    expect(new Set(results.map((triageResult) => triageResult.provider))).toEqual(new Set(["gemini", "builtin"]));
    for (const triageResult of results) {
      const ticket = all.get(triageResult.ticketId)!;
      expect(ticket.triageResultId).toBe(triageResult.id);
      expect(opened.get(triageResult.eventId)).toMatchObject({ type: "ticket/created", ticketId: ticket.id });
      const { category, priority, skills: named } = triageResult.fields;
      const quotes = [category, priority, named].flatMap((field) => field?.quotes ?? []);
      for (const quote of quotes) expect(`${ticket.title}\n\n${ticket.description}`).toContain(quote);
      if (triageResult.provider === "gemini") expect(category?.quotes.length).toBeGreaterThan(0);
    }
    const withoutResult = [...all.values()].filter((ticket) => !ticket.triageResultId);
    expect(withoutResult.map((ticket) => ticket.triage)).toEqual(withoutResult.map(() => "fallback"));
  });

  it("The decision log of the demo has a row for every predicted field and matches its tickets", async () => {
    const all = new Map((await db.select().from(tickets)).map((ticket) => [ticket.id, ticket]));
    const decisionLog = await db.select().from(triageDecisions);
    for (const triageResult of await db.select().from(triageResults)) {
      const own = decisionLog.filter((row) => row.triageResultId === triageResult.id && row.mode !== "shadow");
      expect(own.map(({ field }) => field).sort()).toEqual(Object.keys(triageResult.fields).sort());
      const { provenance } = all.get(triageResult.ticketId)!;
      for (const { field, mode, source, createdAt } of own) {
        expect(createdAt).toEqual(triageResult.createdAt);
        const now = provenance[field]?.source;
        if (mode === "applied") expect([source, "person"]).toContain(now);
        if (mode === "overruled") expect(["requester", "person"]).toContain(now);
        if (mode === "suggested") expect([undefined, "person"]).toContain(now);
      }
    }
  });

  it("Demo people reviewed triage, and corrected it a few times", async () => {
    const report = await qualityReport(ctx());
    const [category] = report.fields;
    expect(category!.made).toBeGreaterThanOrEqual(50);
    expect(category!.decided).toBeGreaterThanOrEqual(25);
    expect(category!.byHand).toBeGreaterThanOrEqual(8);
    expect(report.whole.decided - report.whole.kept).toBeGreaterThanOrEqual(5);
    expect(report.categories.length).toBeGreaterThanOrEqual(5);
    for (const label of await db.select().from(triageLabels)) expect(label.at <= NOW).toBe(true);
  });

  it("Assignments of the demo store the reason and the rejection reasons of all others", async () => {
    const stored = await db.select().from(assignments);
    const staff = (await db.select().from(people)).filter((person) => person.role !== "user");
    expect(stored.some((row) => row.source === "person")).toBe(true);
    for (const row of stored.filter((one) => one.source === "rules")) {
      const [chosen, ...others] = row.scoreboard ?? [];
      expect(chosen).toMatchObject({ personId: row.personId, rejection: null, group: expect.any(String) });
      expect(chosen!.active).toBeLessThan(chosen!.capacity);
      expect(others.map((line) => line.rejection)).not.toContain(null);
      expect(others).toHaveLength(staff.length - 1);
    }
  });

  it("Every active demo ticket has one open assignment, or a wait without a candidate", async () => {
    const stored = await db.select().from(assignments);
    const waiting = await db.select().from(routingWaits);
    for (const ticket of await db.select().from(tickets)) {
      const open = stored.filter((row) => row.ticketId === ticket.id && !row.endedAt).map((row) => row.personId);
      expect(open).toEqual(ticket.assigneeId ? [ticket.assigneeId] : []);
      const wait = waiting.find((row) => row.ticketId === ticket.id);
      if (isActive(ticket.status) && ticket.approval !== "pending")
        expect(wait === undefined).toBe(ticket.assigneeId !== null);
      expect((wait?.scoreboard ?? []).map((line) => line.group)).toEqual((wait?.scoreboard ?? []).map(() => null));
    }
    expect(waiting.length).toBeGreaterThan(0);
  });

  it("The demo has approvals in every state: two to decide, some approved, one delegated, one rejected", async () => {
    const [chains, requests] = [await db.select().from(approvalChains), await db.select().from(approvalRequests)];
    const all = await db.select().from(tickets);
    expect(chains.map(({ state }) => state).sort()).toEqual(["approved", "approved", "pending", "pending", "rejected"]);
    expect(new Set(requests.map(({ state }) => state))).toEqual(
      new Set(["asked", "approved", "rejected", "delegated"]),
    );
    for (const { id, ticketId, state } of chains) {
      const ticket = all.find((one) => one.id === ticketId)!;
      expect(ticket.approval).toBe(state);
      expect(ticket.assigneeId !== null).toBe(state === "approved");
      const open = requests.filter((one) => one.chainId === id && one.state === "asked");
      expect(open.length).toBe(state === "pending" ? 1 : 0);
    }
    const waitFor = requests.filter(({ state }) => state === "asked").map(({ email }) => email);
    expect(waitFor.sort()).toEqual(["admin@demo.com", "moderator@demo.com"]);
    const listed = await listCategories(ctx(), { limit: 100, retired: false });
    expect(listed.categories.find(({ slug }) => slug === "custom-work")?.approvalSteps).toHaveLength(2);
  });

  it("The demo proposes new skills", async () => {
    const proposed = (await db.select().from(skills)).filter((skill) => skill.state === "proposed");
    expect(proposed.map((skill) => skill.slug).sort()).toEqual(["graphql", "sepa-mandates"]);
  });
});

describe("features in the demo", () => {
  it("The demo has a pending, an accepted and a declined handover", async () => {
    const offers = await db.select().from(handovers);
    expect(offers.map(({ state }) => state).sort()).toEqual(["declined", "offered", "taken"]);
    const [waiting] = offers.filter(({ state }) => state === "offered");
    const [billing] = await db.select().from(teams).where(eq(teams.slug, "billing"));
    expect(waiting?.teamId).toBe(billing?.id);
  });

  it("The demo has an automation rule that was applied", async () => {
    const [rule] = await db.select().from(routingRules);
    const fired = await db.select().from(events).where(eq(events.type, "ticket/rules.applied"));
    expect(JSON.stringify(fired[0]?.after)).toContain(rule!.id);
  });

  it("The demo has open, accepted and skipped review cases", async () => {
    const answers = (await db.select().from(triageReviews)).map(({ answer }) => answer);
    expect(answers.sort()).toEqual(["accepted", "skipped"]);
    const open = (await db.select().from(tickets)).filter(
      ({ triage, status }) => triage === "needs_review" && isActive(status),
    );
    expect(open.length).toBeGreaterThanOrEqual(5);
  });

  it("The demo only suggests fraud, which waits for review", async () => {
    const { policy } = await loadTriageSettings(ctx());
    expect(policy.categories).toEqual({ fraud: { level: "suggest" } });
    const copied = (await db.select().from(tickets)).find(({ title }) => title?.startsWith("Somebody runs a copy"));
    expect(copied).toMatchObject({ triage: "needs_review", categoryId: null });
  });

  it("The demo imports decisions in every category and priority, and a training runs", async () => {
    const decided = await db.select().from(trainingExamples);
    expect(decided.length).toBeGreaterThanOrEqual(250);
    expect(new Set(decided.map(({ text }) => text)).size).toBe(decided.length);
    expect(new Set(decided.map(({ priority }) => priority))).toEqual(new Set(PRIORITIES));
    expect(new Set(decided.map(({ category }) => category))).toEqual(
      new Set(STARTER_CATEGORIES.map(({ slug }) => slug)),
    );
    expect(await db.select().from(trainingImports)).toMatchObject([{ state: "done", total: decided.length }]);
    expect(await db.select().from(trainings)).toMatchObject([{ state: "running" }]);
  });

  it("No time in the demo is before its first day or after its start", async () => {
    const first = new Date(NOW.getTime() - 24 * DAY_MS);
    const rows = [
      ...(await db.select({ at: events.at }).from(events)),
      ...(await db.select({ at: assignments.assignedAt }).from(assignments)),
      ...(await db.select({ at: triageDecisions.createdAt }).from(triageDecisions)),
      ...(await db.select({ at: triageLabels.at }).from(triageLabels)),
      ...(await db.select({ at: approvalRequests.createdAt }).from(approvalRequests)),
      ...(await db.select({ at: handovers.createdAt }).from(handovers)),
      ...(await db.select({ at: triageReviews.at }).from(triageReviews)),
      ...(await db.select({ at: trainingImports.startedAt }).from(trainingImports)),
    ];
    expect(rows.filter(({ at }) => at < first || at > NOW)).toEqual([]);
  });
});

describe("seedDemo", () => {
  it("Seeding marks the workspace, starts only the training, sends no mail and runs once", async () => {
    const everything = async () =>
      JSON.stringify([await db.select().from(people), await db.select().from(tickets), await db.select().from(events)]);
    const before = await everything();
    expect(await db.$count(workspace, eq(workspace.key, DEMO_KEY))).toBe(1);
    expect(await seedDemo(ctx())).toBe(false);
    expect(await everything()).toBe(before);
    expect((await db.select().from(outbox)).map(({ name }) => name)).toEqual(["triage/training.requested"]);
    expect(await db.$count(mails)).toBe(0);
  });

  it("Seeding does nothing in a workspace with people", async () => {
    const other = await separateDatabase();
    await createPerson(other, "admin");
    expect(await seedDemo(testContext(other))).toBe(false);
    expect(await other.select().from(workspace)).toEqual([]);
    expect(await other.select().from(people)).toHaveLength(1);
  });

  it("Only admins and the start may seed the demo", async () => {
    const moderator = await createPerson(db, "moderator");
    await expect(seedDemo(testContext(db, moderator))).rejects.toMatchObject({ code: "forbidden" });
  });
});
