import { asc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { jobActor } from "@/lib/auth/actor";
import { seedStarter } from "@/lib/catalogue/seed-starter";
import { DAY_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { events, messages, tickets } from "@/lib/db/schema";
import type { JobName } from "@/lib/domain/actor";
import { routeTicket } from "@/lib/routing/route-ticket";
import { addReply } from "@/lib/tickets/add-reply";
import { applyTriage } from "@/lib/tickets/apply-triage";
import { beginApproval } from "@/lib/tickets/approvals/begin-approval";
import { beginTriage } from "@/lib/tickets/begin-triage";
import { openTicket } from "@/lib/tickets/open-ticket";
import { resolveTicket } from "@/lib/tickets/resolve-ticket";
import { triageTicket } from "@/lib/triage/triage-ticket";
import { testContext, testDatabase } from "@/tests/support/database";
import { closingActions, scenarioActions } from "./build-timeline";
import { answer, cancel, confirm, move, reply, resolve, type Scenario } from "./scenario";
import { runTimeline } from "./timeline";
import { buildWorld, type DemoWorld } from "./world";

const NOW = new Date("2027-03-01T00:02:00Z");
const DESCRIPTION = "The webhook answers with error 502, and the console shows a timeout.";

let db: Db;
let world: DemoWorld;
const ctx = (): Context => testContext(db, jobActor("pipeline"), () => NOW);

beforeAll(async () => {
  db = await testDatabase();
  await seedStarter(ctx());
  world = await buildWorld(ctx(), new Map());
}, 120_000);

/** Runs scenarios and returns their tickets in order of creation. */
async function runScenarios(...scenarios: Pick<Scenario, "ago" | "steps">[]) {
  const before = new Set((await db.select({ id: tickets.id }).from(tickets)).map(({ id }) => id));
  const complete = scenarios.map((scenario): Scenario => ({ from: "dan", text: DESCRIPTION, ...scenario }));
  await runTimeline(ctx(), [...scenarioActions(world, complete, NOW), ...closingActions(complete, NOW)], NOW);
  const all = await db.select().from(tickets).orderBy(asc(tickets.createdAt));
  return all.filter(({ id }) => !before.has(id));
}

const historyOf = (ticketId: string) =>
  db.select().from(events).where(eq(events.ticketId, ticketId)).orderBy(asc(events.id));

/** The history of a ticket without values that differ between tickets. */
async function comparableHistory(ticketId: string) {
  return (await historyOf(ticketId)).map(({ type, actorKind, actorName, before, after }) => ({
    ...{ type, actorKind, actorName, before },
    after: Object.fromEntries(
      Object.entries(after ?? {}).filter(([key]) => !["number", "messageId", "personId", "reason"].includes(key)),
    ),
  }));
}

describe("scenarioActions", () => {
  it("A scenario writes the same history as the verbs", async () => {
    const [demo] = await runScenarios({ ago: "2d", steps: [reply("1h", "Which one?"), resolve("2h", "Restarted.")] });
    const job = (name: JobName) => ({ ...ctx(), actor: jobActor(name) });
    const { id: ticketId } = await openTicket(
      { ...ctx(), actor: world.requesters.dan },
      { description: DESCRIPTION, channel: "web" },
    );
    const [opened] = await historyOf(ticketId);
    await beginTriage(job("triage"), { ticketId });
    const { triageResultId } = await triageTicket(job("triage"), { ticketId, eventId: opened!.id });
    await applyTriage(job("triage"), { triageResultId });
    await beginApproval(job("approval"), { ticketId });
    const routed = await routeTicket(job("routing"), { ticketId });
    const assignee = Object.values(world.staff).find(
      ({ id }) => routed.state === "assigned" && id === routed.personId,
    )!;
    await addReply({ ...ctx(), actor: assignee }, { ticket: ticketId, body: "Which one?", internal: false });
    const [{ version }] = (await db
      .select({ version: tickets.version })
      .from(tickets)
      .where(eq(tickets.id, ticketId))) as [{ version: number }];
    await resolveTicket({ ...ctx(), actor: assignee }, { ticket: ticketId, version, notes: "Restarted." });
    expect(await comparableHistory(demo!.id)).toEqual(await comparableHistory(ticketId));
  });

  it("A scenario with a future step, or a step that a verb refuses, is refused", async () => {
    await expect(runScenarios({ ago: "1h", steps: [reply("2h", "Later.")] })).rejects.toThrow("future");
    await expect(runScenarios({ ago: "1h", steps: [confirm("1m")] })).resolves.toMatchObject([{ status: "resolved" }]);
    const ended = { ago: "1h", steps: [cancel("1m", "requester", "x"), move("2m", "waiting")] };
    await expect(runScenarios(ended)).rejects.toThrow("cancelled");
  });

  it("Scenario tickets are numbered by UTC day in order of creation", async () => {
    const created = await runScenarios({ ago: "1m" }, { ago: "5m" }, { ago: "3m" });
    const numbers = created.map(({ number }) => number);
    expect(numbers.map((number) => number.slice(4, 12))).toEqual(["20270228", "20270228", "20270301"]);
    expect(numbers).toEqual([...numbers].sort());
  });

  it("A reply starts work, an answer reopens the ticket, and a week without one closes it", async () => {
    const [answered] = await runScenarios({
      ago: "2d",
      steps: [reply("1h", "So?"), move("2h", "waiting"), answer("3h", "So.")],
    });
    const [first] = await db
      .select()
      .from(messages)
      .where(eq(messages.ticketId, answered!.id))
      .orderBy(asc(messages.id));
    expect(answered).toMatchObject({ status: "in_progress", firstResponseAt: first!.createdAt });
    const [reopened] = await runScenarios({
      ago: "2d",
      steps: [resolve("1h", "Oiled."), answer("3h", "It squeaks again.")],
    });
    expect(reopened).toMatchObject({ status: "open", resolvedAt: null });
    const [closed] = await runScenarios({ ago: "9d", steps: [resolve("1h", "Oiled.")] });
    const { status, resolvedAt, closedAt } = closed!;
    expect([status, closedAt!.getTime() - resolvedAt!.getTime() > 7 * DAY_MS]).toEqual(["closed", true]);
    const last = (await historyOf(closed!.id)).at(-1);
    expect(last).toMatchObject({ type: "ticket/status.changed", actorName: "sweep", at: closedAt });
  });
});
