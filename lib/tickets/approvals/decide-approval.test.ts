import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { approvalChains, approvalRequests, chainSteps, outbox, people } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { cancelTicket } from "@/lib/tickets/cancel-ticket";
import { deleteTicket } from "@/lib/tickets/delete-ticket";
import {
  approvalTokenFor,
  chainStates,
  createWaitingTicket,
  decideByLink,
  newAddress,
  openStepOf,
  requestOf,
  requestStates,
  requestsOf,
  stepStates,
  visitor,
} from "@/tests/support/approvals";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { historyRows, rowOf } from "@/tests/support/workspace";
import { decideApproval } from "./decide-approval";
import { openApprovalLink } from "./queries";

let db: Db;
beforeAll(async () => {
  db = await testDatabase();
});

const byLink = (token: string, word: "approve" | "reject" = "approve", comment?: string, now?: () => Date) =>
  decideApproval(testContext(db, visitor, now), { token, word, comment });

describe("decideApproval", () => {
  it("An approval opens the next step, and the last one releases the ticket and starts its clock in the same transaction [S1.4]", async () => {
    const [first, second] = [newAddress(), newAddress()];
    const { id } = await createWaitingTicket(db, [{ who: [first] }, { who: [second] }]);
    expect(await stepStates(db, id)).toEqual(["asked", "waiting"]);
    expect(await requestStates(db, id)).toEqual([`${first} asked`]);
    expect(await decideByLink(db, id, first)).toMatchObject({ state: "approved", approval: "pending" });
    expect(await stepStates(db, id)).toEqual(["approved", "asked"]);
    expect(await requestStates(db, id)).toEqual([`${first} approved`, `${second} asked`]);
    expect((await rowOf(db, id)).approval).toBe("pending");
    expect(await decideByLink(db, id, second)).toMatchObject({ approval: "approved" });
    expect(await rowOf(db, id)).toMatchObject({
      approval: "approved",
      status: "open",
      serviceStartsAt: expect.any(Date),
    });
    expect(await chainStates(db, id)).toEqual(["approved"]);
    const history = await historyRows(db, id);
    expect(history.map(({ type }) => type)).toEqual([
      "ticket/created",
      "ticket/approval.requested",
      "ticket/approval.decided",
      "ticket/approval.requested",
      "ticket/approval.decided",
    ]);
    expect(history.at(-1)?.after).toMatchObject({ word: "approved", outcome: "approved", chain: "approved" });
  });

  it("A step for all needs every approver; a step for one needs the first, and the others are cancelled [S1.17]", async () => {
    const [ana, bo] = [newAddress(), newAddress()];
    const all = await createWaitingTicket(db, [{ needs: "all", who: [ana, bo] }]);
    await decideByLink(db, all.id, ana);
    expect((await rowOf(db, all.id)).approval).toBe("pending");
    await decideByLink(db, all.id, bo);
    expect((await rowOf(db, all.id)).approval).toBe("approved");
    const one = await createWaitingTicket(db, [{ needs: "one", who: [ana, bo] }]);
    await decideByLink(db, one.id, bo);
    expect(await requestStates(db, one.id)).toEqual([`${ana} void`, `${bo} approved`]);
    await expect(decideByLink(db, one.id, ana)).rejects.toMatchObject({ code: "conflict", kind: "approval-decided" });
  });

  it("A rejection cancels the ticket with its reason, whatever others decided", async () => {
    const [ana, bo] = [newAddress(), newAddress()];
    const { id } = await createWaitingTicket(db, [{ needs: "all", who: [ana, bo] }, { who: [newAddress()] }]);
    await decideByLink(db, id, ana);
    expect(await decideByLink(db, id, bo, "reject", "Too dear this year.")).toMatchObject({ approval: "rejected" });
    expect(await rowOf(db, id)).toMatchObject({
      status: "cancelled",
      approval: "rejected",
      closedAt: expect.any(Date),
      resolutionNotes: "Too dear this year.",
    });
    expect(await stepStates(db, id)).toEqual(["rejected", "void"]);
    expect((await historyRows(db, id)).map(({ type }) => type)).toContain("ticket/status.changed");
    expect(JSON.stringify(await historyRows(db, id))).not.toContain("Too dear");
  });

  it("A decision publishes events for the functions that continue from it", async () => {
    const ana = newAddress();
    const { id } = await createWaitingTicket(db, [{ who: [ana] }]);
    const step = await openStepOf(db, id);
    await decideByLink(db, id, ana);
    const [event] = (await historyRows(db, id)).filter(({ type }) => type === "ticket/approval.decided");
    const [row] = await db.select().from(outbox).where(eq(outbox.id, event!.id));
    expect(row?.data).toEqual({ ticketId: id, stepId: step!.id });
  });
});

