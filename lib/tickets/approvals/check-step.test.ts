import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { jobActor, type PersonActor } from "@/lib/auth/actor";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { people, tickets } from "@/lib/db/schema";
import {
  createWaitingTicket,
  decideByLink,
  newAddress,
  openStepOf,
  requestOf,
  requestStates,
  requestsOf,
} from "@/tests/support/approvals";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { createTeamRow } from "@/tests/support/workspace";
import { checkStep } from "./check-step";
import { delegateApproval } from "./delegate-approval";

let db: Db;
let admin: PersonActor;

beforeAll(async () => {
  db = await testDatabase();
});

/** Deactivates the admins of other tests. */
beforeEach(async () => {
  await db.update(people).set({ deactivatedAt: new Date() }).where(eq(people.role, "admin"));
  admin = await createPerson(db, "admin");
});

/** Checks the open step at a later time. */
async function look(ticketId: string, afterMs: number) {
  const step = (await openStepOf(db, ticketId))!;
  const now = () => new Date(Date.now() + afterMs);
  const found = await checkStep(testContext(db, jobActor("approval"), now), { ticketId, stepId: step.id });
  if (found.over) throw new Error("The step is over.");
  return found;
}

const SOON = MINUTE_MS;

describe("a step with silent approvers", () => {
  it("The team's lead is asked first, then every admin, and then the check reports that nobody is left", async () => {
    const [ana, lead, other] = [newAddress(), await createPerson(db, "moderator"), await createPerson(db, "admin")];
    const { id } = await createWaitingTicket(db, [{ who: [ana] }]);
    const teamId = await createTeamRow(db, [{ ...lead, lead: true }]);
    await db.update(tickets).set({ teamId }).where(eq(tickets.id, id));
    await look(id, 3 * DAY_MS - HOUR_MS);
    expect(await requestStates(db, id)).toEqual([`${ana} asked`]);
    expect((await look(id, 3 * DAY_MS + SOON)).alert).toBeNull();
    expect(await requestStates(db, id)).toEqual([`${ana} asked`, `${lead.email} asked`]);
    await look(id, 4 * DAY_MS);
    expect(await requestStates(db, id)).toHaveLength(2);
    await look(id, 6 * DAY_MS + 2 * SOON);
    const everybody = [`${ana} asked`, `${lead.email} asked`, `${admin.email} asked`, `${other.email} asked`];
    expect(await requestStates(db, id)).toEqual(everybody);
    // A silent substitute is not replaced.
    expect((await requestsOf(db, id)).at(-1)!.fromRequestId).toBe(await requestOf(db, id, ana));
    expect((await look(id, 9 * DAY_MS + 3 * SOON)).alert).toBe("approver-silent");
    expect(await requestStates(db, id)).toEqual(everybody);
  });

  it("The requester is never asked, even as lead or admin", async () => {
    const asker = await createPerson(db, "admin");
    const { id } = await createWaitingTicket(db, [{ who: [newAddress()] }], asker);
    const teamId = await createTeamRow(db, [{ ...asker, lead: true }]);
    await db.update(tickets).set({ teamId }).where(eq(tickets.id, id));
    await look(id, 3 * DAY_MS + SOON);
    expect((await requestsOf(db, id)).slice(1).map(({ email }) => email)).toEqual([admin.email]);
  });

  it("An escalated request names the silent approver it replaces, if there is only one", async () => {
    const [ana, bo] = [newAddress(), newAddress()];
    const { id: ofOne } = await createWaitingTicket(db, [{ needs: "all", who: [ana, bo] }]);
    await decideByLink(db, ofOne, bo);
    await look(ofOne, 3 * DAY_MS + SOON);
    expect((await requestsOf(db, ofOne)).at(-1)!.fromRequestId).toBe(await requestOf(db, ofOne, ana));
    const { id: ofTwo } = await createWaitingTicket(db, [{ needs: "all", who: [ana, bo] }]);
    await look(ofTwo, 3 * DAY_MS + SOON);
    expect((await requestsOf(db, ofTwo)).at(-1)).toMatchObject({ origin: "escalated", fromRequestId: null });
  });

  it("Only approvers asked a day ago are reminded", async () => {
    const [ana, bo, cem] = [newAddress(), newAddress(), newAddress()];
    const { id } = await createWaitingTicket(db, [{ needs: "all", who: [ana, bo] }]);
    expect((await look(id, DAY_MS - HOUR_MS)).reminder).toBeNull();
    const late = () => new Date(Date.now() + DAY_MS - HOUR_MS);
    const key = { id: await requestOf(db, id, bo) };
    const owner = await createPerson(db, "user", { email: bo });
    await delegateApproval(testContext(db, owner, late), { ...key, email: cem });
    const { reminder, asked } = await look(id, DAY_MS + SOON);
    expect(asked).toEqual([await requestOf(db, id, ana), await requestOf(db, id, cem)]);
    expect(reminder?.requestIds).toEqual([await requestOf(db, id, ana)]);
    expect((await look(id, DAY_MS + 2 * SOON)).reminder).toEqual(reminder);
  });

  it("Approvers are reminded again a day before the links of the last reminder expire", async () => {
    const { id } = await createWaitingTicket(db, [{ who: [newAddress()] }]);
    const { reminder: first } = await look(id, DAY_MS);
    expect((await look(id, 7 * DAY_MS - HOUR_MS)).reminder?.eventId).toBe(first!.eventId);
    expect((await look(id, 7 * DAY_MS + SOON)).reminder?.eventId).not.toBe(first!.eventId);
  });

  it("The next check is when the reminder or escalation is due, and within a day", async () => {
    const { id } = await createWaitingTicket(db, [{ who: [newAddress()] }]);
    const hours = async (afterMs: number) => Math.round((await look(id, afterMs)).waitMs / HOUR_MS);
    expect(await hours(HOUR_MS)).toBe(23);
    expect(await hours(DAY_MS + SOON)).toBe(24);
    expect(await hours(2.5 * DAY_MS)).toBe(12);
  });
});
