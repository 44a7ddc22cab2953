import { describe, expect, it } from "vitest";
import { approverFault, draftsOf, faultsAt, moved, stepValue } from "./step-drafts";

const TEAM = "01990000-0000-7000-8000-000000000001";
const step = {
  name: "Cost centre",
  needs: "all" as const,
  approvers: [
    { kind: "team-lead" as const, teamId: TEAM },
    { kind: "address" as const, email: "ada@example.com" },
  ],
};

describe("the steps of a category, while they are edited", () => {
  it("come back as they were, with addresses before teams", () => {
    const [draft] = draftsOf([step]);
    expect(stepValue(draft!)).toEqual({ ...step, approvers: step.approvers.toReversed() });
  });

  it("addresses are sent in small letters and without the spaces around them", () => {
    const [draft] = draftsOf([step]);
    expect(stepValue({ ...draft!, name: " Board ", emails: [" Ada@Example.com "], teamIds: [] })).toEqual({
      name: "Board",
      needs: "all",
      approvers: [{ kind: "address", email: "ada@example.com" }],
    });
  });

  it("what the API refuses is said at its step, with the address that is meant", () => {
    const faults = faultsAt([
      { pointer: "/name", message: "Give it a name." },
      { pointer: "/approvalSteps/0/approvers/0/email", message: "This is no mail address." },
      { pointer: "/approvalSteps/1/approvers", message: "Name at least one approver." },
    ]);
    expect(Object.keys(faults)).toEqual(["0/approvers/0/email", "1/approvers"]);
    const drafts = draftsOf([
      { ...step, approvers: [{ kind: "address", email: "ada" }] },
      { ...step, approvers: [] },
    ]);
    expect(drafts.map((draft, index) => approverFault(faults, index, draft))).toEqual([
      "ada: This is no mail address.",
      "Name at least one approver.",
    ]);
  });

  it("move by one place", () => {
    expect([moved(["a", "b", "c"], 2, -1), moved(["a", "b", "c"], 0, 1)]).toEqual([
      ["a", "c", "b"],
      ["b", "a", "c"],
    ]);
  });
});
