import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { deleteTeam } from "@/lib/catalogue/delete-team";
import type { Db } from "@/lib/db/client";
import { handovers } from "@/lib/db/schema";
import { assignTicket } from "@/lib/tickets/assign-ticket";
import { cancelTicket } from "@/lib/tickets/cancel-ticket";
import { deleteTicket } from "@/lib/tickets/delete-ticket";
import { editTicket } from "@/lib/tickets/edit-ticket";
import { getTicket } from "@/lib/tickets/queries";
import { resolveTicket } from "@/lib/tickets/resolve-ticket";
import { unassignTicket } from "@/lib/tickets/unassign-ticket";
import { testDatabase } from "@/tests/support/database";
import { createTwoTeams, type TwoTeams } from "@/tests/support/two-teams";
import { createCategoryRow, createTeamRow, historyRows, rowOf } from "@/tests/support/workspace";

let db: Db;
let desk: TwoTeams;

beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(async () => {
  desk = await createTwoTeams(db);
});

describe("closing an offer with its ticket", () => {
  const ends: [string, string, (ticket: string) => Promise<unknown>][] = [
    ["resolved", "ended", async (t) => resolveTicket(desk.as(desk.tom), { ticket: t, version: await desk.version(t) })],
    ["cancelled", "ended", async (t) => cancelTicket(desk.as(desk.tom), { ticket: t, version: await desk.version(t) })],
    ["deleted", "deleted", (t) => deleteTicket(desk.as(desk.admin), { ticket: t })],
    [
      "assigned to someone else",
      "handed-on",
      async (t) =>
        assignTicket(desk.as(desk.admin), { ticket: t, version: await desk.version(t), personId: desk.admin.id }),
    ],
    [
      "returned to the queue",
      "handed-on",
      async (t) => unassignTicket(desk.as(desk.tom), { ticket: t, version: await desk.version(t) }),
    ],
    [
      "moved to that team",
      "moved",
      async (t) => {
        const category = (await createCategoryRow(db, desk.billing)).slug;
        await editTicket(desk.as(desk.tom), { ticket: t, version: await desk.version(t), category });
      },
    ],
  ];
  it.each(ends)("An open offer is withdrawn when its ticket is %s", async (_what, reason, end) => {
    const ticket = await desk.tomsTicket();
    const { id } = await desk.offer(ticket);
    await end(ticket);
    expect(await desk.stateOf(id)).toBe("withdrawn");
    const events = (await historyRows(db, ticket)).filter(({ type }) => type === "ticket/handover.answered");
    expect(events).toMatchObject([{ after: { handoverId: id, state: "withdrawn", reason } }]);
    const late = desk.answer(desk.leonie, id);
    await expect(late).rejects.toMatchObject(
      reason === "deleted" ? { code: "not_found" } : { code: "conflict", kind: "answered-already" },
    );
  });

  it("Deleting a team ends its offers, which history records, and the ticket stays where it is", async () => {
    const [offered, answered] = [await desk.tomsTicket(), await desk.tomsTicket()];
    const { id } = await desk.offer(offered);
    await desk.answer(desk.leonie, (await desk.offer(answered)).id, { answer: "decline" });
    const before = await historyRows(db, answered);
    await deleteTeam(desk.as(desk.admin), { id: desk.billing });
    expect(await desk.lastEvents(offered, 1)).toEqual([
      {
        type: "ticket/handover.answered",
        after: { handoverId: id, state: "withdrawn", reason: "team-gone" },
        actorId: desk.admin.id,
      },
    ]);
    expect(await historyRows(db, answered)).toEqual(before);
    expect(await rowOf(db, offered)).toMatchObject({ teamId: desk.home, assigneeId: desk.tom.id });
    expect((await getTicket(desk.as(desk.tom), offered)).handovers).toEqual([]);
    await expect(desk.answer(desk.leonie, id)).rejects.toMatchObject({ code: "not_found" });
    expect(await desk.wiresOf("ticket/handover.answered", offered)).toHaveLength(1);
    // Another offer is possible.
    expect(await desk.offer(offered, { teamId: await createTeamRow(db) })).toMatchObject({ state: "offered" });
  });

  it("An edit, another category or another status does not withdraw an offer", async () => {
    const ticket = await desk.tomsTicket();
    const { id } = await desk.offer(ticket);
    const elsewhere = (await createCategoryRow(db, await createTeamRow(db, [desk.tom]))).slug;
    for (const change of [{ priority: "high" as const }, { status: "waiting" as const }, { category: elsewhere }]) {
      await editTicket(desk.as(desk.tom), { ticket, version: await desk.version(ticket), ...change });
    }
    expect(await desk.stateOf(id)).toBe("offered");
  });

  it("Deleting the ticket blanks the notes of its offers", async () => {
    const ticket = await desk.tomsTicket();
    const { id } = await desk.offer(ticket, { note: "secret" });
    await desk.answer(desk.leonie, id, { answer: "decline", note: "secret too" });
    await deleteTicket(desk.as(desk.admin), { ticket });
    const [row] = await db.select().from(handovers).where(eq(handovers.id, id));
    expect(row).toMatchObject({ note: null, answerNote: null });
  });
});
