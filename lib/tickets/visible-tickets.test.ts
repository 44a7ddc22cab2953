import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { type Actor, jobActor, linkActor, type PersonActor, VISITOR } from "@/lib/auth/actor";
import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { tickets } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import {
  createCategoryRow,
  createTeamRow,
  createTriageResult,
  fieldResultOf,
  openTestTicket,
  rowOf,
} from "@/tests/support/workspace";
import { addReply } from "./add-reply";
import { applyTriage } from "./apply-triage";
import { assignTicket } from "./assign-ticket";
import { cancelTicket } from "./cancel-ticket";
import { claimTicket } from "./claim-ticket";
import { deleteTicket } from "./delete-ticket";
import { editTicket } from "./edit-ticket";
import { ListTicketsInput } from "./input";
import { listTickets } from "./list-tickets";
import { getTicket } from "./queries";
import { reopenTicket } from "./reopen-ticket";
import { requestTriage } from "./request-triage";
import { resolveTicket } from "./resolve-ticket";
import { ticketStats } from "./stats";
import { listTimeline } from "./timeline";
import { unassignTicket } from "./unassign-ticket";
import { unrestricted, type Viewer, viewerId, visibilityKey, visibleTickets, withPlaceholder } from "./visible-tickets";

let db: Db;
let ida: PersonActor;
let otherUser: PersonActor;
let moderator: PersonActor;
let colleague: PersonActor;
let admin: PersonActor;
/** One ticket of each kind, seen from the moderator: ids by kind. */
let kinds: Record<"asked" | "assigned" | "team" | "unassigned" | "elsewhere", string>;

beforeAll(async () => {
  db = await testDatabase();
  ida = await createPerson(db);
  otherUser = await createPerson(db);
  moderator = await createPerson(db, "moderator");
  colleague = await createPerson(db, "moderator");
  admin = await createPerson(db, "admin");
  const mine = await createCategoryRow(db, await createTeamRow(db, [moderator]));
  const theirs = await createCategoryRow(db, await createTeamRow(db, [colleague]));
  kinds = {
    asked: (await openTestTicket(db, moderator, { category: theirs.slug })).id,
    assigned: (await openTestTicket(db, ida, { category: theirs.slug })).id,
    team: (await openTestTicket(db, ida, { category: mine.slug })).id,
    unassigned: (await openTestTicket(db, ida, { category: theirs.slug })).id,
    elsewhere: (await openTestTicket(db, ida, { category: theirs.slug })).id,
  };
  for (const [ticket, owner] of [
    [kinds.asked, colleague],
    [kinds.assigned, moderator],
    [kinds.team, colleague],
    [kinds.elsewhere, colleague],
  ] as const) {
    await assignTicket(testContext(db, admin), { ticket, personId: owner.id, version: 1 });
  }
});

const as = (actor: Actor) => testContext(db, actor);
const all = ListTicketsInput.parse({ limit: 100 });

/** Every way to read or change one ticket. */
const ways: Record<string, (ctx: Context, ticket: string) => Promise<unknown>> = {
  getTicket: (ctx, ticket) => getTicket(ctx, ticket),
  listTimeline: (ctx, ticket) => listTimeline(ctx, { ticket, limit: 25 }),
  editTicket: (ctx, ticket) => editTicket(ctx, { ticket, version: 1, priority: "low" }),
  addReply: (ctx, ticket) => addReply(ctx, { ticket, body: "x", internal: false }),
  resolveTicket: (ctx, ticket) => resolveTicket(ctx, { ticket, version: 1 }),
  reopenTicket: (ctx, ticket) => reopenTicket(ctx, { ticket, version: 1 }),
  cancelTicket: (ctx, ticket) => cancelTicket(ctx, { ticket, version: 1 }),
};
const staffWays: typeof ways = {
  assignTicket: (ctx, ticket) => assignTicket(ctx, { ticket, version: 1, personId: moderator.id }),
  unassignTicket: (ctx, ticket) => unassignTicket(ctx, { ticket, version: 1 }),
  requestTriage: (ctx, ticket) => requestTriage(ctx, { ticket }),
  internalNote: (ctx, ticket) => addReply(ctx, { ticket, body: "x", internal: true }),
};

