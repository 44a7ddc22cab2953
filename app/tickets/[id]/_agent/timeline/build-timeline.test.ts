import { describe, expect, it } from "vitest";
import type { HistoryFacts, RuleDid } from "@/lib/domain/event";
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

const SOON = Date.parse(moment(60));

function lineOf(change: Parameters<typeof ticketDetails>[0] = {}, mails = [mail({})], now = SOON): TimelineEntry[] {
  return buildTimeline({ ticket: ticketDetails(change), mails, names: NAMES, now });
}

function steps(line: TimelineEntry[]): StepEntry[] {
  return line.filter((entry) => entry.kind === "step");
}

function sentences(line: TimelineEntry[]): string[] {
  return line.flatMap((entry) =>
    entry.kind === "change" ? [[entry.who, entry.did, entry.value, entry.aside].filter(Boolean).join(" ")] : [],
  );
}

describe("a ticket's line", () => {
  it("walks from the request through the pipeline to who was told", () => {
    const line = lineOf({}, [
      mail({ id: "to-ines" }),
      mail({ id: "to-marta", kind: "requester-confirmation", recipientName: MARTA.name, createdAt: moment(7) }),
    ]);
    expect(line[0]).toMatchObject({ kind: "message", tone: "request", author: { name: MARTA.name } });
    expect(steps(line).map(({ name, fact }) => `${name}: ${fact}`)).toEqual([
      "Read: by Gemini in 1.8 s: Billing, Medium, two skills",
      "Applied: Signalbox set category, priority, skills and notes; title kept as people set it",
      "Approval: not needed: Billing has no approval steps",
      "Assigned to Ines Kovač: 2 of 2 skills, 3 of 20 open",
      "Told Ines: ticket, facts and notes",
      "Told Marta: confirmation",
    ]);
    expect(steps(line).map(({ state }) => state)).toEqual(["done", "done", "skipped", "done", "done", "done"]);
  });

  it("those not chosen branch off with the reason, other teams don't", () => {
    const assigned = steps(lineOf()).find(({ step }) => step === "assign");
    expect(assigned?.rejectedCandidates).toEqual([
      { name: "Tomasz Berg", why: "1 of 2 skills, missing skill: Stripe" },
      { name: "Aiko Lindqvist, Rafael Duarte", why: "at capacity · away until Monday" },
    ]);
  });

  it("tells each step as it was, whatever was changed since", () => {
    const history = [
      ...(ticketDetails().history ?? []),
      event("ticket/edited", 20, { by: INES, before: { category: "billing" }, after: { category: "account" } }),
      event("ticket/triaged", 30, {
        after: { provider: "builtin", category: "account", priority: "low", skills: [], approval: "pending" },
      }),
    ];
    const category = { slug: "account", name: "Account" };
    const line = lineOf(
      { history, category, priority: "low", approval: "pending", triage: { state: "done", source: "rules" } },
      [],
    );
    expect(steps(line).map(({ name, fact }) => `${name}: ${fact}`)).toEqual([
      "Read: by Gemini: Billing, Medium, two skills",
      "Applied: Signalbox set category, priority, skills and notes; title kept as people set it",
      "Approval: not needed: Billing has no approval steps",
      "Assigned to Ines Kovač: 2 of 2 skills, 3 of 20 open",
      "Read: by the keyword rules: Account, Low, no skills",
      "Applied: Signalbox set notes",
      "Waiting for approval: ",
    ]);
    expect(sentences(line)).toEqual(["Ines Kovač set category to Account AI had said Billing"]);
  });

  it("shows a reason from before there were codes as it was written", () => {
    const reason = { code: "legacy", text: "because Ada said so" } as const;
    const history = [
      event("ticket/assigned", 10, { after: { personId: INES.id, source: "rules", reason } }),
      event("ticket/unassigned", 20, { before: { personId: INES.id }, after: { reason } }),
      event("ticket/left.for.review", 30, { after: { reason } }),
    ];
    const line = lineOf({ history }, []);
    expect(steps(line).map(({ fact }) => fact)).toEqual([reason.text, reason.text]);
    expect(sentences(line)).toEqual(["Signalbox gave this back to routing because Ada said so"]);
  });

  it("another reading passes no second approval", () => {
    const history = [
      ...(ticketDetails().history ?? []),
      event("ticket/triaged", 90, { after: { provider: "builtin" } }),
    ];
    const names = steps(lineOf({ history })).map(({ name }) => name);
    expect(names.filter((name) => name === "Approval")).toHaveLength(1);
    expect(names.indexOf("Approval")).toBeLessThan(names.indexOf("Assigned to Ines Kovač"));
    expect(names.filter((name) => name === "Read")).toHaveLength(2);
  });

  it("a ticket that is being read runs, and shows what lies ahead", () => {
    const history = [event("ticket/created", 0, { by: MARTA })];
    const line = lineOf({ triage: { state: "running", source: null }, assignee: null, assignment: null, history }, []);
    expect(steps(line).map(({ name, state }) => [name, state])).toEqual([
      ["Reading", "running"],
      ["Assign", "waiting"],
      ["Tell", "waiting"],
    ]);
  });

  it("a ticket that nobody can have says so, with the reasons", () => {
    const scoreboard = ticketDetails().assignment?.scoreboard?.slice(2) ?? [];
    const assignment = { person: null, source: null, reason: null, at: moment(5), scoreboard };
    const history = ticketDetails().history?.slice(0, 2);
    const line = lineOf({ assignee: null, assignment, history }, []);
    expect(steps(line).at(-1)).toMatchObject({ name: "Waits for an owner", state: "waiting" });
    expect(steps(line).at(-1)?.rejectedCandidates).toHaveLength(1);
  });

  it("says what Signalbox set and what it only suggested", () => {
    const modes = { category: "suggested", priority: "applied", skills: "overruled" } as const;
    const sources = { priority: "rules", skills: "person" } as const;
    const after = { provider: "builtin", sources, modes } as const;
    const applied = (facts: HistoryFacts<"ticket/triaged">["after"]) =>
      steps(lineOf({ history: [event("ticket/triaged", 4, { after: { ...after, ...facts } })] }))[1]?.fact;
    expect(applied({ needsReview: ["category"] })).toBe(
      "Signalbox set priority and notes; suggested category: a person should look; skills kept as people set it",
    );
    expect(applied({ needsReview: ["category", "priority"] })).toContain(
      "; unsure about priority: a person should look",
    );
  });

  it("a reader that was passed over is named", () => {
    const attempts = [
      { provider: "gemini" as const, outcome: "timeout", ms: 15_000 },
      { provider: "builtin" as const, outcome: "answered", ms: 20 },
    ];
    const triageResult = { ...triageResultView(), provider: "builtin" as const, attempts };
    const [read] = steps(lineOf({ triage: { state: "done", source: "rules", triageResult } }));
    expect(read?.fact).toContain("by the keyword rules");
    expect(read?.fact).toContain("; Gemini took too long");
  });

  it("a mail on its way runs beside the one that got through, and a refused one fails", () => {
    const line = lineOf({}, [
      mail({ id: "a" }),
      mail({ id: "b", kind: "requester-confirmation", recipientName: MARTA.name, state: "pending", attempts: 3 }),
      mail({ id: "c", kind: "requester-confirmation", recipientName: MARTA.name, state: "failed" }),
    ]);
    const told = steps(line).filter(({ step }) => step === "tell");
    expect(told.map(({ state, beside }) => [state, beside])).toEqual([
      ["done", false],
      ["running", true],
      ["failed", false],
    ]);
  });

  it("says who changed what, and what a reading had said", () => {
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
    expect(sentences(lineOf({ history }))).toEqual([
      "Ines Kovač set priority to High AI had said Medium",
      "Tomasz Berg set priority to Low It was High",
      "Ines Kovač set status to Waiting It was Open",
      "Ines Kovač gave this to Tomasz Berg It was with Ines Kovač",
      "Ines Kovač took this It was with Tomasz Berg",
      "Ines Kovač gave this back to routing It was with Ines Kovač",
    ]);
  });

  it("says why a ticket left its owner without anybody's hand", () => {
    const away = { reason: { code: "away" } } as const;
    const history = [
      event("ticket/assigned", 20, {
        before: { personId: INES.id },
        after: { personId: TOMASZ.id, source: "person", ...away },
      }),
      event("ticket/unassigned", 30, { before: { personId: TOMASZ.id }, after: away }),
      event("ticket/unassigned", 40, { before: { personId: INES.id }, after: { reason: { code: "left" } } }),
    ];
    expect(sentences(lineOf({ history }))).toEqual([
      "Signalbox gave this to Tomasz Berg As Ines Kovač wanted, who is away",
      "Signalbox took this back Tomasz Berg is away and wanted it handed on",
      "Signalbox took this back Ines Kovač has left",
    ]);
  });

  it("says what was offered to another team and what became of it, with the words that were left", () => {
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
    const line = lineOf({ history, handovers });
    expect(sentences(line)).toEqual([
      "Ines Kovač offered this to Stock for Tomasz Berg",
      "Tomasz Berg declined this for Stock",
      "Tomasz Berg took back the offer to Stock",
      "Tomasz Berg ended the offer to Stock It went elsewhere",
      "Tomasz Berg took this for Stock",
      "Tomasz Berg handed this to Stock",
      "Tomasz Berg took this for a former team",
      "Tomasz Berg ended the offer to a former team The team is no more",
    ]);
    const notes = line.flatMap((entry) => (entry.kind === "change" ? [entry.note] : []));
    expect(notes.slice(0, 3)).toEqual(["Theirs.", "Not ours.", undefined]);
  });

  it("says which custom rules fired, what they set, and what they left to people", () => {
    const rules: RuleDid[] = [
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
    expect(sentences(lineOf({ history }))).toEqual([
      "Rule “Night shift” set priority to High, sent this to team Billing and wanted Ines Kovač for this Left category, which a person had set",
      "Rule “Cost” asked for the approval “Finance” Passed over what is gone: team",
      "Rule “Enough” fired",
    ]);
  });

  it("says what was answered to the suggestions of a reading", () => {
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
    expect(sentences(lineOf({ history }))).toEqual([
      "Ines Kovač accepted category Billing",
      "Ines Kovač accepted priority High It was Low",
      "Ines Kovač took an answer to the suggestions back",
      "Ines Kovač took nothing of what was suggested",
    ]);
  });

  it("the words left on resolving stand with the last resolving", () => {
    const resolved = (seconds: number) =>
      event("ticket/status.changed", seconds, { by: INES, before: { status: "open" }, after: { status: "resolved" } });
    const reopened = event("ticket/status.changed", 25, {
      by: MARTA,
      before: { status: "resolved" },
      after: { status: "open" },
    });
    const history = [resolved(20), reopened, resolved(30)];
    const changes = lineOf({ history, resolutionNotes: "Refunded.", status: "resolved" }).filter(
      (entry) => entry.kind === "change",
    );
    expect(changes.map(({ did, note }) => [did, note])).toEqual([
      ["resolved this", undefined],
      ["opened this again", undefined],
      ["resolved this", "Refunded."],
    ]);
  });

  it("a requester's new words ask for a reading by themselves", () => {
    const history = [
      event("ticket/reworded", 20, { by: MARTA, after: { description: "changed" } }),
      event("ticket/triage.requested", 20, { by: MARTA }),
      event("ticket/triage.requested", 90, { by: INES }),
    ];
    expect(sentences(lineOf({ history }))).toEqual([
      "Marta Oyelaran changed the description",
      "Ines Kovač asked for another reading",
    ]);
  });

  it("a pipeline that ended more than a day ago is one stop, which its tab opens", () => {
    const later = Date.parse(moment(26 * 3_600));
    const line = lineOf({}, [mail({ createdAt: moment(7) })], later);
    expect(line.map(({ kind }) => kind)).toEqual(["message", "fold"]);
    expect(line[1]).toMatchObject({ words: "Read, sorted and given to Ines in 7 s" });
    expect(timelineTab(line, "pipeline")).toHaveLength(5);
    expect(timelineTab(line, "messages")).toHaveLength(1);
    expect(timelineTab(line, "changes")).toHaveLength(0);
  });

  it("what failed is never folded away", () => {
    const later = Date.parse(moment(26 * 3_600));
    const line = lineOf({}, [mail({ state: "failed" })], later);
    expect(line.some(({ kind }) => kind === "fold")).toBe(false);
  });

  it("an unknown person is a former colleague, not an id", () => {
    const history = [event("ticket/unassigned", 20, { by: INES, before: { personId: "gone" }, after: {} })];
    expect(sentences(lineOf({ history }))).toEqual([
      "Ines Kovač gave this back to routing It was with a former colleague",
    ]);
  });
});
