import { describe, expect, it } from "vitest";
import type { AppliedRule, HistoryFacts } from "@/lib/domain/event";
import {
  event,
  INES,
  MARTA,
  mail,
  moment,
  NAMES,
  TOMASZ,
  ticketDetails,
  triageResultView,
} from "@/tests/support/ticket-page";
import { buildTimeline, timelineTab } from "./build-timeline";
import type { StepEntry, TimelineEntry } from "./timeline-entry";

const A_MINUTE_LATER = Date.parse(moment(60));

function timelineOf(
  change: Parameters<typeof ticketDetails>[0] = {},
  mails = [mail({})],
  now = A_MINUTE_LATER,
): TimelineEntry[] {
  return buildTimeline({ ticket: ticketDetails(change), mails, names: NAMES, now });
}

function steps(timeline: TimelineEntry[]): StepEntry[] {
  return timeline.filter((entry) => entry.kind === "step");
}

function sentences(timeline: TimelineEntry[]): string[] {
  return timeline.flatMap((entry) =>
    entry.kind === "change" ? [[entry.who, entry.action, entry.value, entry.detail].filter(Boolean).join(" ")] : [],
  );
}

const ASSIGNED = `Assigned to Ines Kovač: ${ticketDetails().assignment?.reason}`;

describe("buildTimeline", () => {
  it("The timeline runs from the request through the pipeline to the notifications", () => {
    const timeline = timelineOf({}, [
      mail({ id: "to-ines" }),
      mail({ id: "to-marta", kind: "requester-confirmation", recipientName: MARTA.name, createdAt: moment(7) }),
    ]);
    expect(timeline[0]).toMatchObject({ kind: "message", tone: "request", author: { name: MARTA.name } });
    expect(steps(timeline).map(({ name, detail }) => `${name}: ${detail}`)).toEqual([
      "Triaged: by Gemini in 1.8 s: Billing, Medium, 2 skills",
      "Applied: Set category, priority, skills and notes; kept title set by a person",
      "Approval: not required: Billing has no approval steps",
      ASSIGNED,
      "Notified Ines: new assignment",
      "Notified Marta: confirmation",
    ]);
    expect(steps(timeline).map(({ state }) => state)).toEqual(["done", "done", "skipped", "done", "done", "done"]);
  });

  it("Candidates that were not chosen are listed with the reason, except those of other teams", () => {
    const assigned = steps(timelineOf()).find(({ step }) => step === "assign");
    expect(assigned?.rejectedCandidates).toEqual([
      { name: "Tomasz Berg", why: "1 of 2 skills, missing skill: Stripe" },
      { name: "Aiko Lindqvist, Rafael Duarte", why: "at capacity · away until Monday" },
    ]);
  });

  it("Each step shows its values at the time, whatever changed since", () => {
    const history = [
      ...(ticketDetails().history ?? []),
      event("ticket/edited", 20, { by: INES, before: { category: "billing" }, after: { category: "account" } }),
      event("ticket/triaged", 30, {
        after: { provider: "builtin", category: "account", priority: "low", skills: [], approval: "pending" },
      }),
    ];
    const category = { slug: "account", name: "Account" };
    const timeline = timelineOf(
      { history, category, priority: "low", approval: "pending", triage: { state: "done", source: "rules" } },
      [],
    );
    expect(steps(timeline).map(({ name, detail }) => `${name}: ${detail}`)).toEqual([
      "Triaged: by Gemini: Billing, Medium, 2 skills",
      "Applied: Set category, priority, skills and notes; kept title set by a person",
      "Approval: not required: Billing has no approval steps",
      ASSIGNED,
      "Triaged: by the keyword rules: Account, Low, 0 skills",
      "Applied: Set notes",
      "Waiting for approval: ",
    ]);
    expect(sentences(timeline)).toEqual(["Ines Kovač set category to Account AI had set Billing"]);
  });

  it("A legacy reason is shown as it was written", () => {
    const reason = { code: "legacy", text: "because Ada said so" } as const;
    const history = [
      event("ticket/assigned", 10, { after: { personId: INES.id, source: "rules", reason } }),
      event("ticket/unassigned", 20, { before: { personId: INES.id }, after: { reason } }),
      event("ticket/left.for.review", 30, { after: { reason } }),
    ];
    const timeline = timelineOf({ history }, []);
    expect(steps(timeline).map(({ detail }) => detail)).toEqual([reason.text, reason.text]);
    expect(sentences(timeline)).toEqual(["Signalbox returned this to the queue because Ada said so"]);
  });

  it("A second triage run adds no second approval step", () => {
    const history = [
      ...(ticketDetails().history ?? []),
      event("ticket/triaged", 90, { after: { provider: "builtin" } }),
    ];
    const names = steps(timelineOf({ history })).map(({ name }) => name);
    expect(names.filter((name) => name === "Approval")).toHaveLength(1);
    expect(names.indexOf("Approval")).toBeLessThan(names.indexOf("Assigned to Ines Kovač"));
    expect(names.filter((name) => name === "Triaged")).toHaveLength(2);
  });

  it("A ticket in triage shows the running step and the pending ones", () => {
    const history = [event("ticket/created", 0, { by: MARTA })];
    const timeline = timelineOf(
      { triage: { state: "running", source: null }, assignee: null, assignment: null, history },
      [],
    );
    expect(steps(timeline).map(({ name, state }) => [name, state])).toEqual([
      ["Triaging", "running"],
      ["Assign", "waiting"],
      ["Notify", "waiting"],
    ]);
  });

  it("A ticket that no agent can take waits, with the reasons", () => {
    const scoreboard = ticketDetails().assignment?.scoreboard?.slice(2) ?? [];
    const assignment = { person: null, source: null, reason: null, at: moment(5), scoreboard };
    const history = ticketDetails().history?.slice(0, 2);
    const timeline = timelineOf({ assignee: null, assignment, history }, []);
    expect(steps(timeline).at(-1)).toMatchObject({ name: "Waiting for an assignee", state: "waiting" });
    expect(steps(timeline).at(-1)?.rejectedCandidates).toHaveLength(1);
  });

  it("The applied step tells applied values from suggested ones", () => {
    const modes = { category: "suggested", priority: "applied", skills: "overruled" } as const;
    const sources = { priority: "rules", skills: "person" } as const;
    const after = { provider: "builtin", sources, modes } as const;
    const applied = (facts: HistoryFacts<"ticket/triaged">["after"]) =>
      steps(timelineOf({ history: [event("ticket/triaged", 4, { after: { ...after, ...facts } })] }))[1]?.detail;
    expect(applied({ needsReview: ["category"] })).toBe(
      "Set priority and notes; suggested category for review; kept skills set by a person",
    );
    expect(applied({ needsReview: ["category", "priority"] })).toContain("; left priority for review");
  });

  it("A provider that failed is named", () => {
    const attempts = [
      { provider: "gemini" as const, outcome: "timeout", ms: 15_000 },
      { provider: "builtin" as const, outcome: "answered", ms: 20 },
    ];
    const triageResult = { ...triageResultView(), provider: "builtin" as const, attempts };
    const [triaged] = steps(timelineOf({ triage: { state: "done", source: "rules", triageResult } }));
    expect(triaged?.detail).toContain("by the keyword rules");
    expect(triaged?.detail).toContain("; Gemini timed out");
  });

  it("A pending mail runs in parallel with the one that was sent, and a rejected one has failed", () => {
    const timeline = timelineOf({}, [
      mail({ id: "a" }),
      mail({ id: "b", kind: "requester-confirmation", recipientName: MARTA.name, state: "pending", attempts: 3 }),
      mail({ id: "c", kind: "requester-confirmation", recipientName: MARTA.name, state: "failed" }),
    ]);
    const notifications = steps(timeline).filter(({ step }) => step === "notify");
    expect(notifications.map(({ state, parallel }) => [state, parallel])).toEqual([
      ["done", false],
      ["running", true],
      ["failed", false],
    ]);
  });

  it("A change names the person and the previous value", () => {
    const history = [
      ...(ticketDetails().history ?? []),
      event("ticket/edited", 20, { by: INES, before: { priority: "medium" }, after: { priority: "high" } }),
      event("ticket/edited", 30, { by: TOMASZ, before: { priority: "high" }, after: { priority: "low" } }),
      event("ticket/status.changed", 40, { by: INES, before: { status: "open" }, after: { status: "waiting" } }),
      event("ticket/assigned", 50, {
        by: INES,
        before: { personId: INES.id },
        after: { personId: TOMASZ.id, source: "person" },
      }),
      event("ticket/assigned", 55, {
        by: INES,
        before: { personId: TOMASZ.id },
        after: { personId: INES.id, source: "person" },
      }),
      event("ticket/unassigned", 57, {
        by: INES,
        before: { personId: INES.id },
        after: { reason: { code: "returned" } },
      }),
    ];
    expect(sentences(timelineOf({ history }))).toEqual([
      "Ines Kovač set priority to High AI had set Medium",
      "Tomasz Berg set priority to Low Previously High",
      "Ines Kovač set status to Waiting Previously Open",
      "Ines Kovač assigned this to Tomasz Berg Previously Ines Kovač",
      "Ines Kovač took this ticket Previously Tomasz Berg",
      "Ines Kovač returned this to the queue Previously Ines Kovač",
    ]);
  });

  it("An automatic reassignment says why", () => {
    const away = { reason: { code: "away" } } as const;
    const history = [
      event("ticket/assigned", 20, {
        before: { personId: INES.id },
        after: { personId: TOMASZ.id, source: "person", ...away },
      }),
      event("ticket/unassigned", 30, { before: { personId: TOMASZ.id }, after: away }),
      event("ticket/unassigned", 40, { before: { personId: INES.id }, after: { reason: { code: "left" } } }),
    ];
    expect(sentences(timelineOf({ history }))).toEqual([
      "Signalbox assigned this to Tomasz Berg Ines Kovač is away and named this delegate",
      "Signalbox returned this to the queue Tomasz Berg is away",
      "Signalbox returned this to the queue Ines Kovač has left",
    ]);
  });

  it("An offer to another team is shown with its result and notes", () => {
    const stock = { id: "stock", name: "Stock" };
    const offer = {
      id: "o",
      team: stock,
      person: TOMASZ,
      offeredBy: INES,
      taker: null,
      leadId: null,
      answeredBy: TOMASZ,
    };
    const times = { at: moment(20), answeredAt: moment(30) };
    const handovers = [{ ...offer, ...times, state: "declined" as const, note: "Theirs.", answerNote: "Not ours." }];
    const answered = (seconds: number, after: HistoryFacts<"ticket/handover.answered">["after"]) =>
      event("ticket/handover.answered", seconds, { by: TOMASZ, after: { handoverId: "o", ...after } });
    const history = [
      event("ticket/handover.offered", 20, { by: INES, after: { handoverId: "o", teamId: "stock" } }),
      answered(30, { state: "declined" }),
      answered(31, { state: "withdrawn", reason: "withdrawn" }),
      answered(32, { state: "withdrawn", reason: "handed-on" }),
      answered(33, { state: "taken" }),
      answered(34, { state: "taken", reason: "direct" }),
      event("ticket/unassigned", 35, {
        by: TOMASZ,
        before: { personId: INES.id },
        after: { reason: { code: "handover" } },
      }),
      answered(36, { handoverId: "of a team that is gone", state: "taken" }),
      answered(37, { handoverId: "of a team that is gone", state: "withdrawn", reason: "team-gone" }),
    ];
    const timeline = timelineOf({ history, handovers });
    expect(sentences(timeline)).toEqual([
      "Ines Kovač offered this to Stock for Tomasz Berg",
      "Tomasz Berg declined this for Stock",
      "Tomasz Berg withdrew the offer to Stock",
      "Tomasz Berg ended the offer to Stock The ticket was assigned elsewhere",
      "Tomasz Berg accepted this for Stock",
      "Tomasz Berg transferred this to Stock",
      "Tomasz Berg accepted this for a former team",
      "Tomasz Berg ended the offer to a former team The team was deleted",
    ]);
    const notes = timeline.flatMap((entry) => (entry.kind === "change" ? [entry.note] : []));
    expect(notes.slice(0, 3)).toEqual(["Theirs.", "Not ours.", undefined]);
  });

  it("Automation rules that fired are listed with what they set and kept", () => {
    const rules: AppliedRule[] = [
      {
        ruleId: "a",
        name: "Night shift",
        set: { priority: "high", teamId: "team", assigneeId: INES.id },
        left: ["category"],
        gone: [],
      },
      { ruleId: "b", name: "Cost", set: { approval: "Finance" }, left: [], gone: ["teamId"] },
      { ruleId: "c", name: "Enough", set: {}, left: [], gone: [] },
    ];
    const history = [...(ticketDetails().history ?? []), event("ticket/rules.applied", 5, { after: { rules } })];
    expect(sentences(timelineOf({ history }))).toEqual([
      "Rule “Night shift” set priority to High, moved this to team Billing and preferred Ines Kovač as assignee Kept category, set by a person",
      "Rule “Cost” required the approval “Finance” Skipped what no longer exists: team",
      "Rule “Enough” changed nothing",
    ]);
  });

  it("Accepted, undone and rejected suggestions are shown", () => {
    const history = [
      event("ticket/edited", 20, {
        by: INES,
        before: { category: null, priority: "low" },
        after: { category: "billing", priority: "high", review: "accepted" },
      }),
      event("ticket/review.undone", 30, {
        by: INES,
        before: { category: "billing", priority: "high" },
        after: { category: null, priority: "medium" },
      }),
      event("ticket/review.rejected", 40, { by: INES, after: { fields: ["category"] } }),
    ];
    expect(sentences(timelineOf({ history }))).toEqual([
      "Ines Kovač accepted category Billing",
      "Ines Kovač accepted priority High Previously Low",
      "Ines Kovač undid a review",
      "Ines Kovač rejected the suggestions",
    ]);
  });

  it("The resolution notes are shown with the last resolution", () => {
    const resolved = (seconds: number) =>
      event("ticket/status.changed", seconds, { by: INES, before: { status: "open" }, after: { status: "resolved" } });
    const reopened = event("ticket/status.changed", 25, {
      by: MARTA,
      before: { status: "resolved" },
      after: { status: "open" },
    });
    const history = [resolved(20), reopened, resolved(30)];
    const changes = timelineOf({ history, resolutionNotes: "Refunded.", status: "resolved" }).filter(
      (entry) => entry.kind === "change",
    );
    expect(changes.map(({ action, note }) => [action, note])).toEqual([
      ["resolved the ticket", undefined],
      ["reopened the ticket", undefined],
      ["resolved the ticket", "Refunded."],
    ]);
  });

  it("A re-run after the requester's edit is not shown as a separate change", () => {
    const history = [
      event("ticket/reworded", 20, { by: MARTA, after: { description: "changed" } }),
      event("ticket/triage.requested", 20, { by: MARTA }),
      event("ticket/triage.requested", 90, { by: INES }),
    ];
    expect(sentences(timelineOf({ history }))).toEqual([
      "Marta Oyelaran changed the description",
      "Ines Kovač re-ran AI",
    ]);
  });

  it("Pipeline steps that ended more than a day ago are collapsed, and the pipeline tab expands them", () => {
    const later = Date.parse(moment(26 * 3_600));
    const timeline = timelineOf({}, [mail({ createdAt: moment(7) })], later);
    expect(timeline.map(({ kind }) => kind)).toEqual(["message", "collapsed"]);
    expect(timeline[1]).toMatchObject({ label: "Triaged and assigned to Ines in 7 s" });
    expect(timelineTab(timeline, "pipeline")).toHaveLength(5);
    expect(timelineTab(timeline, "messages")).toHaveLength(1);
    expect(timelineTab(timeline, "changes")).toHaveLength(0);
  });

  it("A failed step is never collapsed", () => {
    const later = Date.parse(moment(26 * 3_600));
    const timeline = timelineOf({}, [mail({ state: "failed" })], later);
    expect(timeline.some(({ kind }) => kind === "collapsed")).toBe(false);
  });

  it("An unknown person is called a former colleague", () => {
    const history = [event("ticket/unassigned", 20, { by: INES, before: { personId: "gone" }, after: {} })];
    expect(sentences(timelineOf({ history }))).toEqual([
      "Ines Kovač returned this to the queue Previously a former colleague",
    ]);
  });
});
