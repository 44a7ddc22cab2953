import { describe, expect, it } from "vitest";
import {
  acceptingLeadOf,
  acceptingLeadText,
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
const giver = (role: Role, ...teamIds: string[]): StaffSeat => ({ id: "giver", role, teamIds });
const receiver = (...teams: ReceivingTeam[]): Recipient => ({ id: "receiver", role: "moderator", teams });
const DIRECT = { way: "direct" };

describe("who may hand a ticket to whom", () => {
  it.each<[string, StaffSeat, Recipient, string | null]>([
    ["an admin to anyone", giver("admin"), receiver(team("Billing")), "technical"],
    ["a moderator to themselves", giver("moderator"), { ...receiver(team("Billing")), id: "giver" }, "technical"],
    ["to somebody who shares a team", giver("moderator", "a", "billing"), receiver(team("Billing")), "technical"],
    ["to a team-mate, whosever the ticket is", giver("moderator", "a"), receiver(team("X"), team("A")), "x"],
    ["to somebody in no team at all", giver("moderator", "a"), receiver(), "technical"],
    ["to an admin, whatever their team", giver("moderator", "a"), { ...receiver(team("Billing")), role: "admin" }, "a"],
  ])("straight: %s", (_who, from, to, ticketTeam) => {
    expect(transferModeToPerson(from, to, ticketTeam)).toEqual(DIRECT);
  });

  it("nobody else: a moderator's ticket is offered to the other team, also where it stands with that team already", () => {
    const billing = team("Billing");
    for (const ticketTeam of ["technical", "billing", null]) {
      for (const from of [giver("moderator", "technical"), giver("moderator")]) {
        expect(transferModeToPerson(from, receiver(billing), ticketTeam)).toEqual({ way: "offer", team: billing });
      }
    }
  });

  it("of a receiver's several teams the first by name that has a lead at work is asked, else the first", () => {
    const [alone, billing, stock] = [team("Accounts", null), team("Billing"), team("Stock", "Rafael Duarte")];
    const ask = (...teams: ReceivingTeam[]) => transferModeToPerson(giver("moderator", "t"), receiver(...teams), "t");
    expect(ask(stock, alone, billing)).toEqual({ way: "offer", team: billing });
    expect(ask(team("Zoo", null), alone)).toEqual({ way: "offer", team: alone });
  });

  it("of a receiver's several teams the one that has the ticket is asked before any", () => {
    const [billing, zoo] = [team("Billing"), team("Zoo", null)];
    expect(transferModeToPerson(giver("moderator", "t"), receiver(billing, zoo), "zoo")).toEqual({
      way: "offer",
      team: zoo,
    });
  });

  it("a team as a whole: straight to one's own or by an admin, else as an offer", () => {
    const billing = team("Billing");
    expect(transferModeToTeam(giver("moderator", "billing"), billing)).toEqual(DIRECT);
    expect(transferModeToTeam(giver("admin"), billing)).toEqual(DIRECT);
    expect(transferModeToTeam(giver("moderator", "technical"), billing)).toEqual({ way: "offer", team: billing });
  });

  it("says who has to take it", () => {
    expect(acceptingLeadText(team("Billing"))).toBe("Leonie Graf leads Billing and has to take it.");
    expect(acceptingLeadText(team("Billing", null))).toBe("Billing has no lead at work: an admin has to take it.");
  });
});

it.each([
  [null, "Leonie"],
  ["off", "Leonie"],
  ["holiday", "Leonie"],
  ["away", undefined],
])("a team’s lead who is %s takes for it: %s", (kind, taker) => {
  const seat = { id: "leonie", name: "Leonie", lead: true, absence: kind === null ? null : { kind } };
  expect(acceptingLeadOf([{ ...seat, id: "bo", name: "Bo", lead: false, absence: null }, seat])?.name).toBe(taker);
});
