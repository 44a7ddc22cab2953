import { expect, it } from "vitest";
import { formatAcceptingLead } from "./handover";

it("The text names the lead who must accept a ticket, or says that an admin must", () => {
  const team = { id: "billing", name: "Billing", taker: { id: "leonie", name: "Leonie Graf" } };
  expect(formatAcceptingLead(team)).toBe("Leonie Graf leads Billing and must accept it.");
  expect(formatAcceptingLead({ ...team, taker: null })).toBe(
    "Billing has no available lead, so an admin must accept it.",
  );
});
