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

describe("countOpenApprovals", () => {
  it("The count includes only requests that can be decided now, up to the limit", async () => {
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

  it("The count is 0 for an unverified address", async () => {
    const approver = await createPerson(db);
    await createWaitingTicket(db, [{ who: [approver.email] }]);
    expect(await countOpenApprovals(testContext(db, { ...approver, emailVerified: false }), 10)).toBe(0);
  });
});
