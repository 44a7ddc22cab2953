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
  askedOf,
  chainStates,
  createApprovedCategory,
  createWaitingTicket,
  linkTo,
  openStepOf,
  requestOf,
  requestsOf,
  stepStates,
  stranger,
  visitor,
} from "../support/approvals";
import { createPerson, testContext } from "../support/database";
import { DRIVERS, realDatabase } from "./drivers";

const ROUNDS = 12;

describe.each(DRIVERS)("approvals on a real Postgres through %s", (driver) => {
  const holder = realDatabase(driver);
  let db: Db;

  beforeAll(() => {
    db = holder.current.db;
  });

  it("two approvers in the same instant: the step is done once, and the next one opened once", async () => {
    await rounds(async () => {
      const [ana, bo, next] = [stranger(), stranger(), stranger()];
      const { id } = await createWaitingTicket(db, [{ needs: "all", who: [ana, bo] }, { who: [next] }]);
      const words = await atOnce([await word(id, ana), await word(id, bo)]);
      expect(words).toEqual(["pending", "pending"]);
      expect(await stepStates(db, id)).toEqual(["approved", "asked"]);
      expect(await askedOf(db, id)).toEqual([`${ana} approved`, `${bo} approved`, `${next} asked`]);
      expect(await countOf(id, "ticket/approval.requested")).toBe(2);
    });
  });

  it("a yes and a no in the same instant, where one is enough: whichever was first stands, and the ticket with it", async () => {
    await rounds(async () => {
      const [ana, bo] = [stranger(), stranger()];
      const { id } = await createWaitingTicket(db, [{ who: [ana, bo] }]);
      const words = await atOnce([await word(id, ana), await word(id, bo, "reject")]);
      const { approval, status } = await rowOf(db, id);
      expect([
        ["approved", "approval-decided"],
        ["approval-decided", "rejected"],
      ]).toContainEqual(words);
      expect([
        ["approved", "open"],
        ["rejected", "cancelled"],
      ]).toContainEqual([approval, status]);
      expect(await chainStates(db, id)).toEqual([approval]);
      expect(words).toContain(approval);
    });
  });

  it("one approver says yes ten times at once, by one link and by several: it counts once", async () => {
    const ana = stranger();
    const { id } = await createWaitingTicket(db, [{ who: [ana] }, { who: [stranger()] }]);
    const same = await linkTo(db, await requestOf(db, id, ana));
    const links = [...Array(5).fill(same), ...(await Promise.all(Array.from({ length: 5 }, () => link(id, ana))))];
    const words = await atOnce(links.map((token) => () => say(token)));
    expect(words.filter((one) => one === "pending")).toHaveLength(1);
    expect(words.filter((one) => one === "approval-decided")).toHaveLength(9);
    expect(await stepStates(db, id)).toEqual(["approved", "asked"]);
    expect(await countOf(id, "ticket/approval.decided")).toBe(1);
  });

  it("the last yes and the requester's cancellation in the same instant: cancelled, or approved first and then cancelled", async () => {
    await rounds(async () => {
      const ana = stranger();
      const { id, requester } = await createWaitingTicket(db, [{ who: [ana] }]);
      const { version } = await rowOf(db, id);
      const cancel = async () =>
        (await cancelTicket(testContext(db, requester), { ticket: id, version })).status as string;
      const words = await atOnce([await word(id, ana), cancel]);
      const row = await rowOf(db, id);
      expect([
        ["approved", "stale"],
        ["approval-ended", "cancelled"],
      ]).toContainEqual(words);
      if (words[0] === "approved") expect(row).toMatchObject({ status: "open", approval: "approved" });
      else expect(row).toMatchObject({ status: "cancelled", approval: "not_required" });
      expect((await requestsOf(db, id)).map(({ state }) => state)).not.toContain("asked");
    });
  });

  it("the last yes and another category in the same instant: one chain pending at most, and never a yes to the wrong one", async () => {
    const admin = await createPerson(db, "admin");
    await rounds(async () => {
      const [ana, bo] = [stranger(), stranger()];
      const { id } = await createWaitingTicket(db, [{ who: [ana] }]);
      const other = await createApprovedCategory(db, [{ who: [bo] }]);
      const { version } = await rowOf(db, id);
      const move = async () =>
        (await editTicket(testContext(db, admin), { ticket: id, version, category: other.slug })).approval as string;
      const words = await atOnce([await word(id, ana), move]);
      expect([
        ["approved", "stale"],
        ["approval-ended", "pending"],
      ]).toContainEqual(words);
      const chains = await chainStates(db, id);
      expect(words[0] === "approved" ? chains : chains.slice(1)).toEqual([
        words[0] === "approved" ? "approved" : "pending",
      ]);
    });
  });

  it("the pipeline begins it in ten places at once: there is one chain, and everybody is asked once", async () => {
    const ana = stranger();
    const { slug } = await createApprovedCategory(db, [{ who: [ana] }]);
    const { id } = await openTestTicket(db, await createPerson(db), { category: slug });
    const begun = await Promise.all(Array.from({ length: 10 }, () => beginApproval(testContext(db), { ticketId: id })));
    expect(new Set(begun.map(({ state }) => state))).toEqual(new Set(["pending"]));
    expect([await chainStates(db, id), await askedOf(db, id)]).toEqual([["pending"], [`${ana} asked`]]);
  });

  it("many look after a step at once: one reminder, one escalation", async () => {
    const { id } = await createWaitingTicket(db, [{ who: [stranger()] }]);
    const step = await openStepOf(db, id);
    const later = () => new Date(Date.now() + 80 * HOUR_MS);
    const look = () => checkStep(testContext(db, undefined, later), { ticketId: id, stepId: step!.id });
    await Promise.all(Array.from({ length: 8 }, look));
    const history = await historyRows(db, id);
    expect(history.filter(({ after }) => after?.reminder === true)).toHaveLength(1);
    expect(history.filter(({ type }) => type === "ticket/approval.escalated")).toHaveLength(1);
  });

  it("an approver says yes while their account is deleted: nobody waits in a ring, and the word counts or is void", async () => {
    const admin = await createPerson(db, "admin");
    await rounds(async () => {
      const ana = await createPerson(db, "admin");
      const { id } = await createWaitingTicket(db, [{ who: [ana.email] }]);
      // The ticket is theirs too, so that the word and the deletion touch the same rows.
      await db.update(tickets).set({ assigneeId: ana.id }).where(eq(tickets.id, id));
      const request = await requestOf(db, id, ana.email);
      const decide = async () =>
        (await decideApproval(testContext(db, ana), { id: request, word: "approve" })).approval as string;
      const remove = async () => (await deletePerson(testContext(db, admin), { id: ana.id })) ?? "deleted";
      const words = await atOnce([decide, remove]);
      expect([
        ["approved", "deleted"],
        ["not_found", "deleted"],
        ["approval-decided", "deleted"],
      ]).toContainEqual(words);
      expect((await requestsOf(db, id))[0]!.state).toBe(words[0] === "approved" ? "approved" : "void");
    });
  });

  const link = async (ticketId: string, email: string) => linkTo(db, await requestOf(db, ticketId, email));
  const say = async (token: string, said: "approve" | "reject" = "approve"): Promise<string> =>
    (await decideApproval(testContext(db, visitor), { token, word: said })).approval;

  /** A word that is ready to be said. */
  async function word(ticketId: string, email: string, said: "approve" | "reject" = "approve") {
    const token = await link(ticketId, email);
    return () => say(token, said);
  }

  async function countOf(ticketId: string, type: string): Promise<number> {
    return (await historyRows(db, ticketId)).filter((event) => event.type === type).length;
  }
});

async function rounds(play: () => Promise<void>): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) await play();
}

/** What each came to: its answer, or the kind or code of its refusal. */
function atOnce(acts: (() => Promise<string>)[]): Promise<string[]> {
  return Promise.all(
    acts.map((act) =>
      act().catch((error: { kind?: string; code?: string }) => error.kind ?? error.code ?? String(error)),
    ),
  );
}
