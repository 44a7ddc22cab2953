import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { jobActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { newId } from "@/lib/ids";
import { testContext } from "@/tests/support/context";
import { oldDatabase } from "@/tests/support/old-database";
import { listTimeline } from "./timeline";

const [ines, tomasz] = [newId(), newId()];

/** Rows in the old format and their upgraded form. */
const OLD: [was: { type?: string; before?: object; after?: object | null }, is: object][] = [
  [{ after: { deleted: true } }, { type: "ticket/deleted" }],
  [
    { after: { leftForHuman: "The pipeline gave up on this ticket. A person should look at it." } },
    { type: "ticket/left.for.review", after: { reason: { code: "pipeline-failed" } } },
  ],
  [
    { after: { leftForHuman: "Nobody could read it." } },
    { type: "ticket/left.for.review", after: { reason: { code: "legacy", text: "Nobody could read it." } } },
  ],
  [{ after: { approvalLinkShown: ines } }, { type: "ticket/approval.link.shown", after: { requestId: ines } }],
  [
    { after: { review: "rejected", fields: ["category"] } },
    { type: "ticket/review.rejected", after: { fields: ["category"] } },
  ],
  [
    { before: { priority: "high" }, after: { priority: "low", review: "undone" } },
    { type: "ticket/review.undone", before: { priority: "high" }, after: { priority: "low" } },
  ],
  [{ after: { description: "changed" } }, { type: "ticket/reworded", after: { description: "changed" } }],
  [
    { before: {}, after: { title: "changed" } },
    { type: "ticket/edited", before: {}, after: { title: "changed" } },
  ],
  [
    { before: { skills: [] }, after: { skills: ["vpn"], review: "accepted" } },
    { type: "ticket/edited", before: { skills: [] }, after: { skills: ["vpn"], review: "accepted" } },
  ],
  ...[
    ["owner left", { code: "left" }],
    ["owner is away", { code: "away" }],
    ["handed over", { code: "handover" }],
    ["given back", { code: "returned" }],
    ["reopened", { code: "reopened" }],
    ["felt like it", { code: "legacy", text: "felt like it" }],
  ].map(([reason, code]): [object, object] => [
    { type: "ticket/unassigned", before: { personId: ines }, after: { reason } },
    { type: "ticket/unassigned", before: { personId: ines }, after: { reason: code } },
  ]),
  ...[
    ["owner is away", { code: "away" }],
    ['rule "Nights"', { code: "automation-rule", rule: "Nights" }],
    ["2 of 3 skills, 4 of 20 in hand", best("team-skill", 2, 3, 4)],
    ["4 of 20 in hand", best("team", 0, 0, 4)],
    ["0 of 1 skills, no member with any of them can, 4 of 20 in hand", best("team", 0, 1, 4)],
    ["leads the team, 4 of 20 in hand", best("lead", 0, 0, 4)],
    ["1 of 2 skills, admin, nobody else can, 4 of 20 in hand", best("admin", 1, 2, 4)],
    ["a coin was tossed", { code: "legacy", text: "a coin was tossed" }],
  ].map(([reason, code]): [object, object] => [
    { type: "ticket/assigned", after: { personId: tomasz, source: "rules", reason } },
    { type: "ticket/assigned", after: { personId: tomasz, source: "rules", reason: code } },
  ]),
  [
    { type: "ticket/handover.answered", after: { handoverId: ines, state: "taken", reason: "handed" } },
    { type: "ticket/handover.answered", after: { handoverId: ines, state: "taken", reason: "direct" } },
  ],
];

function best(group: string, covered: number, wanted: number, active: number) {
  return { code: "best-match", group, covered, wanted, active, capacity: 20 };
}

let db: Db;
const tickets = { all: newId(), triaged: newId(), again: newId() };
const billing = newId();

beforeAll(async () => {
  db = await oldDatabase("0004_reason_codes");
  const requester = newId();
  await db.execute(sql`insert into people (id, name, role) values (${requester}, 'Marta', 'user')`);
  await db.execute(sql`insert into categories (id, slug, name) values (${billing}, 'billing-x', 'Billing')`);
  for (const [name, id] of Object.entries(tickets)) {
    await db.execute(sql`insert into tickets (id, number, description, channel, requester_id, category_id)
      values (${id}, ${`TKT-${name}`}, '', 'web', ${requester}, ${billing})`);
  }
  for (const [{ type = "ticket/updated", before, after }] of OLD) await write(tickets.all, type, before, after);
  const read = { provider: "builtin", state: "done", priority: "low", skills: [] };
  const sources = { category: "ai", priority: "person" };
  await write(tickets.triaged, "ticket/triaged", undefined, { ...read, sources, needsReview: ["skills"] });
  await write(tickets.triaged, "ticket/updated", { category: "account-x" }, { category: "billing-x" });
  await write(tickets.again, "ticket/triaged", undefined, { ...read, sources: {}, modes: { category: "suggested" } });
  await write(tickets.again, "ticket/triaged", undefined, { ...read, sources: {}, modes: {} });
  await migrate(db);
});

function write(ticketId: string, type: string, before?: object, after?: object | null) {
  const json = (facts?: object | null) => (facts ? JSON.stringify(facts) : null);
  return db.execute(sql`insert into events (id, type, ticket_id, actor_kind, actor_name, before, after)
    values (${newId()}, ${type}, ${ticketId}, 'system', 'triage', ${json(before)}::jsonb, ${json(after)}::jsonb)`);
}

async function timelineOf(ticket: string) {
  const { events } = await listTimeline(testContext(db, jobActor("pipeline")), { ticket, limit: 100 });
  return events.map(({ id: _id, at: _at, actor: _actor, ...facts }) => facts);
}

describe("history from before events had typed payloads", () => {
  it("Old history is upgraded to current names and reason codes, and unknown parts stay as written", async () => {
    expect(await timelineOf(tickets.all)).toEqual(OLD.map(([, is]) => is));
  });

  it("An upgraded triage event has the category of that time, the outcome per field, and no required approval", async () => {
    const [triaged] = await timelineOf(tickets.triaged);
    expect(triaged?.after).toMatchObject({
      category: "account-x",
      approval: "not_required",
      modes: { category: "applied", priority: "overruled", skills: "suggested" },
    });
  });

  it("An upgraded triage event claims no category if another one followed, and keeps what was written", async () => {
    const [first, second] = await timelineOf(tickets.again);
    expect(first?.after).not.toHaveProperty("category");
    expect(first?.after).toMatchObject({ modes: { category: "suggested" } });
    expect(second?.after).toMatchObject({ category: "billing-x", modes: {} });
  });
});
