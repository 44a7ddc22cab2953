import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import { deleteTeam } from "@/lib/catalogue/delete-team";
import type { Db } from "@/lib/db/client";
import { handovers, outbox } from "@/lib/db/schema";
import { testDatabase } from "@/tests/support/database";
import { historyRows, mintCategory, mintTeam, rowOf } from "@/tests/support/desk";
import { mintTwoTeams, type TwoTeams } from "@/tests/support/two-teams";
import { assignTicket } from "../assign-ticket";
import { cancelTicket } from "../cancel-ticket";
import { deleteTicket } from "../delete-ticket";
import { editTicket } from "../edit-ticket";
import { getTicket } from "../queries";
import { resolveTicket } from "../resolve-ticket";
import { unassignTicket } from "../unassign-ticket";

let db: Db;
let admin: PersonActor;
let tom: PersonActor;
let leonie: PersonActor;
let home: string;
let billing: string;
let as: TwoTeams["as"];
let version: TwoTeams["version"];
let tomsTicket: TwoTeams["tomsTicket"];
let offer: TwoTeams["offer"];
let answer: TwoTeams["answer"];
let stateOf: TwoTeams["stateOf"];

beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(async () => {
  ({ admin, tom, leonie, home, billing, as, version, tomsTicket, offer, answer, stateOf } = await mintTwoTeams(db));
});

const lastEvents = async (ticket: string, many: number) =>
  (await historyRows(db, ticket)).slice(-many).map(({ type, after, actorId }) => ({ type, after, actorId }));
const wiresOf = (name: string, ticketId: string) =>
  db
    .select({ data: outbox.data })
    .from(outbox)
    .where(and(eq(outbox.name, name as never)))
    .then((rows) => rows.filter(({ data }) => (data as { ticketId: string }).ticketId === ticketId));

describe("an offer that its ticket has left behind", () => {
  const ends: [string, string, (ticket: string) => Promise<unknown>][] = [
    ["resolved", "ended", async (t) => resolveTicket(as(tom), { ticket: t, version: await version(t) })],
    ["cancelled", "ended", async (t) => cancelTicket(as(tom), { ticket: t, version: await version(t) })],
    ["deleted", "deleted", (t) => deleteTicket(as(admin), { ticket: t })],
    [
      "given to somebody else",
      "handed-on",
      async (t) => assignTicket(as(admin), { ticket: t, version: await version(t), personId: admin.id }),
    ],
    ["given back", "handed-on", async (t) => unassignTicket(as(tom), { ticket: t, version: await version(t) })],
    [
      "sorted to that very team",
      "moved",
      async (t) => {
        const category = (await mintCategory(db, billing)).slug;
        await editTicket(as(tom), { ticket: t, version: await version(t), category });
      },
    ],
  ];
  it.each(ends)("is withdrawn with it: %s", async (_what, reason, end) => {
    const ticket = await tomsTicket();
    const { id } = await offer(ticket);
    await end(ticket);
    expect(await stateOf(id)).toBe("withdrawn");
    const events = (await historyRows(db, ticket)).filter(({ type }) => type === "ticket/handover.answered");
    expect(events).toMatchObject([{ after: { handoverId: id, state: "withdrawn", reason } }]);
    const late = answer(leonie, id);
    await expect(late).rejects.toMatchObject(
      reason === "deleted" ? { code: "not_found" } : { code: "conflict", kind: "answered-already" },
    );
  });

  it("ends with the team it was made to, in history, and its ticket stays where it is", async () => {
    const [offered, answered] = [await tomsTicket(), await tomsTicket()];
    const { id } = await offer(offered);
    await answer(leonie, (await offer(answered)).id, { answer: "decline" });
    const before = await historyRows(db, answered);
    await deleteTeam(as(admin), { id: billing });
    expect(await lastEvents(offered, 1)).toEqual([
      {
        type: "ticket/handover.answered",
        after: { handoverId: id, state: "withdrawn", reason: "team-gone" },
        actorId: admin.id,
      },
    ]);
    expect(await historyRows(db, answered)).toEqual(before);
    expect(await rowOf(db, offered)).toMatchObject({ teamId: home, assigneeId: tom.id });
    expect((await getTicket(as(tom), offered)).handovers).toEqual([]);
    await expect(answer(leonie, id)).rejects.toMatchObject({ code: "not_found" });
    expect(await wiresOf("ticket/handover.answered", offered)).toHaveLength(1);
    // The way is free for another offer.
    expect(await offer(offered, { teamId: await mintTeam(db) })).toMatchObject({ state: "offered" });
  });

  it("stays through what does not settle it: an edit, another category, a status", async () => {
    const ticket = await tomsTicket();
    const { id } = await offer(ticket);
    const elsewhere = (await mintCategory(db, await mintTeam(db, [tom]))).slug;
    for (const change of [{ priority: "high" as const }, { status: "waiting" as const }, { category: elsewhere }]) {
      await editTicket(as(tom), { ticket, version: await version(ticket), ...change });
    }
    expect(await stateOf(id)).toBe("offered");
  });

  it("keeps nobody's words once the ticket is deleted", async () => {
    const ticket = await tomsTicket();
    const { id } = await offer(ticket, { note: "secret" });
    await answer(leonie, id, { answer: "decline", note: "secret too" });
    await deleteTicket(as(admin), { ticket });
    const [row] = await db.select().from(handovers).where(eq(handovers.id, id));
    expect(row).toMatchObject({ note: null, answerNote: null });
  });
});
