import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { HOUR_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { outbox, people, tickets } from "@/lib/db/schema";
import { deletePerson } from "@/lib/people/delete-person";
import {
  chainStates,
  createApprovedCategory,
  createWaitingTicket,
  decideByLink,
  newAddress,
  requestOf,
  requestStates,
} from "@/tests/support/approvals";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { historyRows, openTestTicket, rowOf } from "@/tests/support/workspace";
import { beginApproval } from "./begin-approval";
import { decideApproval } from "./decide-approval";
import { delegateApproval } from "./delegate-approval";
import { reviseChains } from "./revise-chains";

let db: Db;
beforeAll(async () => {
  db = await testDatabase();
});
/** Ignores the rows of earlier tests. */
beforeEach(async () => {
  await db.update(tickets).set({ approval: "not_required" });
  await db.update(people).set({ deactivatedAt: new Date() });
});

const revise = (now?: () => Date) => reviseChains(testContext(db, undefined, now));
const leave = (person: { id: string }) =>
  db.update(people).set({ deactivatedAt: new Date() }).where(eq(people.id, person.id));
const comeBack = (person: { id: string }) =>
  db.update(people).set({ deactivatedAt: null }).where(eq(people.id, person.id));

describe("an approver with a closed account", () => {
  it("A step for all needs only the remaining approvers", async () => {
    const [ana, bo] = [await createPerson(db), newAddress()];
    const { id } = await createWaitingTicket(db, [{ needs: "all", who: [ana.email, bo] }]);
    await leave(ana);
    await revise();
    expect(await requestStates(db, id)).toEqual([`${ana.email} void`, `${bo} asked`]);
    await decideByLink(db, id, bo);
    expect((await rowOf(db, id)).approval).toBe("approved");
  });

  it("The loss of the last undecided approver approves the step and starts routing", async () => {
    const [ana, bo] = [await createPerson(db), newAddress()];
    const { id } = await createWaitingTicket(db, [{ needs: "all", who: [ana.email, bo] }]);
    await decideByLink(db, id, bo);
    await leave(ana);
    expect(await revise()).toBe(1);
    expect((await rowOf(db, id)).approval).toBe("approved");
    const last = (await historyRows(db, id)).at(-1)!;
    expect(last).toMatchObject({ type: "ticket/approval.decided", after: { word: null, chain: "approved" } });
    expect(await db.$count(outbox, eq(outbox.id, last.id))).toBe(1);
  });

  it("The loss of the only approver asks the admins, then whoever comes next, and nobody twice", async () => {
    const [ana, admin] = [await createPerson(db), await createPerson(db, "admin")];
    const { id } = await createWaitingTicket(db, [{ who: [ana.email] }]);
    await leave(ana);
    for (let run = 0; run < 3; run++) await revise();
    expect(await requestStates(db, id)).toEqual([`${ana.email} void`, `${admin.email} asked`]);
    await leave(admin);
    await revise();
    expect(await requestStates(db, id)).toEqual([`${ana.email} void`, `${admin.email} void`]);
    const silent = (await historyRows(db, id)).length;
    await revise();
    expect(await historyRows(db, id)).toHaveLength(silent);
    await comeBack(ana);
    await revise();
    expect(await requestStates(db, id)).toEqual([`${ana.email} asked`, `${admin.email} void`]);
    await decideByLink(db, id, ana.email);
    expect((await rowOf(db, id)).approval).toBe("approved");
  });
});

it("An approver who delegated to a person who is now gone is asked again", async () => {
  const [admin, bo] = [await createPerson(db, "admin"), await createPerson(db)];
  const { id } = await createWaitingTicket(db, [{ who: [admin.email] }]);
  const request = { id: await requestOf(db, id, admin.email), email: bo.email };
  await delegateApproval(testContext(db, admin), request);
  await leave(bo);
  await revise();
  expect(await requestStates(db, id)).toEqual([`${admin.email} asked`, `${bo.email} void`]);
  await decideApproval(testContext(db, admin), { id: request.id, word: "approve" });
  expect((await rowOf(db, id)).approval).toBe("approved");
});

describe("an account with an unverified address", () => {
  const squat = (email: string) => createPerson(db, "user", { email, emailVerifiedAt: null });

  it("Closing or deleting the account does not remove the approver", async () => {
    const ana = newAddress();
    const squatter = await squat(ana);
    const { id, category } = await createWaitingTicket(db, [{ who: [ana] }]);
    await leave(squatter);
    await revise();
    expect(await requestStates(db, id)).toEqual([`${ana} asked`]);
    const admin = await createPerson(db, "admin");
    await deletePerson(testContext(db, admin), { id: squatter.id });
    expect(await requestStates(db, id)).toEqual([`${ana} asked`]);
    const { id: next } = await openTestTicket(db, await createPerson(db), { category: category.slug });
    await beginApproval(testContext(db), { ticketId: next });
    expect(await requestStates(db, next)).toEqual([`${ana} asked`]);
  });
});

it("A pending ticket without a chain, after a failed job, gets its chain later", async () => {
  const ana = newAddress();
  const { slug } = await createApprovedCategory(db, [{ who: [ana] }]);
  const { id } = await openTestTicket(db, await createPerson(db), { category: slug });
  const later = () => new Date(Date.now() + HOUR_MS);
  await db.update(tickets).set({ triage: "running", approval: "pending" }).where(eq(tickets.id, id));
  // The pipeline starts the chain, however long triage takes.
  expect(await revise(later)).toBe(0);
  await db.update(tickets).set({ triage: "done" }).where(eq(tickets.id, id));
  expect(await revise()).toBe(0);
  expect(await revise(later)).toBe(1);
  expect([await chainStates(db, id), await requestStates(db, id)]).toEqual([["pending"], [`${ana} asked`]]);
});
