import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { settled } from "@/app/_server/http/after";
import { connectEmbedded } from "@/inngest/client";
import { jobActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { tickets } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { routeTicket } from "@/lib/routing/route-ticket";
import { applyTriage } from "@/lib/tickets/apply-triage";
import { call, createSessionRow, takeEvents } from "@/tests/support/accounts";
import { testContext, testDatabase } from "@/tests/support/database";
import { scratchFolder } from "@/tests/support/settings";
import {
  createCategoryRow,
  createSkillRows,
  createTeamRow,
  createTriageResult,
  fieldResultOf,
  openTestTicket,
} from "@/tests/support/workspace";
import { PUT as assign, DELETE as unassign } from "./[id]/assignment/route";
import { PUT as cancel } from "./[id]/cancellation/route";
import { POST as reply } from "./[id]/replies/route";
import { DELETE as reopen, PUT as resolve } from "./[id]/resolution/route";
import { GET as getOne, PATCH as patch, DELETE as remove } from "./[id]/route";
import { GET as timeline } from "./[id]/timeline/route";
import { POST as triage } from "./[id]/triage/route";
import { GET as list, POST as open } from "./route";
import { GET as stats } from "./stats/route";

type Session = Awaited<ReturnType<typeof createSessionRow>>;

let db: Db;
let ida: Session;
let moderator: Session;
let admin: Session;
let network: { id: string; slug: string; name: string };

beforeAll(async () => {
  db = await testDatabase();
  scratchFolder();
  takeEvents();
  ida = await createSessionRow(db);
  moderator = await createSessionRow(db, "moderator");
  admin = await createSessionRow(db, "admin", { capacity: 1 });
  network = await createCategoryRow(db, await createTeamRow(db, [moderator.person]));
  await createSkillRows(db, "vpn");
});

/** A call for a ticket with its current version. */
async function at(handler: Parameters<typeof call>[0], who: Session, id: string, method: string, body?: unknown) {
  const [row] = await db.select({ version: tickets.version }).from(tickets).where(eq(tickets.id, id));
  const headers = { "if-match": `"${row?.version}"` };
  return call(handler, `/api/tickets/${id}`, { method, token: who.token, body, headers, params: { id } });
}
const read = (who: Session, id: string) => call(getOne, `/api/tickets/${id}`, { token: who.token, params: { id } });

const FIELDS = [
  "approval",
  "assignee",
  "category",
  "channel",
  "closedAt",
  "createdAt",
  "description",
  "firstResponseAt",
  "id",
  "number",
  "phone",
  "priority",
  "provenance",
  "requester",
  "requesterDepartment",
  "resolutionNotes",
  "resolvedAt",
  "skills",
  "status",
  "team",
  "title",
  "titleSource",
  "triage",
  "updatedAt",
  "version",
];

describe("POST /api/tickets", () => {
  it("A new ticket is created and returned [S0.29, S2.8, S3.19, S3.32, S4.17]", async () => {
    const body = {
      description: "The VPN drops every ten minutes.",
      title: "VPN",
      category: network.slug,
      priority: "P2 - High",
      requesterDepartment: "Sales",
      phone: "555",
    };
    const { status, json } = await call(open, "/api/tickets", { token: ida.token, body });
    expect(status).toBe(201);
    expect(Object.keys(json).sort()).toEqual(FIELDS);
    expect(json).toMatchObject({
      number: expect.stringMatching(/^TKT-\d{8}-\d{4,}$/),
      title: "VPN",
      description: body.description,
      status: "open",
      priority: "high",
      category: { slug: network.slug, name: network.name },
      requester: { id: ida.person.id, name: ida.person.name },
      requesterDepartment: "Sales",
      phone: "555",
      channel: "api",
      version: 1,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
  });

  it("A ticket is created even if the event queue is unavailable [S4.6]", async () => {
    connectEmbedded(() => Promise.resolve(Response.json({ error: "away", status: 400 }, { status: 400 })));
    const { status, json } = await call(open, "/api/tickets", { token: ida.token, body: { description: "x" } });
    expect(status).toBe(201);
    await settled();
    expect((await read(ida, json.id)).status).toBe(200);
    takeEvents();
  });
});

describe("GET /api/tickets", () => {
  it("Tickets are paged and filtered; admins see all, moderators those of their teams, requesters their own [S0.30, S0.33, S2.9, S3.21, S4.18]", async () => {
    const someone = await createSessionRow(db);
    const theirs = [];
    for (const priority of ["P1 - Critical", "low", "P1"]) {
      theirs.push((await openTestTicket(db, someone.person, { priority, category: network.slug })).id);
    }
    const query = `category=${network.slug}&priority=P1%20-%20Critical&sort=oldest&limit=1`;
    const first = await call(list, `/api/tickets?${query}`, { token: someone.token });
    expect(first.status).toBe(200);
    expect(first.json.tickets.map((ticket: { id: string }) => ticket.id)).toEqual([theirs[0]]);
    const next = await call(list, `/api/tickets?${query}&cursor=${first.json.nextCursor}`, { token: someone.token });
    expect(next.json.tickets.map((ticket: { id: string }) => ticket.id)).toEqual([theirs[2]]);
    expect(next.json.nextCursor).toBeNull();
    expect(Object.keys(next.json)).toEqual(["tickets", "nextCursor"]);
    expect(Object.keys(next.json.tickets[0]).sort()).toEqual(FIELDS);
    const idsFor = async (who: Session) =>
      (await call(list, "/api/tickets?limit=100", { token: who.token })).json.tickets.map(
        (ticket: { id: string }) => ticket.id,
      );
    expect(await idsFor(someone)).toHaveLength(3);
    expect(await idsFor(admin)).toEqual(expect.arrayContaining(theirs));
    expect(await idsFor(moderator)).toEqual(expect.arrayContaining(theirs));
    expect(await idsFor(ida)).not.toEqual(expect.arrayContaining(theirs));
  });
});

describe("GET /api/tickets/:id", () => {
  it("A ticket has its messages, and for staff also triage, routing and history [S3.20, S3.22, S3.30, S4.3, S4.19]", async () => {
    const { id, number } = await openTestTicket(db, ida.person);
    const fields = {
      category: fieldResultOf(network.slug),
      priority: fieldResultOf("critical" as const),
      skills: fieldResultOf(["vpn"]),
    };
    const triageResultId = await createTriageResult(db, id, fields, {
      helpfulNotes: [{ code: "model", text: "Ask for the log." }],
      summary: "VPN",
    });
    await applyTriage(testContext(db, jobActor("triage")), { triageResultId });
    await routeTicket(testContext(db, jobActor("routing")), { ticketId: id });
    const forStaff = (await read(moderator, number)).json;
    expect(forStaff).toMatchObject({
      id,
      status: "open",
      helpfulNotes: ["Ask for the log."],
      skills: ["vpn"],
      assignee: { id: moderator.person.id, name: moderator.person.name },
      triage: { state: "done", source: "ai", confidence: 0.9, triageResult: { id: triageResultId } },
      assignment: { source: "rules", scoreboard: expect.any(Array) },
    });
    expect(forStaff.history.map((event: { type: string }) => event.type)).toEqual([
      "ticket/created",
      "ticket/triaged",
      "ticket/assigned",
    ]);
    expect(forStaff.history[0]).toEqual({
      id: expect.any(String),
      type: "ticket/created",
      at: expect.any(String),
      actor: { id: ida.person.id, name: ida.person.name },
      after: { number, channel: "web" },
    });
    const forRequester = (await read(ida, number)).json;
    expect(Object.keys(forRequester).sort()).toEqual([...FIELDS, "messages"].sort());
    expect(forRequester.triage).toEqual({ state: "done", source: "ai" });
  });
});

describe("PATCH /api/tickets/:id", () => {
  it("Staff can change category, priority, skills and status [S0.31, S0.34, S2.10, S3.23]", async () => {
    const { id } = await openTestTicket(db, ida.person);
    const body = { category: network.slug, priority: "P1", skills: ["VPN"], status: "in_progress", title: "VPN" };
    const answer = await at(patch, admin, id, "PATCH", body);
    expect([answer.status, answer.headers.get("etag")]).toEqual([200, '"2"']);
    expect(answer.json).toMatchObject({
      category: { slug: network.slug },
      priority: "critical",
      skills: ["vpn"],
      status: "in_progress",
      title: "VPN",
      version: 2,
    });
  });

  it("The requester can edit the description", async () => {
    const { id } = await openTestTicket(db, ida.person);
    const answer = await at(patch, ida, id, "PATCH", { description: "clearer" });
    expect([answer.status, answer.json.description]).toEqual([200, "clearer"]);
    expect(answer.json).not.toHaveProperty("history");
  });
});

describe("the life of a ticket", () => {
  it("A ticket is assigned, answered, resolved with notes, reopened, resolved and confirmed [S3.23, S3.29, S3.31]", async () => {
    const { id } = await openTestTicket(db, ida.person);
    const assigned = await at(assign, admin, id, "PUT", { personId: moderator.person.id, note: "Yours" });
    expect([assigned.status, assigned.json.assignee.id]).toEqual([200, moderator.person.id]);
    const answered = await at(reply, moderator, id, "POST", { body: "On it." });
    expect([answered.status, answered.json]).toEqual([
      201,
      {
        id: expect.any(String),
        author: { id: moderator.person.id, name: moderator.person.name, role: "moderator" },
        body: "On it.",
        internal: false,
        createdAt: expect.any(String),
      },
    ]);
    const resolved = await at(resolve, moderator, id, "PUT", { notes: "New certificate." });
    expect(resolved.json).toMatchObject({ status: "resolved", resolutionNotes: "New certificate." });
    expect((await at(reopen, ida, id, "DELETE")).json).toMatchObject({ status: "open", resolvedAt: null });
    expect((await at(resolve, moderator, id, "PUT")).status).toBe(200);
    expect((await at(resolve, ida, id, "PUT", {})).json).toMatchObject({ status: "closed" });
  });

  it("A ticket can be unassigned, and can't be assigned to a person at capacity", async () => {
    const [one, two] = [await openTestTicket(db, ida.person), await openTestTicket(db, ida.person)];
    expect((await at(assign, admin, one.id, "PUT", { personId: admin.person.id })).status).toBe(200);
    expect(await at(assign, admin, two.id, "PUT", { personId: admin.person.id })).toMatchObject({
      status: 409,
      json: { type: "no-room" },
    });
    expect((await at(unassign, admin, one.id, "DELETE")).json).toMatchObject({ assignee: null });
    const bad = await at(assign, admin, two.id, "PUT", { personId: newId() });
    expect([bad.status, bad.json.errors[0].pointer]).toEqual([400, "/personId"]);
  });

  it("The note of an unassignment is visible to staff, not to the requester", async () => {
    const { id } = await openTestTicket(db, ida.person);
    await at(assign, moderator, id, "PUT", { personId: moderator.person.id });
    const unassigned = await at(assign, moderator, id, "PUT", {
      personId: null,
      note: "Needs somebody who knows SAP.",
    });
    expect([unassigned.status, unassigned.json.assignee, unassigned.json.messages]).toMatchObject([
      200,
      null,
      [{ body: "Needs somebody who knows SAP.", internal: true }],
    ]);
    expect((await read(ida, id)).text).not.toContain("SAP");
    for (const body of [{}, { personId: null, note: "x".repeat(2_001) }, { personId: null, reason: "" }]) {
      expect((await at(assign, moderator, id, "PUT", body)).status).toBe(400);
    }
  });

  it("A ticket is cancelled with a reason, and an admin deletes it", async () => {
    const { id } = await openTestTicket(db, ida.person);
    const answer = await at(cancel, ida, id, "PUT", { reason: "Found it." });
    expect(answer.json).toMatchObject({ status: "cancelled", resolutionNotes: "Found it." });
    expect(await at(remove, admin, id, "DELETE")).toMatchObject({ status: 204, text: "" });
    expect((await read(ida, id)).status).toBe(404);
  });

  it("A new triage run can be requested and is accepted at once", async () => {
    const { id } = await openTestTicket(db, ida.person);
    expect((await at(triage, moderator, id, "POST")).status).toBe(409);
    await db.update(tickets).set({ triage: "done" }).where(eq(tickets.id, id));
    const answer = await at(triage, moderator, id, "POST");
    expect([answer.status, answer.json.triage.state]).toEqual([202, "pending"]);
  });
});

describe("GET /api/tickets/:id/timeline", () => {
  it("The timeline has all events in order and is paged [S0.8, S3.11, S3.30]", async () => {
    const { id } = await openTestTicket(db, ida.person);
    await at(patch, admin, id, "PATCH", { priority: "low" });
    await at(resolve, admin, id, "PUT", {});
    const path = `/api/tickets/${id}/timeline?limit=2`;
    const first = await call(timeline, path, { token: admin.token, params: { id } });
    expect(first.json.events).toMatchObject([
      { type: "ticket/created", actor: { name: ida.person.name } },
      {
        type: "ticket/edited",
        actor: { name: admin.person.name },
        before: { priority: "medium" },
        after: { priority: "low" },
      },
    ]);
    const rest = await call(timeline, `${path}&cursor=${first.json.nextCursor}`, {
      token: admin.token,
      params: { id },
    });
    expect(rest.json).toMatchObject({ events: [{ type: "ticket/status.changed" }], nextCursor: null });
  });
});

describe("GET /api/tickets/stats", () => {
  it("The statistics count the tickets that the caller can see [S2.11, S2.16, S3.24]", async () => {
    const someone = await createSessionRow(db);
    await openTestTicket(db, someone.person, { priority: "high", category: network.slug });
    const { status, json } = await call(stats, "/api/tickets/stats", { token: someone.token });
    expect(status).toBe(200);
    expect(json).toEqual({
      total: 1,
      byStatus: { open: 1, in_progress: 0, waiting: 0, resolved: 0, closed: 0, cancelled: 0 },
      byPriority: { low: 0, medium: 0, high: 1, critical: 0 },
      byCategory: { [network.slug]: 1 },
      unassigned: 1,
      ticketsPerDay: 1,
      medianFirstResponseMinutes: null,
      medianResolutionMinutes: null,
    });
    expect((await call(stats, "/api/tickets/stats", { token: admin.token })).json.total).toBeGreaterThan(1);
    expect((await call(stats, "/api/tickets/stats")).status).toBe(401);
  });
});
