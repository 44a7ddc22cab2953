import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/lib/db/client";
import { people, routingRules, tickets } from "@/lib/db/schema";
import { deletePerson } from "@/lib/people/delete-person";
import { deleteTicket } from "@/lib/tickets/delete-ticket";
import { editTicket } from "@/lib/tickets/edit-ticket";
import {
  approvalTokenFor,
  createApprovedCategory,
  createWaitingTicket,
  decideByLink,
  newAddress,
  requestOf,
  requestsOf,
  visitor,
} from "@/tests/support/approvals";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { createCategoryRow, openTestTicket, rowOf } from "@/tests/support/workspace";
import { beginApproval } from "./begin-approval";
import { decideApproval } from "./decide-approval";
import { ListApprovalsInput } from "./input";
import { findApproval, getApproval, listApprovals, openApprovalLink } from "./queries";

let db: Db;
beforeAll(async () => {
  db = await testDatabase();
});

const list = (actor: Awaited<ReturnType<typeof createPerson>>, query: object = {}) =>
  listApprovals(testContext(db, actor), ListApprovalsInput.parse(query));

describe("getApproval", () => {
  it("Staff see who was asked and at which address, and the requester sees no address", async () => {
    const [ana, bo] = [await createPerson(db, "user", { name: "Ana" }), newAddress()];
    const { id, requester, category } = await createWaitingTicket(db, [
      { name: "Boss", who: [bo] },
      { who: [ana.email] },
    ]);
    await decideByLink(db, id, bo, "approve", "Go on.");
    const view = await getApproval(testContext(db, await createPerson(db, "moderator")), { ticket: id });
    expect(view.chain).toMatchObject({
      state: "pending",
      category: category.name,
      steps: [
        { name: "Boss", state: "approved", requests: [{ approver: bo, email: bo, comment: "Go on." }] },
        { state: "asked", requests: [{ approver: "Ana", email: ana.email, state: "asked" }] },
      ],
    });
    const own = await getApproval(testContext(db, requester), { ticket: id });
    expect(own.chain?.steps[0]?.requests[0]).toMatchObject({ approver: bo.split("@")[0], comment: "Go on." });
    expect(JSON.stringify(own)).not.toContain("@");
    expect(JSON.stringify(own)).not.toContain("token");
  });

  it("Approvals are not found by anyone who may not see the ticket, not even its approver", async () => {
    const ana = await createPerson(db);
    const { id } = await createWaitingTicket(db, [{ who: [ana.email] }]);
    await expect(getApproval(testContext(db, ana), { ticket: id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("Replaced chains are listed as earlier ones", async () => {
    const { id } = await createWaitingTicket(db, [{ who: [newAddress()] }]);
    const sortAs = async (category: string) => {
      const { version } = await rowOf(db, id);
      await editTicket(testContext(db, await createPerson(db, "moderator")), { ticket: id, version, category });
    };
    const states = async () => {
      const { chain, earlier } = await getApproval(testContext(db), { ticket: id });
      return [chain?.state ?? null, earlier.map(({ state }) => state)];
    };
    expect(await states()).toEqual(["pending", []]);
    await sortAs((await createCategoryRow(db)).slug);
    expect(await states()).toEqual([null, ["replaced"]]);
    await sortAs((await createApprovedCategory(db, [{ who: [newAddress()] }])).slug);
    expect(await states()).toEqual(["pending", ["replaced"]]);
  });

  it("Staff see no address on their own request", async () => {
    const asker = await createPerson(db, "moderator");
    const { id } = await createWaitingTicket(db, [{ who: [newAddress()] }], asker);
    const own = await getApproval(testContext(db, asker), { ticket: id });
    expect(own.chain?.state).toBe("pending");
    expect(JSON.stringify(own)).not.toContain("@");
  });

  it("A deleted person's decision stays, without name or address", async () => {
    const [ana, admin] = [await createPerson(db, "user", { name: "Ana Lopes" }), await createPerson(db, "admin")];
    const { id } = await createWaitingTicket(db, [{ who: [ana.email] }, { who: [newAddress()] }]);
    await decideByLink(db, id, ana.email, "approve", "Yes.");
    await deletePerson(testContext(db, admin), { id: ana.id });
    const { chain } = await getApproval(testContext(db, admin), { ticket: id });
    expect(chain?.steps[0]?.requests[0]).toMatchObject({
      approver: "Deleted person",
      comment: "Yes.",
      state: "approved",
    });
    expect(JSON.stringify(await requestsOf(db, id))).not.toContain(ana.email);
  });

  it("A rule's request to a deleted person keeps no address and goes to the admins", async () => {
    const [ana, admin] = [await createPerson(db), await createPerson(db, "admin")];
    const approval = {
      name: "Cost",
      needs: "one" as const,
      approvers: [{ kind: "address" as const, email: ana.email }],
    };
    await db.insert(routingRules).values({ position: 1, name: "Costs", conditions: {}, actions: { approval } });
    const { id } = await openTestTicket(db, await createPerson(db));
    const ruleEffects = { triageResultId: null, fired: [], approvals: [approval] };
    await db.update(tickets).set({ ruleEffects }).where(eq(tickets.id, id));
    await deletePerson(testContext(db, admin), { id: ana.id });
    const [rule] = await db.select().from(routingRules);
    expect(JSON.stringify([rule, await rowOf(db, id)])).not.toContain(ana.email);
    await beginApproval(testContext(db), { ticketId: id });
    expect(await requestsOf(db, id)).toEqual(
      expect.arrayContaining([expect.objectContaining({ email: admin.email, origin: "admin" })]),
    );
    await db.delete(routingRules);
  });

  it("Approvals are empty once the ticket is erased", async () => {
    const ana = newAddress();
    const { id } = await createWaitingTicket(db, [{ who: [ana] }, { who: [newAddress()] }]);
    await decideByLink(db, id, ana, "approve", "A secret.");
    await deleteTicket(testContext(db, await createPerson(db, "admin")), { ticket: id });
    expect((await requestsOf(db, id)).map(({ comment, state }) => [comment, state])).toEqual([
      [null, "approved"],
      [null, "void"],
    ]);
  });
});

describe("listApprovals", () => {
  it("Requests are listed by verified address, open or decided, newest first, in pages", async () => {
    const ana = await createPerson(db);
    const waiting = [];
    for (let n = 0; n < 3; n++) waiting.push(await createWaitingTicket(db, [{ who: [ana.email] }]));
    const [first, second, third] = waiting.map(({ id }) => id);
    const page = await list(ana, { limit: 2 });
    expect(page.approvals.map(({ ticketId }) => ticketId)).toEqual([third, second]);
    const rest = await list(ana, { limit: 2, cursor: page.nextCursor });
    expect([rest.approvals.map(({ ticketId }) => ticketId), rest.nextCursor]).toEqual([[first], null]);
    await decideApproval(testContext(db, ana), { id: page.approvals[0]!.id, word: "approve" });
    expect((await list(ana)).approvals.map(({ ticketId }) => ticketId)).toEqual([second, first]);
    expect((await list(ana, { state: "decided" })).approvals).toMatchObject([{ ticketId: third, state: "approved" }]);
    expect(await list({ ...ana, emailVerified: false })).toEqual({ approvals: [], nextCursor: null });
    await expect(list(ana, { cursor: "x" })).rejects.toMatchObject({ code: "invalid" });
  });

  it("A request is not listed once the ticket no longer waits", async () => {
    const ana = await createPerson(db);
    const { id } = await createWaitingTicket(db, [{ who: [ana.email] }]);
    await deleteTicket(testContext(db, await createPerson(db, "admin")), { ticket: id });
    expect((await list(ana)).approvals).toEqual([]);
  });

  it("A request can be read by id by its approver only", async () => {
    const [ana, other] = [await createPerson(db), await createPerson(db, "admin")];
    const { id } = await createWaitingTicket(db, [{ who: [ana.email] }]);
    const request = await requestOf(db, id, ana.email);
    expect(await findApproval(testContext(db, ana), { id: request })).toMatchObject({
      state: "open",
      approver: ana.name,
      expiresAt: null,
      facts: { description: expect.stringContaining("printer"), approval: "pending" },
    });
    for (const actor of [other, visitor]) {
      await expect(findApproval(testContext(db, actor), { id: request })).rejects.toMatchObject({ code: "not_found" });
    }
  });
});

it("A link shows nothing that is for staff, and no addresses of others", async () => {
  const [ana, bo] = [newAddress(), newAddress()];
  const { id } = await createWaitingTicket(db, [{ needs: "all", who: [ana, bo] }]);
  const token = await approvalTokenFor(db, await requestOf(db, id, ana));
  const view = await openApprovalLink(testContext(db, visitor), { token });
  expect(view).toMatchObject({ state: "open", approver: ana });
  const text = JSON.stringify(view);
  expect(text).not.toContain(bo);
  expect(text).not.toMatch(/helpfulNotes|summary|assignee/);
});

it("An account with an unverified address gives a request no name", async () => {
  const ana = await createPerson(db, "user", { name: "Not Ana", emailVerifiedAt: null });
  const { id } = await createWaitingTicket(db, [{ who: [ana.email] }]);
  const { chain } = await getApproval(testContext(db), { ticket: id });
  expect(chain?.steps[0]?.requests[0]?.approver).toBe(ana.email);
  await db.update(people).set({ emailVerifiedAt: new Date() }).where(eq(people.id, ana.id));
  const later = await getApproval(testContext(db), { ticket: id });
  expect(later.chain?.steps[0]?.requests[0]?.approver).toBe("Not Ana");
});