describe("visibleTickets", () => {
  it.each([
    ["a user: their own", () => ida, ["assigned", "elsewhere", "team", "unassigned"]],
    ["another user: none", () => otherUser, []],
    [
      "a moderator: asked, assigned to them, their teams', unassigned",
      () => moderator,
      ["asked", "assigned", "team", "unassigned"],
    ],
    ["an admin: all", () => admin, ["asked", "assigned", "elsewhere", "team", "unassigned"]],
    ["a job of ours: all", () => jobActor("pipeline"), ["asked", "assigned", "elsewhere", "team", "unassigned"]],
  ] as const)("Each role sees its tickets (%s) [S4.18, S0.30, S0.33]", async (_who, who, expected) => {
    const { tickets: listed } = await listTickets(as(who()), all);
    const names = Object.fromEntries(Object.entries(kinds).map(([kind, id]) => [id, kind]));
    expect(listed.map((ticket) => names[ticket.id]).sort()).toEqual(expected);
    expect((await ticketStats(as(who()))).total).toBe(expected.length);
    for (const [kind, id] of Object.entries(kinds)) {
      const outcome = getTicket(as(who()), id).then(
        () => "seen",
        (error) => error.code,
      );
      expect([kind, await outcome]).toEqual([
        kind,
        (expected as readonly string[]).includes(kind) ? "seen" : "not_found",
      ]);
    }
  });

  it.each<[string, () => Viewer, (keyof typeof kinds)[]]>([
    ["a visitor: none", () => VISITOR, []],
    ["a link: its one ticket", () => linkActor({ id: newId(), ticketId: kinds.elsewhere }), ["elsewhere"]],
    ["a job: all", () => jobActor("sweep"), ["asked", "assigned", "elsewhere", "team", "unassigned"]],
    [
      "a read past one's rights: all",
      () => unrestricted("offer"),
      ["asked", "assigned", "elsewhere", "team", "unassigned"],
    ],
    ["a requester: their own", () => ida, ["assigned", "elsewhere", "team", "unassigned"]],
    ["a moderator: asked, assigned, theirs, unassigned", () => moderator, ["asked", "assigned", "team", "unassigned"]],
  ])("The clause selects the same tickets in a prepared statement (%s)", async (_who, who, expected) => {
    const viewer = who();
    const named = new Map(Object.entries(kinds).map(([kind, id]) => [id, kind]));
    const select = (clause: SQL) =>
      db
        .select({ id: tickets.id })
        .from(tickets)
        .where(and(clause, inArray(tickets.id, [...named.keys()])));
    /** Ticket ids by kind, as the moderator sees them. */
    const kindsOf = (rows: { id: string }[]) => rows.map(({ id }) => named.get(id)).sort();
    expect(kindsOf(await select(visibleTickets(viewer)))).toEqual(expected);
    const statement = select(visibleTickets(withPlaceholder(viewer, sql.placeholder("viewer")))).prepare(
      `seen_by_${visibilityKey(viewer)}`,
    );
    expect(kindsOf(await statement.execute({ viewer: viewerId(viewer) }))).toEqual(expected);
  });

  it("No viewer sees a deleted ticket", async () => {
    const { id } = await openTestTicket(db, ida);
    await deleteTicket(as(admin), { ticket: id });
    const viewers: Viewer[] = [
      VISITOR,
      linkActor({ id: newId(), ticketId: id }),
      jobActor("sweep"),
      unrestricted("offer"),
      admin,
    ];
    for (const one of viewers) {
      expect(
        await db
          .select({ id: tickets.id })
          .from(tickets)
          .where(and(visibleTickets(one), eq(tickets.id, id))),
      ).toEqual([]);
    }
  });

  it("Visitors and links cannot ask for tickets at all", async () => {
    const link = linkActor({ id: newId(), ticketId: kinds.team });
    for (const [actor, code] of [
      [VISITOR, "unauthenticated"],
      [link, "forbidden"],
    ] as const) {
      await expect(listTickets(as(actor), all)).rejects.toMatchObject({ code });
      await expect(getTicket(as(actor), kinds.team)).rejects.toMatchObject({ code });
    }
  });

  it("A ticket is found by number or id, in any case [S3.20, S3.22, S4.19]", async () => {
    const { id, number } = await rowOf(db, kinds.team);
    for (const name of [id, id.toUpperCase(), number, number.toLowerCase()]) {
      expect((await getTicket(as(ida), name)).id).toBe(id);
    }
    await expect(getTicket(as(otherUser), number)).rejects.toMatchObject({ code: "not_found" });
  });

  it.each(Object.keys(ways))("A requester cannot find another person's ticket: %s", async (way) => {
    await expect(ways[way]!(as(otherUser), kinds.team)).rejects.toMatchObject({ code: "not_found" });
  });

  it.each([...Object.keys(ways), ...Object.keys(staffWays)])(
    "Another team's ticket is not found for a moderator: %s",
    async (way) => {
      const go = { ...ways, ...staffWays }[way]!;
      await expect(go(as(moderator), kinds.elsewhere)).rejects.toMatchObject({ code: "not_found" });
    },
  );

  it.each(Object.keys(staffWays))("A requester may see their ticket but not do this to it: %s", async (way) => {
    await expect(staffWays[way]!(as(ida), kinds.team)).rejects.toMatchObject({ code: "forbidden" });
  });

  it.each(["TKT-20200101-0001", "nonsense", "", "0".repeat(100), "'; drop table tickets; --", "%"])(
    "Nothing is found by %j",
    async (name) => {
      for (const actor of [ida, moderator, admin]) {
        await expect(getTicket(as(actor), name)).rejects.toMatchObject({ code: "not_found" });
      }
    },
  );

  it("The answers for a missing ticket and for another person's ticket are the same", async () => {
    const answers = await Promise.all(
      [kinds.elsewhere, "TKT-20200101-0001"].map((name) =>
        getTicket(as(moderator), name).catch((error) => error.message),
      ),
    );
    expect(answers[0]).toBe(answers[1]);
  });

  it("Requesters cannot do what pipeline and admins do, and moderators cannot delete", async () => {
    const claim = { ticketId: kinds.unassigned, ticketVersion: 1, personId: ida.id, activeSeen: 0 };
    const rest = { scoreboard: [], reason: { code: "away" as const }, attempts: 1 };
    await expect(claimTicket(as(ida), { ...claim, ...rest })).rejects.toMatchObject({ code: "forbidden" });
    await expect(applyTriage(as(ida), { triageResultId: kinds.team })).rejects.toMatchObject({ code: "forbidden" });
    await expect(deleteTicket(as(moderator), { ticket: kinds.team })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("what a requester sees", () => {
  it("A requester sees the conversation and state, never notes, summary, scores, triage results or history [S4.3, S4.19]", async () => {
    const { id } = await openTestTicket(db, ida, { description: "My screen is black." });
    const triageResultId = await createTriageResult(
      db,
      id,
      { priority: fieldResultOf("high"), skills: fieldResultOf([]) },
      { summary: "SUMMARY", helpfulNotes: [{ code: "model", text: "NOTE" }], needsReview: ["category"] },
    );
    await applyTriage(as(jobActor("triage")), { triageResultId });
    await assignTicket(as(admin), { ticket: id, version: 2, personId: moderator.id, note: "INTERNAL" });
    await addReply(as(moderator), { ticket: id, body: "Is it plugged in?", internal: false });

    const shown = await getTicket(as(ida), id);
    expect(shown).toMatchObject({ priority: "high", assignee: { name: moderator.name }, status: "in_progress" });
    expect(shown.messages.map((message) => message.body)).toEqual(["Is it plugged in?"]);
    const everything = JSON.stringify([
      shown,
      await listTickets(as(ida), all),
      await listTimeline(as(ida), { ticket: id, limit: 100 }),
    ]);
    expect(everything).not.toMatch(/NOTE|SUMMARY|INTERNAL|0\.9|scoreboard|confidence|quotes|helpfulNotes|summary/);
    for (const hidden of ["assignment", "history", "summary", "helpfulNotes"]) expect(shown).not.toHaveProperty(hidden);
    expect(shown.triage).toEqual({ state: "needs_review", source: null });
  });

  it("A moderator who may see the ticket sees all of it [S4.3, S3.20, S3.22]", async () => {
    const { id } = await openTestTicket(db, ida);
    const triageResultId = await createTriageResult(
      db,
      id,
      { priority: fieldResultOf("high") },
      { summary: "SUMMARY", helpfulNotes: [{ code: "model", text: "NOTE" }] },
    );
    await applyTriage(as(jobActor("triage")), { triageResultId });
    const shown = await getTicket(as(moderator), id);
    expect(shown).toMatchObject({ summary: "SUMMARY", helpfulNotes: ["NOTE"], assignment: null });
    expect(shown.provenance.priority).toMatchObject({ source: "ai", confidence: 0.9 });
    expect(shown.triage.triageResult).toMatchObject({ id: triageResultId, provider: "gemini" });
    expect(shown.history?.map((event) => event.type)).toEqual(["ticket/created", "ticket/triaged"]);
  });

  it("A requester's timeline has only public messages and status changes, with person and time [S3.30]", async () => {
    const { id } = await openTestTicket(db, ida);
    await assignTicket(as(admin), { ticket: id, version: 1, personId: moderator.id });
    await addReply(as(moderator), { ticket: id, body: "between us", internal: true });
    await addReply(as(moderator), { ticket: id, body: "Hello", internal: false });
    const forRequester = await listTimeline(as(ida), { ticket: id, limit: 100 });
    const types = ["ticket/created", "ticket/message.added", "ticket/status.changed"];
    expect(forRequester.events.map((event) => event.type)).toEqual(types);
    expect(forRequester.events[1]).toMatchObject({ actor: { id: moderator.id, name: moderator.name } });
    const forStaff = await listTimeline(as(moderator), { ticket: id, limit: 100 });
    expect(forStaff.events.map((event) => event.type)).toEqual([
      "ticket/created",
      "ticket/assigned",
      "ticket/message.added",
      ...types.slice(1),
    ]);
    expect(JSON.stringify(forStaff)).not.toMatch(/between us|Hello/);
  });

  it("Timeline pages neither repeat nor skip events, oldest first, and refuse another list's cursor", async () => {
    const { id } = await openTestTicket(db, ida);
    for (let n = 0; n < 6; n++) await addReply(as(ida), { ticket: id, body: `${n}`, internal: false });
    const whole = await listTimeline(as(admin), { ticket: id, limit: 100 });
    const paged: unknown[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await listTimeline(as(admin), { ticket: id, limit: 2, cursor });
      paged.push(...page.events);
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(whole.events).toHaveLength(7);
    expect(paged).toEqual(whole.events);
    const foreign = (await listTickets(as(admin), { ...all, limit: 1 })).nextCursor!;
    await expect(listTimeline(as(admin), { ticket: id, limit: 2, cursor: foreign })).rejects.toMatchObject({
      code: "invalid",
      errors: [{ pointer: "/cursor" }],
    });
  });
});
