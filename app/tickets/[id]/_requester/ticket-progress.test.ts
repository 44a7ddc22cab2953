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

describe("ticketProgress", () => {
  it("The sentence names the assignee by first name", () => {
    expect(ticketProgress(ticket())).toBe("Ines has your ticket. We’ll reply here.");
  });

  it("The sentence tells an agent's reply from a requester's reply", () => {
    const answered = { status: "in_progress" as const, firstResponseAt: "2026-11-20T09:52:00Z" };
    expect(ticketProgress(ticket({ ...answered, messages: [{ author: ines }] }))).toContain("has replied");
    expect(ticketProgress(ticket({ ...answered, messages: [{ author: ines }, { author: marta }] }))).toContain(
      "has received your reply",
    );
  });

  it("The requester of a waiting ticket is asked to reply", () => {
    expect(ticketProgress(ticket({ status: "waiting" }))).toContain("waiting for your reply");
  });

  it("The sentence names the pending approver, and says that a rejected request was not approved", () => {
    const pending = ticketProgress(ticket({ approval: "pending", assignee: null }), chain);
    expect(pending).toBe("Waiting for Helen Okafor to approve. Then we’ll assign it.");
    expect(ticketProgress(ticket({ approval: "rejected", status: "cancelled" }))).toContain("not approved");
  });

  it("Every state has a sentence without internal terms", () => {
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

describe("progressStepsOf", () => {
  const states = (more?: Partial<TicketProgress>) =>
    progressStepsOf(ticket(more)).map((progressStep) => progressStep.state);

  it("The running step is where the ticket is now", () => {
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

  it("A needed approval replaces the triage step and runs until it is decided", () => {
    const pending = ticket({ approval: "pending", assignee: null });
    expect(progressStepsOf(pending, chain).map(({ name, state }) => [name, state])).toEqual([
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

  it("A solved ticket has no running step, and the steps it missed are skipped", () => {
    expect(states({ status: "resolved", resolvedAt: "2026-11-20T10:00:00Z" })).toEqual([
      "done",
      "done",
      "done",
      "skipped",
      "done",
    ]);
  });

  it("No state has more than one running step", () => {
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

  it("Each step shows its time if it is known", () => {
    expect(progressStepsOf(ticket()).map((progressStep) => progressStep.at)).toEqual([
      "2026-11-20T09:41:03Z",
      "2026-11-20T09:41:04Z",
      "2026-11-20T09:41:05Z",
      undefined,
      undefined,
    ]);
  });

  it("The time of a second triage run is left out, so that times never run backwards", () => {
    const provenance = {
      category: { source: "ai" as const, at: "2026-11-20T09:59:00Z" },
      assignee: { source: "rules" as const, at: "2026-11-20T09:41:05Z" },
    };
    expect(progressStepsOf(ticket({ provenance }))[1]?.at).toBeUndefined();
  });

  it("The last step of a cancelled ticket is Cancelled", () => {
    const last = progressStepsOf(ticket({ status: "cancelled", closedAt: "2026-11-20T10:00:00Z" })).at(-1);
    expect(last).toMatchObject({ name: "Cancelled", state: "done" });
  });
});