describe("deciding by account", () => {
  it("Only an account with the verified address can decide, and nobody else finds the request", async () => {
    const ana = await createPerson(db);
    const { id } = await createWaitingTicket(db, [{ who: [ana.email] }]);
    const request = await requestOf(db, id, ana.email);
    const by = (actor: typeof ana) => decideApproval(testContext(db, actor), { id: request, word: "approve" });
    const admin = await createPerson(db, "admin");
    await expect(by(admin)).rejects.toMatchObject({ code: "not_found" });
    await expect(by({ ...ana, emailVerified: false })).rejects.toMatchObject({ code: "not_found" });
    await expect(decideApproval(testContext(db, visitor), { id: request, word: "approve" })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await by(ana)).toMatchObject({ state: "approved", approval: "approved" });
    const [row] = await requestsOf(db, id);
    expect(row).toMatchObject({ decidedBy: ana.id, decidedVia: "account" });
    await expect(by(ana)).rejects.toMatchObject({ code: "conflict", kind: "approval-decided" });
  });

  it("A decision in a step that has not started is refused", async () => {
    const [ana, bo] = [await createPerson(db), await createPerson(db)];
    const { id } = await createWaitingTicket(db, [{ who: [ana.email] }, { who: [bo.email] }]);
    const [asked] = await requestsOf(db, id);
    const later = (await db.select().from(chainSteps).where(eq(chainSteps.chainId, asked!.chainId))).find(
      ({ position }) => position === 2,
    )!;
    const early = { id: newId(), stepId: later.id, chainId: asked!.chainId, ticketId: id, email: bo.email };
    await db.insert(approvalRequests).values({ ...early, origin: "named" });
    await expect(decideApproval(testContext(db, bo), { id: early.id, word: "approve" })).rejects.toMatchObject({
      code: "conflict",
      kind: "approval-out-of-turn",
    });
    const token = await approvalTokenFor(db, early.id);
    await expect(byLink(token)).rejects.toMatchObject({ kind: "approval-out-of-turn" });
  });
});

describe("deciding by link", () => {
  it("Opening a link, however often, changes nothing", async () => {
    const ana = newAddress();
    const { id } = await createWaitingTicket(db, [{ who: [ana] }]);
    const token = await approvalTokenFor(db, await requestOf(db, id, ana));
    const before = [await requestsOf(db, id), await rowOf(db, id), await historyRows(db, id)];
    for (let opened = 0; opened < 20; opened++) {
      expect(await openApprovalLink(testContext(db, visitor), { token })).toMatchObject({
        state: "open",
        step: "Step 1",
      });
    }
    expect([await requestsOf(db, id), await rowOf(db, id), await historyRows(db, id)]).toEqual(before);
  });

  it("A link counts once: the same link, or another link to the same request, reports that it was decided", async () => {
    const ana = newAddress();
    const { id } = await createWaitingTicket(db, [{ who: [ana] }, { who: [newAddress()] }]);
    const request = await requestOf(db, id, ana);
    const [token, other] = [await approvalTokenFor(db, request), await approvalTokenFor(db, request)];
    await byLink(token, "approve", "Fine.");
    for (const link of [token, other]) {
      await expect(byLink(link, "reject")).rejects.toMatchObject({ code: "conflict", kind: "approval-decided" });
      expect(await openApprovalLink(testContext(db, visitor), { token: link })).toMatchObject({
        state: "decided",
        word: "approved",
      });
    }
    expect((await requestsOf(db, id))[0]).toMatchObject({ comment: "Fine.", decidedVia: "link", decidedBy: null });
  });

  it("A link works for the days in the settings", async () => {
    const ana = newAddress();
    const { id } = await createWaitingTicket(db, [{ who: [ana] }]);
    const token = await approvalTokenFor(db, await requestOf(db, id, ana));
    const late = () => new Date(Date.now() + 7 * DAY_MS + 1_000);
    await expect(byLink(token, "approve", undefined, late)).rejects.toMatchObject({
      code: "conflict",
      kind: "approval-expired",
    });
    expect(await openApprovalLink(testContext(db, visitor, late), { token })).toEqual({ state: "expired" });
    expect(await byLink(token)).toMatchObject({ approval: "approved" });
  });

  it("An unknown link, or one to a deleted ticket, leads nowhere", async () => {
    const ana = newAddress();
    const { id } = await createWaitingTicket(db, [{ who: [ana] }]);
    const token = await approvalTokenFor(db, await requestOf(db, id, ana));
    await deleteTicket(testContext(db, await createPerson(db, "admin")), { ticket: id });
    for (const wrong of [token, "x", "a".repeat(43)]) {
      await expect(byLink(wrong)).rejects.toMatchObject({ code: "not_found" });
      expect(await openApprovalLink(testContext(db, visitor), { token: wrong })).toEqual({ state: "unknown" });
    }
  });

  it("A link is refused once the ticket is cancelled", async () => {
    const ana = newAddress();
    const { id, requester } = await createWaitingTicket(db, [{ who: [ana] }]);
    const token = await approvalTokenFor(db, await requestOf(db, id, ana));
    await cancelTicket(testContext(db, requester), { ticket: id, version: (await rowOf(db, id)).version });
    expect(await chainStates(db, id)).toEqual(["withdrawn"]);
    expect(await rowOf(db, id)).toMatchObject({ status: "cancelled", approval: "not_required" });
    await expect(byLink(token)).rejects.toMatchObject({ code: "conflict", kind: "approval-ended" });
    expect(await openApprovalLink(testContext(db, visitor), { token })).toEqual({ state: "ended" });
  });
});

describe("one's own ticket", () => {
  it("Requesters cannot approve their own ticket, neither by address nor signed in with another person's link", async () => {
    const [asker, ana] = [await createPerson(db), newAddress()];
    const { id } = await createWaitingTicket(db, [{ who: [ana, asker.email] }], asker);
    expect(await requestStates(db, id)).toEqual([`${ana} asked`]);
    const token = await approvalTokenFor(db, await requestOf(db, id, ana));
    const own = decideApproval(testContext(db, asker), { token, word: "approve" });
    await expect(own).rejects.toMatchObject({ code: "forbidden", kind: "approval-own" });
    expect(await openApprovalLink(testContext(db, asker), { token })).toEqual({ state: "own" });
    // They verified the address later.
    await db.update(people).set({ email: ana }).where(eq(people.id, asker.id));
    await expect(byLink(token)).rejects.toMatchObject({ code: "forbidden", kind: "approval-own" });
    const [chain] = await db.select().from(approvalChains).where(eq(approvalChains.ticketId, id));
    expect(chain?.state).toBe("pending");
  });
});
