import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { outbox, skills, tickets, ticketTextVersions } from "@/lib/db/schema";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import {
  createCategoryRow,
  createSkillRows,
  createTeamRow,
  historyRows,
  openTestTicket,
  rowOf,
} from "@/tests/support/workspace";
import { assignTicket } from "./assign-ticket";
import { editTicket } from "./edit-ticket";
import { ChangeTicketInput } from "./input";

let db: Db;
let ida: PersonActor;
let moderator: PersonActor;
let team: string;
let network: { id: string; slug: string };

beforeAll(async () => {
  db = await testDatabase();
  ida = await createPerson(db);
  moderator = await createPerson(db, "moderator");
  team = await createTeamRow(db, [moderator]);
  network = await createCategoryRow(db, team);
  await createSkillRows(db, "vpn", "dns");
  await db.insert(skills).values({ slug: "proposed", name: "proposed", state: "proposed" });
});

const edit = (actor: PersonActor, ticket: string, version: number, change: ChangeTicketInput) =>
  editTicket(testContext(db, actor), { ticket, version, ...change });
const isPublished = async (eventId: string) =>
  (await db.select({ name: outbox.name }).from(outbox).where(eq(outbox.id, eventId))).length > 0;
const setRow = (id: string, change: Partial<typeof tickets.$inferInsert>) =>
  db.update(tickets).set(change).where(eq(tickets.id, id));

