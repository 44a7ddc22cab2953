import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ApprovalNeeds, RequestState } from "@/lib/domain/approval";
import { type ApproverRequest, delegationsBefore, stepOutcome } from "./step-outcome";

const request = (id: string, state: RequestState, more: Partial<ApproverRequest> = {}): ApproverRequest => ({
  id,
  origin: "named",
  state,
  fromRequestId: null,
  ...more,
});

describe("stepOutcome", () => {
  it.each<[string, ApprovalNeeds, ApproverRequest[], string]>([
    ["one of two approved, and one is enough", "one", [request("a", "approved"), request("b", "asked")], "approved"],
    ["one of two approved, and all must", "all", [request("a", "approved"), request("b", "asked")], "open"],
    ["all approved", "all", [request("a", "approved"), request("b", "approved")], "approved"],
    ["one rejection decides", "one", [request("a", "approved"), request("b", "rejected")], "rejected"],
    ["nobody was asked", "all", [], "nobody"],
    ["all closed their accounts", "all", [request("a", "void"), request("b", "void")], "nobody"],
    [
      "one closed their account and the other approved",
      "all",
      [request("a", "void"), request("b", "approved")],
      "approved",
    ],
    ["one closed their account and the other is silent", "all", [request("a", "void"), request("b", "asked")], "open"],
    [
      "a delegate approved for an approver",
      "all",
      [
        request("a", "delegated"),
        request("b", "approved"),
        request("c", "approved", { origin: "delegated", fromRequestId: "a" }),
      ],
      "approved",
    ],
    [
      "a delegate is still silent",
      "all",
      [
        request("a", "delegated"),
        request("b", "approved"),
        request("c", "asked", { origin: "delegated", fromRequestId: "a" }),
      ],
      "open",
    ],
    [
      "a substitute approved for all silent approvers",
      "all",
      [request("a", "asked"), request("b", "asked"), request("e", "approved", { origin: "escalated" })],
      "approved",
    ],
    [
      "a substitute is silent and all others approved",
      "all",
      [request("a", "approved"), request("e", "asked", { origin: "escalated" })],
      "approved",
    ],
    [
      "an admin approved in place of closed accounts",
      "all",
      [request("a", "void"), request("x", "approved", { origin: "admin" }), request("y", "asked", { origin: "admin" })],
      "approved",
    ],
    [
      "an admin's delegate approved as substitute",
      "all",
      [
        request("a", "void"),
        request("x", "delegated", { origin: "admin" }),
        request("y", "asked", { origin: "admin" }),
        request("d", "approved", { origin: "delegated", fromRequestId: "x" }),
      ],
      "approved",
    ],
  ])("Outcome when %s", (_what, needs, requests, outcome) => {
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
        // A delegation comes from an earlier request.
        const delegated = row.origin === "delegated" && at > 0;
        const origin = row.origin === "delegated" && !delegated ? "named" : row.origin;
        return { id: `${at}`, origin, state: row.state, fromRequestId: delegated ? `${row.from % at}` : null };
      }),
    );
  const anyNeeds = fc.constantFrom<ApprovalNeeds>("one", "all");

  it("The outcome does not depend on the order of decisions", () => {
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

  it("A step is rejected exactly if someone rejected, and never approved without an approval", () => {
    fc.assert(
      fc.property(anyNeeds, anyStep, (needs, rows) => {
        const outcome = stepOutcome(needs, rows);
        expect(outcome === "rejected").toBe(rows.some(({ state }) => state === "rejected"));
        if (outcome === "approved") expect(rows.some(({ state }) => state === "approved")).toBe(true);
        if (outcome === "nobody") expect(rows.some(({ state }) => state === "asked")).toBe(false);
      }),
    );
  });

  it("A step for all is never approved while an original approver, their delegate and every substitute are missing", () => {
    const named = fc.array(fc.constantFrom<RequestState>("asked", "approved"), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(named, fc.nat(), (states, who) => {
        const rows = states.map((state, at) => request(`${at}`, state));
        rows[who % rows.length]!.state = "asked";
        expect(stepOutcome("all", rows)).toBe("open");
        // Delegating changes nothing.
        const missing = rows[who % rows.length]!;
        const given = { ...missing, state: "delegated" as const };
        const delegate = request("d", "asked", { origin: "delegated", fromRequestId: missing.id });
        const passed = [...rows.filter(({ id }) => id !== missing.id), given, delegate];
        expect(stepOutcome("all", passed)).toBe("open");
      }),
    );
  });

  it("Delegations before a request are counted", () => {
    const rows = ["a", "b", "c", "d"].map((id, at, all) =>
      request(id, "delegated", at === 0 ? {} : { origin: "delegated", fromRequestId: all[at - 1] }),
    );
    expect(rows.map((row) => delegationsBefore(row, rows))).toEqual([0, 1, 2, 3]);
  });
});
