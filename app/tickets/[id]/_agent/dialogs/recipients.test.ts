import { describe, expect, it } from "vitest";
import type { Colleague } from "@/app/_features/names/names";
import { INES, NAMES, TOMASZ, ticketDetails } from "@/tests/support/ticket-page";
import { recipientsFor, teamsFor } from "./recipients";

const ME = { id: TOMASZ.id, role: "moderator" } as const;

const colleague = (name: string, change: Partial<Colleague>): Colleague => ({
  ...NAMES.people[0]!,
  id: name,
  name,
  skills: [],
  teams: [],
  ...change,
});

describe("who a ticket can be handed to", () => {
  it("the team first, then skills, then load; away and full at the end, the present owner not at all", () => {
    const people = [
      colleague(INES.id, {}),
      colleague("full", { active: 20 }),
      colleague("away", { absence: { kind: "off", why: "off work until Monday 09:00" } }),
      colleague("stranger", { skills: ["refunds", "stripe"] }),
      colleague("member, busy", { teams: [{ id: "team", name: "Billing" }], active: 9 }),
      colleague("member, free", { teams: [{ id: "team", name: "Billing" }], active: 1 }),
      colleague("member, skilled", { teams: [{ id: "team", name: "Billing" }], skills: ["stripe"], active: 12 }),
    ];
    const receivers = recipientsFor(ticketDetails(), { ...NAMES, people }, ME);
    expect(receivers.map(({ person }) => person.name)).toEqual([
      "member, skilled",
      "member, free",
      "member, busy",
      "stranger",
      "away",
      "full",
    ]);
    expect(receivers.at(-2)).toMatchObject({ full: false, why: "off work until Monday 09:00" });
    expect(receivers.at(-1)).toMatchObject({ full: true, why: "has no room" });
    expect(receivers[0]).toMatchObject({ covered: 1, wanted: 2, why: "" });
  });

  it("those of another team only by an offer, which their lead has to take, unless an admin hands it over", () => {
    const skilled = { teams: [{ id: "stock", name: "Stock" }], skills: ["refunds", "stripe"] };
    const people = [colleague("stranger", skilled), colleague("free", {}), ...NAMES.people];
    const ways = (me: Parameters<typeof recipientsFor>[2]) =>
      recipientsFor(ticketDetails({ assignee: null }), { ...NAMES, people }, me).map(({ person, way }) => [
        person.name,
        way.way === "offer" ? way.team.taker?.name : way.way,
      ]);
    expect(ways(ME)).toEqual([
      [INES.name, "direct"],
      [TOMASZ.name, "direct"],
      ["free", "direct"],
      ["stranger", "Leonie Graf"],
    ]);
    expect(new Set(ways({ ...ME, role: "admin" }).map(([, way]) => way))).toEqual(new Set(["direct"]));
  });

  it("those of the ticket's team only by an offer where one is in another, and that team as a whole too", () => {
    const ines = { ...NAMES.people[0]!, teams: [{ id: "team", name: "Billing" }] };
    const me = { ...NAMES.people[1]!, teams: [{ id: "stock", name: "Stock" }] };
    const names = { ...NAMES, people: [ines, me] };
    const ticket = ticketDetails({ assignee: null });
    expect(recipientsFor(ticket, names, ME).map(({ person, way }) => [person.id, way.way])).toEqual([
      [INES.id, "offer"],
      [TOMASZ.id, "direct"],
    ]);
    expect(teamsFor(ticket, names, ME).map(({ team, way }) => [team.name, way.way])).toEqual([
      ["Billing", "offer"],
      ["Stock", "direct"],
    ]);
    expect(teamsFor(ticket, names, { ...ME, role: "admin" }).map(({ team }) => team.name)).toEqual(["Stock"]);
  });

  it("to teams as a whole, all but its own: straight to those one is in, to others by an offer", () => {
    const ways = (ticket: Parameters<typeof teamsFor>[0]) =>
      teamsFor(ticket, NAMES, ME).map(({ team, way }) => [team.name, way.way]);
    expect(ways(ticketDetails())).toEqual([["Stock", "offer"]]);
    expect(ways(ticketDetails({ team: null }))).toEqual([
      ["Billing", "direct"],
      ["Stock", "offer"],
    ]);
  });
});
