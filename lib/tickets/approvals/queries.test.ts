import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/lib/db/client";
import { people, routingRules, tickets } from "@/lib/db/schema";
import { deletePerson } from "@/lib/people/delete-person";
import { deleteTicket } from "@/lib/tickets/delete-ticket";
import { editTicket } from "@/lib/tickets/edit-ticket";
import {
  createApprovedCategory,
  createWaitingTicket,
  decideByLink,
  linkTo,
  requestOf,
  requestsOf,
  stranger,
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

describe("a ticket's approvals", () => {
  it("tell staff who was asked and where, and its requester no address", async () => {
    const [ana, bo] = [await createPerson(db, "user", { name: "Ana" }), stranger()];
    const { id, requester, category } = await createWaitingTicket(db, [
      { name: "Boss", who: [bo] },
      { who: [ana.email] },
    ]);
    await decideByLink(db, id, bo, "approve", "Go on.");
    const seen = await getApproval(testContext(db, await createPerson(db, "moderator")), { ticket: id });
    expect(seen.chain).toMatchObject({
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

  it("are not there for whoever doesn't see the ticket, also where they are its approver", async () => {
    const ana = await createPerson(db);
    const { id } = await createWaitingTicket(db, [{ who: [ana.email] }]);
    await expect(getApproval(testContext(db, ana), { ticket: id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("that were replaced stand behind the present ones", async () => {
    const { id } = await createWaitingTicket(db, [{ who: [stranger()] }]);
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
    await sortAs((await createApprovedCategory(db, [{ who: [stranger()] }])).slug);
    expect(await states()).toEqual(["pending", ["replaced"]]);
  });

  it("show no address to somebody of the staff who asked for it themselves", async () => {
    const asker = await createPerson(db, "moderator");
    const { id } = await createWaitingTicket(db, [{ who: [stranger()] }], asker);
    const own = await getApproval(testContext(db, asker), { ticket: id });
    expect(own.chain?.state).toBe("pending");
    expect(JSON.stringify(own)).not.toContain("@");
  });

  it("keep what a deleted person said, and neither name nor address", async () => {
    const [ana, admin] = [await createPerson(db, "user", { name: "Ana Lopes" }), await createPerson(db, "admin")];
    const { id } = await createWaitingTicket(db, [{ who: [ana.email] }, { who: [stranger()] }]);
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

  it("that a rule asks of somebody who is deleted keep no address either, and are the admins' then", async () => {
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

  it("say nothing any more once the ticket is erased", async () => {
    const ana = stranger();
    const { id } = await createWaitingTicket(db, [{ who: [ana] }, { who: [stranger()] }]);
    await decideByLink(db, id, ana, "approve", "A secret.");
    await deleteTicket(testContext(db, await createPerson(db, "admin")), { ticket: id });
    expect((await requestsOf(db, id)).map(({ comment, state }) => [comment, state])).toEqual([
      [null, "approved"],
      [null, "void"],
    ]);
  });
});

describe("what somebody was asked", () => {
  it("is listed by their verified address, open or decided, the newest first, page by page", async () => {
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

  it("is not listed once the ticket waits no more", async () => {
    const ana = await createPerson(db);
    const { id } = await createWaitingTicket(db, [{ who: [ana.email] }]);
    await deleteTicket(testContext(db, await createPerson(db, "admin")), { ticket: id });
    expect((await list(ana)).approvals).toEqual([]);
  });

  it("can be read by its id, signed in, and by nobody else", async () => {
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

it("what a link shows holds nothing that is for staff, and no address of others", async () => {
  const [ana, bo] = [stranger(), stranger()];
  const { id } = await createWaitingTicket(db, [{ needs: "all", who: [ana, bo] }]);
  const token = await linkTo(db, await requestOf(db, id, ana));
  const seen = await openApprovalLink(testContext(db, visitor), { token });
  expect(seen).toMatchObject({ state: "open", approver: ana });
  const text = JSON.stringify(seen);
  expect(text).not.toContain(bo);
  expect(text).not.toMatch(/helpfulNotes|summary|assignee/);
});

it("an account whose address is not verified gives a request no name", async () => {
  const ana = await createPerson(db, "user", { name: "Not Ana", emailVerifiedAt: null });
  const { id } = await createWaitingTicket(db, [{ who: [ana.email] }]);
  const { chain } = await getApproval(testContext(db), { ticket: id });
  expect(chain?.steps[0]?.requests[0]?.approver).toBe(ana.email);
  await db.update(people).set({ emailVerifiedAt: new Date() }).where(eq(people.id, ana.id));
  const later = await getApproval(testContext(db), { ticket: id });
  expect(later.chain?.steps[0]?.requests[0]?.approver).toBe("Not Ana");
});
