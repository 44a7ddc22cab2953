import { describe, expect, it } from "vitest";
import type { ChainView, RequestView } from "@/lib/tickets/approvals/views";
import { event, INES, MARTA, moment, NAMES, ticketDetails } from "@/tests/support/ticket-page";
import { buildTimeline } from "./build-timeline";
import type { TimelineEntry } from "./timeline-entry";

const request = (id: string, approver: string, more: Partial<RequestView> = {}): RequestView => {
  const rest = { from: null, comment: null, decidedAt: null, askedAt: moment(5) };
  return { id, approver, origin: "named", state: "asked", ...rest, ...more };
};

function chainOf(state: ChainView["state"], requests: RequestView[]): ChainView {
  const step = {
    id: "step",
    position: 1,
    name: "Cost centre",
    needs: "one" as const,
    state: "asked" as const,
    requests,
  };
  const times = { askedAt: moment(5), remindedAt: null, escalatedAt: null, decidedAt: null };
  const endedAt = state === "pending" ? null : moment(60);
  return { id: "chain", state, category: "Software", startedAt: moment(5), endedAt, steps: [{ ...step, ...times }] };
}

function timelineOf(chain: ChainView, change: Parameters<typeof ticketDetails>[0]): TimelineEntry[] {
  const ticket = ticketDetails({ assignee: null, assignment: null, ...change });
  return buildTimeline({
    ticket,
    mails: [],
    names: NAMES,
    approval: { chain, earlier: [] },
    now: Date.parse(moment(90)),
  });
}

function sentences(timeline: TimelineEntry[]): string[] {
  return timeline.flatMap((entry) =>
    entry.kind === "change"
      ? [[entry.who, entry.action, entry.value, entry.detail, entry.note].filter(Boolean).join(" ")]
      : [],
  );
}

describe("approvals on the timeline", () => {
  it("A pending approval is the running step and names its approvers", () => {
    const timeline = timelineOf(chainOf("pending", [request("r1", "Helen Okafor")]), {
      approval: "pending",
      history: [],
    });
    expect(timeline.find((entry) => entry.kind === "step" && entry.state === "running")).toMatchObject({
      name: "Waiting for approval",
      detail: "one step, Cost centre: Helen Okafor",
    });
  });

  it("The timeline names who was asked, who delegated to whom, and who decided by a link, with the comment", () => {
    const requests = [
      request("r1", "ada", { state: "delegated" }),
      request("r2", "bo@example.com", { origin: "delegated", from: "ada", state: "approved", comment: "Fine." }),
    ];
    const step = { step: "Cost centre", position: 1 };
    const history = [
      event("ticket/approval.requested", 5, { after: { ...step, asked: 1 } }),
      event("ticket/approval.delegated", 20, { after: { step: step.step, requestId: "r1" } }),
      event("ticket/approval.escalated", 40, { after: step }),
      event("ticket/approval.link.shown", 50, { by: INES, after: { requestId: "r2" } }),
      event("ticket/approval.decided", 60, { after: { ...step, word: "approved", requestId: "r2", via: "link" } }),
    ];
    const timeline = timelineOf(chainOf("approved", requests), { approval: "approved", history });
    expect(sentences(timeline)).toEqual([
      "Signalbox requested approval Cost centre from 1 approver",
      "ada delegated Cost centre to bo@example.com",
      "Signalbox escalated Cost centre because nobody decided in time",
      "Ines Kovač showed the approval link of bo@example.com",
      "bo@example.com approved Cost centre Fine.",
    ]);
    expect(timeline.filter((entry) => entry.kind === "step")).toContainEqual(
      expect.objectContaining({ step: "approve", state: "done", name: "Approved", detail: "by bo@example.com" }),
    );
  });

  it("A request cancelled while it waited does not claim that no approval was required", () => {
    const chain = chainOf("withdrawn", [request("r1", "ada", { state: "void" })]);
    const history = [
      event("ticket/triaged", 3, { after: {} }),
      event("ticket/approval.ended", 60, { after: { chain: "withdrawn" } }),
    ];
    const timeline = timelineOf(chain, { status: "cancelled", approval: "not_required", history });
    expect(timeline.filter((entry) => entry.kind === "step" && entry.step === "approve")).toEqual([]);
  });

  it("A rejection is a failed step and shows its reason once", () => {
    const requests = [request("r1", INES.name, { state: "rejected", comment: "Not this year." })];
    const history = [
      event("ticket/approval.decided", 60, {
        by: INES,
        after: { word: "rejected", requestId: "r1", step: "Cost centre" },
      }),
      event("ticket/status.changed", 60, { by: INES, before: { status: "open" }, after: { status: "cancelled" } }),
    ];
    const notes = { status: "cancelled" as const, resolutionNotes: "Not approved: Not this year." };
    const timeline = timelineOf(chainOf("rejected", requests), {
      approval: "rejected",
      history,
      requester: MARTA,
      ...notes,
    });
    expect(sentences(timeline)).toEqual([
      "Ines Kovač rejected Cost centre Not this year.",
      "Ines Kovač cancelled the ticket",
    ]);
    expect(timeline).toContainEqual(
      expect.objectContaining({ step: "approve", state: "failed", name: "Not approved" }),
    );
  });
});
