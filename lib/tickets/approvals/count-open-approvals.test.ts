import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/lib/db/client";
import { createWaitingTicket, requestsOf } from "@/tests/support/approvals";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { decideApproval } from "./decide-approval";
import { countOpenApprovals } from "./queries";

let db: Db;
beforeAll(async () => {
  db = await testDatabase();
});

describe("how many approvals wait for somebody", () => {
  it("counts what they can decide now, not what was decided or whose turn has not come, and stops at the most", async () => {
    const approver = await createPerson(db);
    const ctx = testContext(db, approver);
    const first = await createWaitingTicket(db, [{ who: [approver.email] }]);
    await createWaitingTicket(db, [{ who: [approver.email] }]);
    await createWaitingTicket(db, [{ who: ["first@boss.example.com"] }, { who: [approver.email] }]);
    expect(await countOpenApprovals(ctx, 10)).toBe(2);
    expect(await countOpenApprovals(ctx, 1)).toBe(1);
    const [request] = await requestsOf(db, first.id);
    await decideApproval(ctx, { id: request!.id, word: "approve" });
    expect(await countOpenApprovals(ctx, 10)).toBe(1);
  });

  it("is nothing for an address that nobody has confirmed", async () => {
    const approver = await createPerson(db);
    await createWaitingTicket(db, [{ who: [approver.email] }]);
    expect(await countOpenApprovals(testContext(db, { ...approver, emailVerified: false }), 10)).toBe(0);
  });
});
