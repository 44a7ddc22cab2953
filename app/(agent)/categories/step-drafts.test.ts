import { expect, it } from "vitest";
import { draftsOf, moveItem, stepInput } from "./step-drafts";

it("A category's steps leave the form in the shape of the API", () => {
  const lead = { kind: "team-lead", teamId: "01990000-0000-7000-8000-000000000001" } as const;
  const address = { kind: "address", email: "ada@example.com" } as const;
  const drafts = draftsOf([
    { name: "Cost centre", needs: "all", approvers: [{ ...lead, team: "Finance" }, address] },
    { name: "Board", needs: "one" },
  ]);
  expect(drafts.map(stepInput)).toEqual([
    { name: "Cost centre", needs: "all", approvers: [lead, address] },
    { name: "Board", needs: "one", approvers: [] },
  ]);
});

it("A step moves up or down by one position", () => {
  expect([moveItem(["a", "b", "c"], 2, -1), moveItem(["a", "b", "c"], 0, 1)]).toEqual([
    ["a", "c", "b"],
    ["b", "a", "c"],
  ]);
});
