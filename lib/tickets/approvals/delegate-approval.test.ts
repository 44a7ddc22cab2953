import { beforeAll, describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { cancelTicket } from "@/lib/tickets/cancel-ticket";
import {
  approvalTokenFor,
  createWaitingTicket,
  decideByLink,
  newAddress,
  requestOf,
  requestStates,
  requestsOf,
  visitor,
} from "@/tests/support/approvals";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { historyRows, rowOf } from "@/tests/support/workspace";
import { delegateApproval } from "./delegate-approval";
import { openApprovalLink } from "./queries";

let db: Db;
beforeAll(async () => {
  db = await testDatabase();
});

async function pass(ticketId: string, from: string, to: string) {
  const token = await approvalTokenFor(db, await requestOf(db, ticketId, from));
  return delegateApproval(testContext(db, visitor), { token, email: to });
}

describe("delegateApproval", () => {
  it("Delegating asks the delegate and disables the sender's links", async () => {
    const [ana, bo, cem] = [newAddress(), newAddress(), newAddress()];
    const { id } = await createWaitingTicket(db, [{ needs: "all", who: [ana, bo] }]);
    const token = await approvalTokenFor(db, await requestOf(db, id, ana));
    expect(await pass(id, ana, cem)).toMatchObject({ state: "delegated", approval: "pending" });
    expect(await requestStates(db, id)).toEqual([`${ana} delegated`, `${bo} asked`, `${cem} asked`]);
    const [original, , delegated] = await requestsOf(db, id);
    expect(delegated).toMatchObject({ origin: "delegated", fromRequestId: original!.id });
    expect(await openApprovalLink(testContext(db, visitor), { token })).toMatchObject({
      state: "decided",
      word: "delegated",
    });
    await expect(decideByLink(db, id, ana)).rejects.toMatchObject({ kind: "approval-decided" });
    await decideByLink(db, id, bo);
    expect((await rowOf(db, id)).approval).toBe("pending");
    await decideByLink(db, id, cem);
    expect((await rowOf(db, id)).approval).toBe("approved");
    const history = await historyRows(db, id);
    expect(history.map(({ type }) => type)).toContain("ticket/approval.delegated");
    expect(JSON.stringify(history)).not.toContain(cem);
  });

  it("A signed-in approver can delegate to a person with an account", async () => {
    const [ana, bo] = [await createPerson(db), await createPerson(db)];
    const { id } = await createWaitingTicket(db, [{ who: [ana.email] }]);
    const request = await requestOf(db, id, ana.email);
    await delegateApproval(testContext(db, ana), { id: request, email: bo.email });
    expect(await requestStates(db, id)).toEqual([`${ana.email} delegated`, `${bo.email} asked`]);
    await expect(delegateApproval(testContext(db, ana), { id: request, email: newAddress() })).rejects.toMatchObject({
      kind: "approval-decided",
    });
  });

  it("A request cannot be delegated to the requester, to anyone already in the step, or to a closed account", async () => {
    const [ana, bo] = [newAddress(), newAddress()];
    const closed = await createPerson(db, "user", { deactivatedAt: new Date() });
    const { id, requester } = await createWaitingTicket(db, [{ who: [ana, bo] }]);
    for (const email of [requester.email, ana, bo, closed.email]) {
      await expect(pass(id, ana, email)).rejects.toMatchObject({ code: "invalid", errors: [{ pointer: "/email" }] });
    }
    expect(await requestStates(db, id)).toEqual([`${ana} asked`, `${bo} asked`]);
  });

  it("Delegating is refused for the requester, by an expired link, and once the ticket has ended", async () => {
    const ana = newAddress();
    const { id, requester } = await createWaitingTicket(db, [{ who: [ana] }]);
    const token = await approvalTokenFor(db, await requestOf(db, id, ana));
    const email = newAddress();
    const own = delegateApproval(testContext(db, requester), { token, email });
    await expect(own).rejects.toMatchObject({ code: "forbidden", kind: "approval-own" });
    const late = testContext(db, visitor, () => new Date(Date.now() + 8 * DAY_MS));
    await expect(delegateApproval(late, { token, email })).rejects.toMatchObject({ kind: "approval-expired" });
    await cancelTicket(testContext(db, requester), { ticket: id, version: (await rowOf(db, id)).version });
    await expect(delegateApproval(testContext(db, visitor), { token, email })).rejects.toMatchObject({
      kind: "approval-ended",
    });
    expect(await requestStates(db, id)).toEqual([`${ana} void`]);
  });

  it("A request can be delegated at most three times", async () => {
    const hands = Array.from({ length: 5 }, newAddress);
    const { id } = await createWaitingTicket(db, [{ who: [hands[0]!] }]);
    for (let at = 0; at < 3; at++) await pass(id, hands[at]!, hands[at + 1]!);
    await expect(pass(id, hands[3]!, hands[4]!)).rejects.toMatchObject({
      code: "conflict",
      kind: "approval-passed-on",
    });
    await decideByLink(db, id, hands[3]!);
    expect((await rowOf(db, id)).approval).toBe("approved");
  });
});
