import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import { DAY_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { handovers, people } from "@/lib/db/schema";
import { testDatabase } from "@/tests/support/database";
import { createTwoTeams, type TwoTeams } from "@/tests/support/two-teams";
import { ListHandoversInput } from "./input";
import { listHandovers } from "./queries";

let db: Db;
let desk: TwoTeams;

beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(async () => {
  desk = await createTwoTeams(db);
});

describe("listHandovers", () => {
  const list = async (by: PersonActor, more: object = {}) =>
    listHandovers(desk.as(by), ListHandoversInput.parse({ limit: 100, ...more }));

  it("A lead sees offers to their team, a sender sees their own, and others see none", async () => {
    const ticket = await desk.tomsTicket();
    const { id } = await desk.offer(ticket);
    expect((await list(desk.leonie)).handovers).toMatchObject([
      { id, mine: false, ticket: { id: ticket, number: expect.stringMatching(/^TKT-/) } },
    ]);
    expect((await list(desk.tom)).handovers).toMatchObject([{ id, mine: true }]);
    expect((await list(desk.priya)).handovers).toEqual([]);
    await desk.answer(desk.leonie, id);
    expect([(await list(desk.leonie)).handovers, (await list(desk.tom)).handovers]).toEqual([[], []]);
  });

  it("An admin sees only offers that no present lead can answer", async () => {
    const { id } = await desk.offer(await desk.tomsTicket());
    const ids = async () => (await list(desk.admin)).handovers.map((item) => item.id);
    expect(await ids()).not.toContain(id);
    await db.update(people).set({ availability: "away" }).where(eq(people.id, desk.leonie.id));
    expect(await ids()).toContain(id);
  });

  it("An admin also sees offers that the lead left unanswered past the escalation time", async () => {
    const [fresh, old] = [await desk.offer(await desk.tomsTicket()), await desk.offer(await desk.tomsTicket())];
    const days = (many: number) => new Date(Date.now() - many * DAY_MS);
    await db
      .update(handovers)
      .set({ createdAt: days(2) })
      .where(eq(handovers.id, fresh.id));
    await db
      .update(handovers)
      .set({ createdAt: days(3) })
      .where(eq(handovers.id, old.id));
    const ids = (await list(desk.admin)).handovers.map((item) => item.id);
    expect([ids.includes(fresh.id), ids.includes(old.id)]).toEqual([false, true]);
  });

  it("Pages neither repeat nor skip offers, oldest first", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) ids.push((await desk.offer(await desk.tomsTicket())).id);
    const first = await list(desk.leonie, { limit: 2 });
    const second = await list(desk.leonie, { limit: 2, cursor: first.nextCursor! });
    expect([...first.handovers, ...second.handovers].map((item) => item.id)).toEqual(ids);
    expect(second.nextCursor).toBeNull();
    await expect(list(desk.leonie, { cursor: "x" })).rejects.toMatchObject({ errors: [{ pointer: "/cursor" }] });
  });

  it("A requester cannot list offers", async () => {
    await expect(list(desk.ida)).rejects.toMatchObject({ code: "forbidden" });
  });
});
