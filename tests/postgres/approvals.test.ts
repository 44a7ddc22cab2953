import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { HOUR_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { tickets } from "@/lib/db/schema";
import { deletePerson } from "@/lib/people/delete-person";
import { beginApproval } from "@/lib/tickets/approvals/begin-approval";
import { checkStep } from "@/lib/tickets/approvals/check-step";
import { decideApproval } from "@/lib/tickets/approvals/decide-approval";
import { cancelTicket } from "@/lib/tickets/cancel-ticket";
import { editTicket } from "@/lib/tickets/edit-ticket";
import { historyRows, openTestTicket, rowOf } from "@/tests/support/workspace";
import {
  approvalTokenFor,
  chainStates,
  createApprovedCategory,
  createWaitingTicket,
  newAddress,
  openStepOf,
  requestOf,
  requestStates,
  requestsOf,
  stepStates,
  visitor,
} from "../support/approvals";
import { createPerson, testContext } from "../support/database";
import { DRIVERS, realDatabase } from "./drivers";

const ROUNDS = 12;

describe.each(DRIVERS)("approvals on Postgres through %s", (driver) => {
  const database = realDatabase(driver);
  let db: Db;

  beforeAll(() => {
    db = database.current.db;
  });

  it("Two approvals at the same moment end the step once and open the next step once", async () => {
    await rounds(async () => {
      const [ana, bo, next] = [newAddress(), newAddress(), newAddress()];
      const { id } = await createWaitingTicket(db, [{ needs: "all", who: [ana, bo] }, { who: [next] }]);
      const results = await atOnce([await decisionOf(id, ana), await decisionOf(id, bo)]);
      expect(results).toEqual(["pending", "pending"]);
      expect(await stepStates(db, id)).toEqual(["approved", "asked"]);
      expect(await requestStates(db, id)).toEqual([`${ana} approved`, `${bo} approved`, `${next} asked`]);
      expect(await countOf(id, "ticket/approval.requested")).toBe(2);
    });
  });

  it("Of an approval and a rejection at the same moment, the first decides the ticket", async () => {
    await rounds(async () => {
      const [ana, bo] = [newAddress(), newAddress()];
      const { id } = await createWaitingTicket(db, [{ who: [ana, bo] }]);
      const results = await atOnce([await decisionOf(id, ana), await decisionOf(id, bo, "reject")]);
      const { approval, status } = await rowOf(db, id);
      expect([
        ["approved", "approval-decided"],
        ["approval-decided", "rejected"],
      ]).toContainEqual(results);
      expect([
        ["approved", "open"],
        ["rejected", "cancelled"],
      ]).toContainEqual([approval, status]);
      expect(await chainStates(db, id)).toEqual([approval]);
      expect(results).toContain(approval);
    });
  });

  it("Ten approvals by one approver at once, by one link and by several, count once", async () => {
    const ana = newAddress();
    const { id } = await createWaitingTicket(db, [{ who: [ana] }, { who: [newAddress()] }]);
    const same = await approvalTokenFor(db, await requestOf(db, id, ana));
    const links = [...Array(5).fill(same), ...(await Promise.all(Array.from({ length: 5 }, () => link(id, ana))))];
    const results = await atOnce(links.map((token) => () => decide(token)));
    expect(results.filter((result) => result === "pending")).toHaveLength(1);
    expect(results.filter((result) => result === "approval-decided")).toHaveLength(9);
    expect(await stepStates(db, id)).toEqual(["approved", "asked"]);
    expect(await countOf(id, "ticket/approval.decided")).toBe(1);
  });

  it("The last approval and a cancellation at the same moment leave one clear state", async () => {
    await rounds(async () => {
      const ana = newAddress();
      const { id, requester } = await createWaitingTicket(db, [{ who: [ana] }]);
      const { version } = await rowOf(db, id);
      const cancel = async () =>
        (await cancelTicket(testContext(db, requester), { ticket: id, version })).status as string;
      const results = await atOnce([await decisionOf(id, ana), cancel]);
      const row = await rowOf(db, id);
      expect([
        ["approved", "stale"],
        ["approval-ended", "cancelled"],
      ]).toContainEqual(results);
      if (results[0] === "approved") expect(row).toMatchObject({ status: "open", approval: "approved" });
      else expect(row).toMatchObject({ status: "cancelled", approval: "not_required" });
      expect((await requestsOf(db, id)).map(({ state }) => state)).not.toContain("asked");
    });
  });

  it("The last approval and a new category at the same moment never approve the wrong chain", async () => {
    const admin = await createPerson(db, "admin");
    await rounds(async () => {
      const [ana, bo] = [newAddress(), newAddress()];
      const { id } = await createWaitingTicket(db, [{ who: [ana] }]);
      const other = await createApprovedCategory(db, [{ who: [bo] }]);
      const { version } = await rowOf(db, id);
      const move = async () =>
        (await editTicket(testContext(db, admin), { ticket: id, version, category: other.slug })).approval as string;
      const results = await atOnce([await decisionOf(id, ana), move]);
      expect([
        ["approved", "stale"],
        ["approval-ended", "pending"],
      ]).toContainEqual(results);
      const chains = await chainStates(db, id);
      expect(results[0] === "approved" ? chains : chains.slice(1)).toEqual([
        results[0] === "approved" ? "approved" : "pending",
      ]);
    });
  });

  it("Ten pipelines that begin an approval at once create one chain and ask every approver once", async () => {
    const ana = newAddress();
    const { slug } = await createApprovedCategory(db, [{ who: [ana] }]);
    const { id } = await openTestTicket(db, await createPerson(db), { category: slug });
    const approvals = await Promise.all(
      Array.from({ length: 10 }, () => beginApproval(testContext(db), { ticketId: id })),
    );
    expect(new Set(approvals.map(({ state }) => state))).toEqual(new Set(["pending"]));
    expect([await chainStates(db, id), await requestStates(db, id)]).toEqual([["pending"], [`${ana} asked`]]);
  });

  it("Many checks of a step at once send one reminder and escalate once", async () => {
    const { id } = await createWaitingTicket(db, [{ who: [newAddress()] }]);
    const step = await openStepOf(db, id);
    const later = () => new Date(Date.now() + 80 * HOUR_MS);
    const check = () => checkStep(testContext(db, undefined, later), { ticketId: id, stepId: step!.id });
    await Promise.all(Array.from({ length: 8 }, check));
    const history = await historyRows(db, id);
    expect(history.filter(({ after }) => after?.reminder === true)).toHaveLength(1);
    expect(history.filter(({ type }) => type === "ticket/approval.escalated")).toHaveLength(1);
  });

  it("An approval while the approver's account is deleted counts or is void, without a deadlock", async () => {
    const admin = await createPerson(db, "admin");
    await rounds(async () => {
      const ana = await createPerson(db, "admin");
      const { id } = await createWaitingTicket(db, [{ who: [ana.email] }]);
      // The approver is also the assignee, so that both changes touch the same rows.
      await db.update(tickets).set({ assigneeId: ana.id }).where(eq(tickets.id, id));
      const request = await requestOf(db, id, ana.email);
      const approve = async () =>
        (await decideApproval(testContext(db, ana), { id: request, word: "approve" })).approval as string;
      const remove = async () => (await deletePerson(testContext(db, admin), { id: ana.id })) ?? "deleted";
      const results = await atOnce([approve, remove]);
      expect([
        ["approved", "deleted"],
        ["not_found", "deleted"],
        ["approval-decided", "deleted"],
      ]).toContainEqual(results);
      expect((await requestsOf(db, id))[0]!.state).toBe(results[0] === "approved" ? "approved" : "void");
    });
  });

  const link = async (ticketId: string, email: string) => approvalTokenFor(db, await requestOf(db, ticketId, email));
  const decide = async (token: string, decision: "approve" | "reject" = "approve"): Promise<string> =>
    (await decideApproval(testContext(db, visitor), { token, word: decision })).approval;

  /** A decision that is ready to be sent. */
  async function decisionOf(ticketId: string, email: string, decision: "approve" | "reject" = "approve") {
    const token = await link(ticketId, email);
    return () => decide(token, decision);
  }

  async function countOf(ticketId: string, type: string): Promise<number> {
    return (await historyRows(db, ticketId)).filter((event) => event.type === type).length;
  }
});

async function rounds(race: () => Promise<void>): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) await race();
}

/** The result of each action, or the kind or code of its error. */
function atOnce(actions: (() => Promise<string>)[]): Promise<string[]> {
  return Promise.all(
    actions.map((action) =>
      action().catch((error: { kind?: string; code?: string }) => error.kind ?? error.code ?? String(error)),
    ),
  );
}
