import { describe, expect, it } from "vitest";
import { APPROVALS, STATUSES, TRIAGE_STATES } from "@/lib/domain/ticket";
import type { ChainView } from "@/lib/tickets/approvals/views";
import { progressStepsOf, type TicketProgress, ticketProgress } from "./ticket-progress";

const marta = { id: "marta", name: "Marta Oyelaran" };
const ines = { id: "ines", name: "Ines Kovač" };

function ticket(more: Partial<TicketProgress> = {}): TicketProgress {
  return {
    status: "open",
    triage: { state: "done" },
    approval: "not_required",
    assignee: ines,
    team: { name: "Billing" },
    requester: marta,
    createdAt: "2026-11-20T09:41:03Z",
    firstResponseAt: null,
    resolvedAt: null,
    closedAt: null,
    provenance: {
      category: { source: "ai", at: "2026-11-20T09:41:04Z" },
      assignee: { source: "rules", at: "2026-11-20T09:41:05Z" },
    },
    messages: [],
    ...more,
  };
}

const chain: ChainView = {
  id: "chain",
  state: "pending",
  category: "Software",
  startedAt: "2026-11-20T09:41:05Z",
  endedAt: null,
  steps: [
    {
      id: "step",
      position: 1,
      name: "Cost centre",
      needs: "one",
      state: "asked",
      askedAt: "2026-11-20T09:41:05Z",
      remindedAt: null,
      escalatedAt: null,
      decidedAt: null,
      requests: [
        {
          id: "request",
          approver: "Helen Okafor",
          origin: "named",
          from: null,
          state: "asked",
          comment: null,
          decidedAt: null,
          askedAt: "2026-11-20T09:41:05Z",
        },
      ],
    },
  ],
};

describe("what a requester is told", () => {
  it("says who has the ticket by first name", () => {
    expect(ticketProgress(ticket())).toBe("Ines has it. The answer will stand here.");
  });

  it("tells an answer from a reply that waits for one", () => {
    const answered = { status: "in_progress" as const, firstResponseAt: "2026-11-20T09:52:00Z" };
    expect(ticketProgress(ticket({ ...answered, messages: [{ author: ines }] }))).toContain("has answered");
    expect(ticketProgress(ticket({ ...answered, messages: [{ author: ines }, { author: marta }] }))).toContain(
      "has what you wrote",
    );
  });

  it("asks for what a waiting ticket waits for", () => {
    expect(ticketProgress(ticket({ status: "waiting" }))).toContain("needs something from you");
  });

  it("says whose yes a ticket waits for, and that a no was the end of it", () => {
    const waits = ticketProgress(ticket({ approval: "pending", assignee: null }), chain);
    expect(waits).toBe("We have read it. It now waits for approval by Helen Okafor; after that somebody works on it.");
    expect(ticketProgress(ticket({ approval: "rejected", status: "cancelled" }))).toContain("not approved");
  });

  it("has a sentence without inner words for every state", () => {
    for (const status of STATUSES) {
      for (const state of TRIAGE_STATES) {
        for (const assignee of [null, ines]) {
          for (const approval of APPROVALS) {
            const sentence = ticketProgress(ticket({ status, triage: { state }, assignee, approval }));
            expect(sentence).toMatch(/^[A-Z].*\.$/);
            expect(sentence).not.toMatch(/triage|fallback|review|confidence|pipeline|chain|%/i);
          }
        }
      }
    }
  });
});

describe("a ticket’s five stations", () => {
  const states = (more?: Partial<TicketProgress>) =>
    progressStepsOf(ticket(more)).map((progressStep) => progressStep.state);

  it("the lamp is where the ticket is now", () => {
    expect(states({ triage: { state: "running" }, assignee: null })).toEqual([
      "done",
      "running",
      "waiting",
      "waiting",
      "waiting",
    ]);
    expect(states({ assignee: null })).toEqual(["done", "running", "waiting", "waiting", "waiting"]);
    expect(states()).toEqual(["done", "done", "running", "waiting", "waiting"]);
    expect(states({ firstResponseAt: "2026-11-20T09:52:00Z" })).toEqual(["done", "done", "done", "running", "waiting"]);
  });

  it("a yes that is needed stands where the reading stood, and is lit until it is given", () => {
    const waits = ticket({ approval: "pending", assignee: null });
    expect(progressStepsOf(waits, chain).map(({ name, state }) => [name, state])).toEqual([
      ["Received", "done"],
      ["Approval", "running"],
      ["Assigned", "waiting"],
      ["Answered", "waiting"],
      ["Resolved", "waiting"],
    ]);
    const ended = { ...chain, state: "approved" as const, endedAt: "2026-11-20T09:50:00Z" };
    expect(progressStepsOf(ticket({ approval: "approved" }), ended)[1]).toMatchObject({
      name: "Approved",
      state: "done",
      at: "2026-11-20T09:50:00Z",
    });
    expect(states({ approval: "rejected", status: "cancelled", assignee: null })[1]).toBe("failed");
  });

  it("a solved ticket has no lamp, and what it passed by is skipped", () => {
    expect(states({ status: "resolved", resolvedAt: "2026-11-20T10:00:00Z" })).toEqual([
      "done",
      "done",
      "done",
      "skipped",
      "done",
    ]);
  });

  it("never more than one lamp, in any state", () => {
    for (const status of STATUSES) {
      for (const state of TRIAGE_STATES) {
        for (const assignee of [null, ines]) {
          for (const approval of APPROVALS) {
            const all = states({ status, triage: { state }, assignee, approval });
            expect(all.filter((each) => each === "running").length).toBeLessThanOrEqual(1);
          }
        }
      }
    }
  });

  it("gives the times that are known", () => {
    expect(progressStepsOf(ticket()).map((progressStep) => progressStep.at)).toEqual([
      "2026-11-20T09:41:03Z",
      "2026-11-20T09:41:04Z",
      "2026-11-20T09:41:05Z",
      undefined,
      undefined,
    ]);
  });

  it("leaves the time of a second reading out, so that times never run backwards", () => {
    const provenance = {
      category: { source: "ai" as const, at: "2026-11-20T09:59:00Z" },
      assignee: { source: "rules" as const, at: "2026-11-20T09:41:05Z" },
    };
    expect(progressStepsOf(ticket({ provenance }))[1]?.at).toBeUndefined();
  });

  it("a cancelled ticket ends as cancelled", () => {
    const last = progressStepsOf(ticket({ status: "cancelled", closedAt: "2026-11-20T10:00:00Z" })).at(-1);
    expect(last).toMatchObject({ name: "Cancelled", state: "done" });
  });
});
