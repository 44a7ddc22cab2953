import { beforeAll, describe, expect, it } from "vitest";
import { GET as getApproval } from "@/app/api/tickets/[id]/approval/route";
import type { Db } from "@/lib/db/client";
import { rateLimits } from "@/lib/db/schema";
import { call, createSessionRow, takeEvents } from "@/tests/support/accounts";
import { approvalTokenFor, createWaitingTicket, newAddress, requestOf, requestStates } from "@/tests/support/approvals";
import { testDatabase } from "@/tests/support/database";
import { scratchFolder } from "@/tests/support/settings";
import { rowOf } from "@/tests/support/workspace";
import { PUT as decide } from "./[id]/decision/route";
import { PUT as delegate } from "./[id]/delegation/route";
import { POST as showLink } from "./[id]/link/route";
import { GET as read } from "./[id]/route";
import { PUT as decideByLink } from "./by-link/decision/route";
import { PUT as delegateByLink } from "./by-link/delegation/route";
import { POST as peek } from "./by-link/route";
import { GET as list } from "./route";

let db: Db;
beforeAll(async () => {
  db = await testDatabase();
  scratchFolder();
  takeEvents();
});

const put = (handler: Parameters<typeof call>[0], body: unknown, access: { token?: string; id?: string } = {}) =>
  call(handler, "/api/approvals", {
    method: "PUT",
    body,
    token: access.token,
    params: access.id ? { id: access.id } : {},
  });

describe("an approver with a link", () => {
  it("An approver without an account reads the request, decides once, and then sees the decision", async () => {
    const ana = newAddress();
    const { id } = await createWaitingTicket(db, [{ name: "Boss", who: [ana] }]);
    const token = await approvalTokenFor(db, await requestOf(db, id, ana));
    const opened = await call(peek, "/", { body: { token } });
    expect([opened.status, opened.json]).toMatchObject([
      200,
      { state: "open", step: "Boss", facts: { approval: "pending" } },
    ]);
    expect((await rowOf(db, id)).approval).toBe("pending");
    const done = await put(decideByLink, { token, word: "approve", comment: "Fine." });
    expect([done.status, done.json]).toMatchObject([200, { state: "approved", approval: "approved" }]);
    const again = await put(decideByLink, { token, word: "reject" });
    expect([again.status, again.json.type]).toEqual([409, "approval-decided"]);
    expect((await call(peek, "/", { body: { token } })).json).toMatchObject({ state: "decided", word: "approved" });
    expect((await call(peek, "/", { body: { token: "x" } })).json).toEqual({ state: "unknown" });
  });

  it("An approver with a link can delegate to another address", async () => {
    const [ana, bo] = [newAddress(), newAddress()];
    const { id } = await createWaitingTicket(db, [{ who: [ana] }]);
    const token = await approvalTokenFor(db, await requestOf(db, id, ana));
    expect((await put(delegateByLink, { token, email: ana })).json.errors).toMatchObject([{ pointer: "/email" }]);
    expect((await put(delegateByLink, { token, email: bo })).json.state).toBe("delegated");
    expect(await requestStates(db, id)).toEqual([`${ana} delegated`, `${bo} asked`]);
  });

  it("The signed-in requester can’t decide with the link", async () => {
    const requester = await createSessionRow(db);
    const ana = newAddress();
    const { id } = await createWaitingTicket(db, [{ who: [ana] }], requester.person);
    const token = await approvalTokenFor(db, await requestOf(db, id, ana));
    const own = await put(decideByLink, { token, word: "approve" }, requester);
    expect([own.status, own.json.type]).toEqual([403, "approval-own"]);
  });

  it("Too many attempts with links are rate limited with 429", async () => {
    const statuses = new Set<number>();
    for (let attempts = 0; attempts < 125; attempts++) {
      statuses.add((await call(peek, "/", { body: { token: `guess-${attempts}` } })).status);
    }
    expect([...statuses]).toEqual([200, 429]);
    await db.delete(rateLimits);
  });
});

describe("a signed-in approver", () => {
  it("A signed-in approver lists, reads and decides their request", async () => {
    const ana = await createSessionRow(db);
    const { id } = await createWaitingTicket(db, [{ who: [ana.person.email] }]);
    const { approvals } = (await call(list, "/api/approvals", { token: ana.token })).json;
    expect(approvals).toMatchObject([{ ticketId: id, state: "asked", step: "Step 1" }]);
    const access = { token: ana.token, id: approvals[0].id };
    const shown = await call(read, "/", { token: ana.token, params: { id: access.id } });
    expect(shown.json).toMatchObject({ state: "open", requestId: access.id });
    expect((await put(decide, { word: "maybe" }, access)).status).toBe(400);
    expect((await put(decide, { word: "approve", comment: "x".repeat(2_001) }, access)).status).toBe(400);
    expect((await put(delegate, { email: "no address" }, access)).status).toBe(400);
    expect((await put(decide, { word: "approve" }, access)).json).toMatchObject({ approval: "approved" });
    const decided = await call(list, "/api/approvals?state=decided", { token: ana.token });
    expect(decided.json.approvals).toMatchObject([{ id: access.id, state: "approved" }]);
  });

  it("An admin can create a working link if email is off, and the ticket's approvals contain no link", async () => {
    const admin = await createSessionRow(db, "admin");
    const ana = newAddress();
    const { id } = await createWaitingTicket(db, [{ who: [ana] }]);
    const request = await requestOf(db, id, ana);
    const shown = await call(showLink, "/", { token: admin.token, body: {}, params: { id: request } });
    expect(shown.status).toBe(201);
    const approval = await call(getApproval, "/", { token: admin.token, params: { id } });
    expect(approval.json.chain.steps[0].requests).toMatchObject([{ id: request, email: ana }]);
    expect(approval.text).not.toContain("token=");
    const token = new URL(shown.json.link).searchParams.get("token");
    expect((await put(decideByLink, { token, word: "approve" })).status).toBe(200);
  });
});