describe("editing as a moderator", () => {
  it("A moderator's values are marked as a person's, with one new version and one history event [S0.34, S2.10, S3.30]", async () => {
    const { id } = await openTestTicket(db, ida, { priority: "low" });
    const change = { category: network.slug, priority: "high" as const, skills: ["vpn", "dns", "vpn"], title: "Words" };
    const after = await edit(moderator, id, 1, change);
    expect(after).toMatchObject({
      version: 2,
      priority: "high",
      category: { slug: network.slug },
      team: { id: team },
      skills: ["vpn", "dns"],
      title: "Words",
      titleSource: "person",
    });
    for (const field of ["category", "priority", "skills", "title"] as const) {
      expect(after.provenance[field]).toMatchObject({ source: "person", by: moderator.id });
    }
    const [, event, ...others] = await historyRows(db, id);
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      type: "ticket/edited",
      actorId: moderator.id,
      before: { category: null, priority: "low", skills: [] },
      after: { category: network.slug, priority: "high", skills: ["vpn", "dns"], title: "changed" },
    });
    expect(JSON.stringify(event)).not.toContain("Words");
  });

  it("A moderator moves a ticket between open, in progress and waiting, each with a history event [S0.31, S3.23, S3.31]", async () => {
    const { id } = await openTestTicket(db, ida);
    for (const [version, status] of (["in_progress", "waiting", "open", "waiting"] as const).entries()) {
      expect((await edit(moderator, id, version + 1, { status })).status).toBe(status);
    }
    const moves = (await historyRows(db, id)).slice(1);
    expect(moves.map((event) => [event.type, event.before?.status, event.after?.status])).toEqual([
      ["ticket/status.changed", "open", "in_progress"],
      ["ticket/status.changed", "in_progress", "waiting"],
      ["ticket/status.changed", "waiting", "open"],
      ["ticket/status.changed", "open", "waiting"],
    ]);
  });

  it.each(["resolved", "closed", "cancelled"] as const)(
    "A %s ticket cannot return to work by an edit",
    async (status) => {
      const { id } = await openTestTicket(db, ida);
      await setRow(id, { status, resolvedAt: new Date() });
      for (const to of ["open", "in_progress", "waiting"] as const) {
        await expect(edit(moderator, id, 1, { status: to })).rejects.toMatchObject({ code: "conflict" });
      }
      expect((await edit(moderator, id, 1, { priority: "low" })).status).toBe(status);
    },
  );

  it("Setting the current status changes nothing, not even the version", async () => {
    const { id } = await openTestTicket(db, ida);
    expect((await edit(moderator, id, 1, { status: "open" })).version).toBe(1);
    expect((await edit(moderator, id, 1, { status: "open", priority: "high" })).version).toBe(2);
    expect((await historyRows(db, id)).map((event) => event.type)).toEqual(["ticket/created", "ticket/edited"]);
  });

  it("A stale edit is refused and changes nothing", async () => {
    const { id } = await openTestTicket(db, ida);
    await edit(moderator, id, 1, { priority: "high" });
    for (const version of [1, 3]) {
      await expect(edit(moderator, id, version, { priority: "low" })).rejects.toMatchObject({ code: "stale" });
    }
    expect(await rowOf(db, id)).toMatchObject({ version: 2, priority: "high" });
    expect(await historyRows(db, id)).toHaveLength(2);
  });

  it("Of two edits of one version exactly one succeeds", async () => {
    const { id } = await openTestTicket(db, ida);
    const both = await Promise.allSettled([
      edit(moderator, id, 1, { priority: "high" }),
      edit(moderator, id, 1, { priority: "low" }),
    ]);
    expect(both.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await rowOf(db, id)).version).toBe(2);
  });

  it("Unknown categories and skills are refused with a pointer", async () => {
    const { id } = await openTestTicket(db, ida);
    await expect(edit(moderator, id, 1, { category: "nope" })).rejects.toMatchObject({
      code: "invalid",
      errors: [{ pointer: "/category" }],
    });
    for (const unknown of ["go", "proposed"]) {
      await expect(edit(moderator, id, 1, { priority: "high", skills: ["vpn", unknown] })).rejects.toMatchObject({
        code: "invalid",
        errors: [{ pointer: "/skills/1" }],
      });
    }
    expect(await rowOf(db, id)).toMatchObject({ version: 1, priority: "medium" });
  });

  it("Setting the category settles a ticket that needed review", async () => {
    const { id } = await openTestTicket(db, ida);
    await setRow(id, { triage: "needs_review" });
    expect((await edit(moderator, id, 1, { priority: "high" })).triage.state).toBe("needs_review");
    expect((await edit(moderator, id, 2, { category: network.slug })).triage.state).toBe("done");
  });

  it("Another category sends an unassigned ticket to routing, and an assignee keeps theirs", async () => {
    const waiting = await openTestTicket(db, ida);
    await setRow(waiting.id, { triage: "done" });
    await edit(moderator, waiting.id, 1, { category: network.slug });
    expect(await isPublished((await historyRows(db, waiting.id)).at(-1)!.id)).toBe(true);
    await edit(moderator, waiting.id, 2, { category: network.slug });
    expect(await isPublished((await historyRows(db, waiting.id)).at(-1)!.id)).toBe(false);

    const owned = await openTestTicket(db, ida);
    await setRow(owned.id, { triage: "done" });
    await assignTicket(testContext(db, moderator), { ticket: owned.id, version: 1, personId: moderator.id });
    const edited = await edit(moderator, owned.id, 2, { category: network.slug });
    expect(edited.assignee?.id).toBe(moderator.id);
    expect(await isPublished((await historyRows(db, owned.id)).at(-1)!.id)).toBe(false);

    const unread = await openTestTicket(db, ida);
    await edit(moderator, unread.id, 1, { category: network.slug });
    expect(await isPublished((await historyRows(db, unread.id)).at(-1)!.id)).toBe(false);
  });

  it("A moderator cannot change the requester's text", async () => {
    const { id } = await openTestTicket(db, ida);
    await expect(edit(moderator, id, 1, { description: "better" })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("editing as a requester", () => {
  it("An edited text keeps its earlier version and is triaged again", async () => {
    const { id } = await openTestTicket(db, ida, { description: "first words", title: "first title" });
    await setRow(id, { triage: "done" });
    const after = await edit(ida, id, 1, { description: "second words", title: "second title" });
    expect(after).toMatchObject({ description: "second words", title: "second title", version: 2 });
    expect(after.triage.state).toBe("pending");
    const versions = await db.select().from(ticketTextVersions).where(eq(ticketTextVersions.ticketId, id));
    expect(versions.map(({ field, body }) => [field, body]).sort()).toEqual([
      ["description", "first words"],
      ["title", "first title"],
    ]);
    const events = (await historyRows(db, id)).slice(1);
    expect(events.map((event) => event.type)).toEqual(["ticket/reworded", "ticket/triage.requested"]);
    expect(await Promise.all(events.map((event) => isPublished(event.id)))).toEqual([false, true]);
    expect(JSON.stringify(events)).not.toMatch(/words|second title/);
  });

  it("A title from the requester is theirs, whoever proposed one before", async () => {
    const { id } = await openTestTicket(db, ida);
    await setRow(id, { title: "Proposed", provenance: { title: { source: "ai", at: "2026-11-20T00:00:00Z" } } });
    const after = await edit(ida, id, 1, { title: "My own" });
    expect(after.provenance.title).toMatchObject({ source: "requester", by: ida.id });
  });

  it.each([
    [{ category: "x" }],
    [{ priority: "high" as const }],
    [{ skills: [] }],
    [{ status: "waiting" as const }],
    [{ description: "y", priority: "high" as const }],
  ])("A requester cannot classify a ticket: %j", async (change) => {
    const { id } = await openTestTicket(db, ida);
    await expect(edit(ida, id, 1, change)).rejects.toMatchObject({ code: "forbidden" });
    expect((await rowOf(db, id)).version).toBe(1);
  });

  it.each(["in_progress", "waiting", "resolved", "closed", "cancelled"] as const)(
    "A requester cannot edit the text once the ticket is %s",
    async (status) => {
      const { id } = await openTestTicket(db, ida);
      await setRow(id, { status });
      await expect(edit(ida, id, 1, { description: "y" })).rejects.toMatchObject({ code: "conflict" });
    },
  );

  it("A requester can edit the text until the first approval decision", async () => {
    const { id } = await openTestTicket(db, ida);
    await setRow(id, { approval: "pending" });
    expect((await edit(ida, id, 1, { description: "y" })).version).toBe(2);
    for (const approval of ["approved", "rejected"] as const) {
      await setRow(id, { approval });
      await expect(edit(ida, id, 2, { description: "z" })).rejects.toMatchObject({ code: "conflict" });
    }
  });

  it("A requester who is staff edits their own text and classifies any ticket", async () => {
    const own = await openTestTicket(db, moderator);
    expect((await edit(moderator, own.id, 1, { description: "y" })).description).toBe("y");
    expect((await edit(moderator, own.id, 2, { priority: "high" })).provenance.priority?.source).toBe("person");
  });
});

describe("ChangeTicketInput", () => {
  it.each([{}, { status: "resolved" }, { status: "closed" }, { assignee: "x" }, { version: 2 }, { title: "  " }])(
    "An edit does not accept %j",
    (change) => {
      expect(ChangeTicketInput.safeParse(change).success).toBe(false);
    },
  );
});
