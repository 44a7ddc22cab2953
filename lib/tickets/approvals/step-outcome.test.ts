import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ApprovalNeeds, RequestState } from "@/lib/domain/approval";
import { type ApproverRequest, delegationsBefore, stepOutcome } from "./step-outcome";

const part = (id: string, state: RequestState, more: Partial<ApproverRequest> = {}): ApproverRequest => ({
  id,
  origin: "named",
  state,
  fromRequestId: null,
  ...more,
});

describe("what the words make of a step", () => {
  it.each<[string, ApprovalNeeds, ApproverRequest[], string]>([
    ["one of two said yes, one is enough", "one", [part("a", "approved"), part("b", "asked")], "approved"],
    ["one of two said yes, all must", "all", [part("a", "approved"), part("b", "asked")], "open"],
    ["all said yes", "all", [part("a", "approved"), part("b", "approved")], "approved"],
    ["one no is a no, whatever others said", "one", [part("a", "approved"), part("b", "rejected")], "rejected"],
    ["nobody was asked", "all", [], "nobody"],
    ["all are gone", "all", [part("a", "void"), part("b", "void")], "nobody"],
    ["of all, one is gone and the other said yes", "all", [part("a", "void"), part("b", "approved")], "approved"],
    ["of all, one is gone and the other is silent", "all", [part("a", "void"), part("b", "asked")], "open"],
    [
      "a delegate's yes is the giver's part",
      "all",
      [
        part("a", "delegated"),
        part("b", "approved"),
        part("c", "approved", { origin: "delegated", fromRequestId: "a" }),
      ],
      "approved",
    ],
    [
      "a part that was given on is still missing",
      "all",
      [part("a", "delegated"), part("b", "approved"), part("c", "asked", { origin: "delegated", fromRequestId: "a" })],
      "open",
    ],
    [
      "who was asked by escalation answers for all who are silent",
      "all",
      [part("a", "asked"), part("b", "asked"), part("e", "approved", { origin: "escalated" })],
      "approved",
    ],
    [
      "who was asked by escalation and is silent is not missed where all others agreed",
      "all",
      [part("a", "approved"), part("e", "asked", { origin: "escalated" })],
      "approved",
    ],
    [
      "an admin in place of people who are gone",
      "all",
      [part("a", "void"), part("x", "approved", { origin: "admin" }), part("y", "asked", { origin: "admin" })],
      "approved",
    ],
    [
      "an admin's delegate stands in as the admin did",
      "all",
      [
        part("a", "void"),
        part("x", "delegated", { origin: "admin" }),
        part("y", "asked", { origin: "admin" }),
        part("d", "approved", { origin: "delegated", fromRequestId: "x" }),
      ],
      "approved",
    ],
  ])("%s", (_what, needs, requests, outcome) => {
    expect(stepOutcome(needs, requests)).toBe(outcome);
  });

  const anyStep = fc
    .array(
      fc.record({
        origin: fc.constantFrom("named", "lead", "delegated", "escalated", "admin" as const),
        state: fc.constantFrom<RequestState>("asked", "approved", "rejected", "delegated", "void"),
        from: fc.nat({ max: 7 }),
      }),
      { maxLength: 8 },
    )
    .map((rows) =>
      rows.map((row, at): ApproverRequest => {
        // A part can only come from one that was there before it.
        const delegated = row.origin === "delegated" && at > 0;
        const origin = row.origin === "delegated" && !delegated ? "named" : row.origin;
        return { id: `${at}`, origin, state: row.state, fromRequestId: delegated ? `${row.from % at}` : null };
      }),
    );
  const anyNeeds = fc.constantFrom<ApprovalNeeds>("one", "all");

  it("is the same in whatever order the words came", () => {
    fc.assert(
      fc.property(
        anyNeeds,
        anyStep.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        (needs, [rows, shuffled]) => {
          expect(stepOutcome(needs, shuffled)).toBe(stepOutcome(needs, rows));
        },
      ),
    );
  });

  it("is a no exactly where somebody said no, and never a yes where nobody said yes", () => {
    fc.assert(
      fc.property(anyNeeds, anyStep, (needs, rows) => {
        const outcome = stepOutcome(needs, rows);
        expect(outcome === "rejected").toBe(rows.some(({ state }) => state === "rejected"));
        if (outcome === "approved") expect(rows.some(({ state }) => state === "approved")).toBe(true);
        if (outcome === "nobody") expect(rows.some(({ state }) => state === "asked")).toBe(false);
      }),
    );
  });

  it("is never a yes while one of all is missing: no word of theirs, of their delegate's or of a stand-in", () => {
    const named = fc.array(fc.constantFrom<RequestState>("asked", "approved"), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(named, fc.nat(), (states, who) => {
        const rows = states.map((state, at) => part(`${at}`, state));
        rows[who % rows.length]!.state = "asked";
        expect(stepOutcome("all", rows)).toBe("open");
        // Passing the part on changes nothing of that.
        const missing = rows[who % rows.length]!;
        const given = { ...missing, state: "delegated" as const };
        const delegate = part("d", "asked", { origin: "delegated", fromRequestId: missing.id });
        const passed = [...rows.filter(({ id }) => id !== missing.id), given, delegate];
        expect(stepOutcome("all", passed)).toBe("open");
      }),
    );
  });

  it("counts how often a part was given on", () => {
    const rows = ["a", "b", "c", "d"].map((id, at, all) =>
      part(id, "delegated", at === 0 ? {} : { origin: "delegated", fromRequestId: all[at - 1] }),
    );
    expect(rows.map((row) => delegationsBefore(row, rows))).toEqual([0, 1, 2, 3]);
  });
});
