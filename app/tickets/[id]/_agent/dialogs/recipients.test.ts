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

describe("recipientsFor and teamsFor", () => {
  it("Recipients are sorted by team, skills and workload; away and full agents come last, and the assignee is left out", () => {
    const people = [
      colleague(INES.id, {}),
      colleague("full", { active: 20 }),
      colleague("away", { absence: { kind: "off", why: "off work until Monday 09:00" } }),
      colleague("stranger", { skills: ["refunds", "stripe"] }),
      colleague("member, busy", { teams: [{ id: "team", name: "Billing" }], active: 9 }),
      colleague("member, free", { teams: [{ id: "team", name: "Billing" }], active: 1 }),
      colleague("member, skilled", { teams: [{ id: "team", name: "Billing" }], skills: ["stripe"], active: 12 }),
    ];
    const recipients = recipientsFor(ticketDetails(), { ...NAMES, people }, ME);
    expect(recipients.map(({ person }) => person.name)).toEqual([
      "member, skilled",
      "member, free",
      "member, busy",
      "stranger",
      "away",
      "full",
    ]);
    expect(recipients.at(-2)).toMatchObject({ full: false, why: "off work until Monday 09:00" });
    expect(recipients.at(-1)).toMatchObject({ full: true, why: "at capacity" });
    expect(recipients[0]).toMatchObject({ covered: 1, wanted: 2, why: "" });
  });

  it("A moderator needs an offer to transfer to another team's member, but an admin does not", () => {
    const skilled = { teams: [{ id: "stock", name: "Stock" }], skills: ["refunds", "stripe"] };
    const people = [colleague("stranger", skilled), colleague("free", {}), ...NAMES.people];
    const modes = (me: Parameters<typeof recipientsFor>[2]) =>
      recipientsFor(ticketDetails({ assignee: null }), { ...NAMES, people }, me).map(({ person, mode }) => [
        person.name,
        mode.way === "offer" ? mode.team.taker?.name : mode.way,
      ]);
    expect(modes(ME)).toEqual([
      [INES.name, "direct"],
      [TOMASZ.name, "direct"],
      ["free", "direct"],
      ["stranger", "Leonie Graf"],
    ]);
    expect(new Set(modes({ ...ME, role: "admin" }).map(([, mode]) => mode))).toEqual(new Set(["direct"]));
  });

  it("A moderator outside the ticket's team needs an offer for that team and its members", () => {
    const ines = { ...NAMES.people[0]!, teams: [{ id: "team", name: "Billing" }] };
    const me = { ...NAMES.people[1]!, teams: [{ id: "stock", name: "Stock" }] };
    const names = { ...NAMES, people: [ines, me] };
    const ticket = ticketDetails({ assignee: null });
    expect(recipientsFor(ticket, names, ME).map(({ person, mode }) => [person.id, mode.way])).toEqual([
      [INES.id, "offer"],
      [TOMASZ.id, "direct"],
    ]);
    expect(teamsFor(ticket, names, ME).map(({ team, mode }) => [team.name, mode.way])).toEqual([
      ["Billing", "offer"],
      ["Stock", "direct"],
    ]);
    expect(teamsFor(ticket, names, { ...ME, role: "admin" }).map(({ team }) => team.name)).toEqual(["Stock"]);
  });

  it("A transfer to one's own team is direct, and to any other team an offer; the ticket's team is left out", () => {
    const modes = (ticket: Parameters<typeof teamsFor>[0]) =>
      teamsFor(ticket, NAMES, ME).map(({ team, mode }) => [team.name, mode.way]);
    expect(modes(ticketDetails())).toEqual([["Stock", "offer"]]);
    expect(modes(ticketDetails({ team: null }))).toEqual([
      ["Billing", "direct"],
      ["Stock", "offer"],
    ]);
  });
});
