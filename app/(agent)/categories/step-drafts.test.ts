import { expect, it } from "vitest";
import { draftsOf, moved, stepValue } from "./step-drafts";

it("a category's steps come back from their form as the API takes them", () => {
  const lead = { kind: "team-lead", teamId: "01990000-0000-7000-8000-000000000001" } as const;
  const address = { kind: "address", email: "ada@example.com" } as const;
  const drafts = draftsOf([
    { name: "Cost centre", needs: "all", approvers: [{ ...lead, team: "Finance" }, address] },
    { name: "Board", needs: "one" },
  ]);
  expect(drafts.map(stepValue)).toEqual([
    { name: "Cost centre", needs: "all", approvers: [lead, address] },
    { name: "Board", needs: "one", approvers: [] },
  ]);
});

it("a step moves by one place", () => {
  expect([moved(["a", "b", "c"], 2, -1), moved(["a", "b", "c"], 0, 1)]).toEqual([
    ["a", "c", "b"],
    ["b", "a", "c"],
  ]);
});
