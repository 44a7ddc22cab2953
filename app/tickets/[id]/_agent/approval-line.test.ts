import { describe, expect, it } from "vitest";
import type { ChainView, RequestView } from "@/lib/tickets/approvals/views";
import { event, INES, MARTA, moment, NAMES, ticketDetails } from "@/tests/support/ticket-page";
import { buildTimeline } from "./timeline/build-timeline";
import type { TimelineEntry } from "./timeline/timeline-entry";

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

function lineOf(chain: ChainView, change: Parameters<typeof ticketDetails>[0]): TimelineEntry[] {
  const ticket = ticketDetails({ assignee: null, assignment: null, ...change });
  return buildTimeline({
    ticket,
    mails: [],
    names: NAMES,
    approval: { chain, earlier: [] },
    now: Date.parse(moment(90)),
  });
}

function sentences(line: TimelineEntry[]): string[] {
  return line.flatMap((entry) =>
    entry.kind === "change"
      ? [[entry.who, entry.did, entry.value, entry.aside, entry.note].filter(Boolean).join(" ")]
      : [],
  );
}

describe("approvals on a ticket's line", () => {
  it("what the ticket waits for is the step that runs, with who is asked", () => {
    const line = lineOf(chainOf("pending", [request("r1", "Helen Okafor")]), { approval: "pending", history: [] });
    expect(line.find((entry) => entry.kind === "step" && entry.state === "running")).toMatchObject({
      name: "Waiting for approval",
      fact: "one step, Cost centre: Helen Okafor",
    });
  });

  it("says who was asked, who passed it on to whom, and who decided by a link, with their words", () => {
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
    const line = lineOf(chainOf("approved", requests), { approval: "approved", history });
    expect(sentences(line)).toEqual([
      "Signalbox asked for approval Cost centre 1 person asked",
      "ada passed on Cost centre bo@example.com is asked instead",
      "Signalbox asked others as well Cost centre nobody had answered",
      "Ines Kovač took out the link of bo@example.com",
      "bo@example.com approved Cost centre Fine.",
    ]);
    expect(line.filter((entry) => entry.kind === "step")).toContainEqual(
      expect.objectContaining({ step: "approve", state: "done", name: "Approved", fact: "by bo@example.com" }),
    );
  });

  it("a ticket that was withdrawn while it waited does not claim that nobody was asked", () => {
    const chain = chainOf("withdrawn", [request("r1", "ada", { state: "void" })]);
    const history = [
      event("ticket/triaged", 3, { after: {} }),
      event("ticket/approval.ended", 60, { after: { chain: "withdrawn" } }),
    ];
    const line = lineOf(chain, { status: "cancelled", approval: "not_required", history });
    expect(line.filter((entry) => entry.kind === "step" && entry.step === "approve")).toEqual([]);
  });

  it("a refusal stands in red with its reason, once", () => {
    const requests = [request("r1", INES.name, { state: "rejected", comment: "Not this year." })];
    const history = [
      event("ticket/approval.decided", 60, {
        by: INES,
        after: { word: "rejected", requestId: "r1", step: "Cost centre" },
      }),
      event("ticket/status.changed", 60, { by: INES, before: { status: "open" }, after: { status: "cancelled" } }),
    ];
    const notes = { status: "cancelled" as const, resolutionNotes: "Not approved: Not this year." };
    const line = lineOf(chainOf("rejected", requests), { approval: "rejected", history, requester: MARTA, ...notes });
    expect(sentences(line)).toEqual(["Ines Kovač rejected Cost centre Not this year.", "Ines Kovač cancelled this"]);
    expect(line).toContainEqual(expect.objectContaining({ step: "approve", state: "failed", name: "Not approved" }));
  });
});
