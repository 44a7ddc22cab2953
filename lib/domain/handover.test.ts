import { describe, expect, it } from "vitest";
import {
  acceptingLeadOf,
  type ReceivingTeam,
  type Recipient,
  transferModeToPerson,
  transferModeToTeam,
} from "./handover";
import type { Role, StaffSeat } from "./people";

const team = (name: string, taker: string | null = "Leonie Graf"): ReceivingTeam => ({
  id: name.toLowerCase(),
  name,
  taker: taker === null ? null : { id: taker, name: taker },
});
const senderIn = (role: Role, ...teamIds: string[]): StaffSeat => ({ id: "sender", role, teamIds });
const recipientIn = (...teams: ReceivingTeam[]): Recipient => ({ id: "recipient", role: "moderator", teams });
const DIRECT = { way: "direct" };

describe("transferModeToPerson", () => {
  it.each<[string, StaffSeat, Recipient, string | null]>([
    ["An admin transfers to anyone", senderIn("admin"), recipientIn(team("Billing")), "technical"],
    [
      "A moderator transfers to themselves",
      senderIn("moderator"),
      { ...recipientIn(team("Billing")), id: "sender" },
      "technical",
    ],
    [
      "A moderator transfers to a person who shares a team",
      senderIn("moderator", "a", "billing"),
      recipientIn(team("Billing")),
      "technical",
    ],
    [
      "A moderator transfers to a teammate, whatever the ticket's team",
      senderIn("moderator", "a"),
      recipientIn(team("X"), team("A")),
      "x",
    ],
    ["A moderator transfers to a person without a team", senderIn("moderator", "a"), recipientIn(), "technical"],
    [
      "A moderator transfers to an admin, whatever their team",
      senderIn("moderator", "a"),
      { ...recipientIn(team("Billing")), role: "admin" },
      "a",
    ],
  ])("%s directly", (_who, from, to, ticketTeam) => {
    expect(transferModeToPerson(from, to, ticketTeam)).toEqual(DIRECT);
  });

  it("A moderator's ticket for a person of another team is offered to that team, even if it already has the ticket", () => {
    const billing = team("Billing");
    for (const ticketTeam of ["technical", "billing", null]) {
      for (const from of [senderIn("moderator", "technical"), senderIn("moderator")]) {
        expect(transferModeToPerson(from, recipientIn(billing), ticketTeam)).toEqual({ way: "offer", team: billing });
      }
    }
  });

  it("Of the recipient's teams the first by name with an available lead is asked, else the first", () => {
    const [alone, billing, stock] = [team("Accounts", null), team("Billing"), team("Stock", "Rafael Duarte")];
    const ask = (...teams: ReceivingTeam[]) =>
      transferModeToPerson(senderIn("moderator", "t"), recipientIn(...teams), "t");
    expect(ask(stock, alone, billing)).toEqual({ way: "offer", team: billing });
    expect(ask(team("Zoo", null), alone)).toEqual({ way: "offer", team: alone });
  });

  it("Of the recipient's teams the one that has the ticket is asked first", () => {
    const [billing, zoo] = [team("Billing"), team("Zoo", null)];
    expect(transferModeToPerson(senderIn("moderator", "t"), recipientIn(billing, zoo), "zoo")).toEqual({
      way: "offer",
      team: zoo,
    });
  });

  it("A ticket goes to a team directly if it is the sender's own or the sender is an admin, else as an offer", () => {
    const billing = team("Billing");
    expect(transferModeToTeam(senderIn("moderator", "billing"), billing)).toEqual(DIRECT);
    expect(transferModeToTeam(senderIn("admin"), billing)).toEqual(DIRECT);
    expect(transferModeToTeam(senderIn("moderator", "technical"), billing)).toEqual({ way: "offer", team: billing });
  });
});

it.each([
  [null, "Leonie"],
  ["off", "Leonie"],
  ["holiday", "Leonie"],
  ["away", undefined],
])("With absence %s of the lead, the accepting lead of a team is %s", (kind, taker) => {
  const seat = { id: "leonie", name: "Leonie", lead: true, absence: kind === null ? null : { kind } };
  expect(acceptingLeadOf([{ ...seat, id: "bo", name: "Bo", lead: false, absence: null }, seat])?.name).toBe(taker);
});
