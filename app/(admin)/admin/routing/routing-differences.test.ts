import { expect, it } from "vitest";
import { RoutingSettings } from "@/lib/settings/input";
import { routingDifferences } from "./routing-differences";

it("The differences show both people’s values for each changed setting", () => {
  const theirs = RoutingSettings.parse({ holidays: [{ day: "2026-12-25", name: "Christmas Day" }] });
  const yours = RoutingSettings.parse({
    holidays: [
      { day: "2026-12-25", name: "Xmas" },
      { day: "2027-01-01", name: "New Year" },
    ],
    approvals: { reminderHours: 12 },
  });
  expect(routingDifferences(theirs, yours)).toEqual([
    { what: "Fri 25 Dec 2026", theirs: "Christmas Day", yours: "Xmas" },
    { what: "Fri 1 Jan 2027", theirs: "none", yours: "New Year" },
    { what: "Approval reminder", theirs: "24 h", yours: "12 h" },
  ]);
  expect(routingDifferences(yours, yours)).toEqual([]);
});
