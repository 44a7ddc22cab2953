import { describe, expect, it } from "vitest";
import { candidate } from "@/tests/support/candidates";
import type { Candidate } from "./candidate";
import { chooseOwner } from "./choose-owner";

const NOW = new Date("2026-11-20T10:00:00Z");
const TEAM = "team";

const person = (id: string, change: Partial<Candidate> = {}) =>
  candidate({ id, name: id, teamIds: [TEAM], activeTickets: 2, ...change });

const idle = person("idle", { activeTickets: 0, skills: ["vpn"] });
const choose = (wanted: Candidate, assigneeId = wanted.id) =>
  chooseOwner(
    { skills: ["vpn"], teamId: TEAM, ruleEffects: { assigneeId, assigneeRule: "Night shift" } },
    [idle, wanted],
    NOW,
  );

describe("whom a custom rule names", () => {
  it.each<[string, Partial<Candidate>]>([
    ["busier and without the skill", {}],
    ["of another team", { teamIds: ["other"] }],
    ["an admin", { role: "admin", teamIds: [] }],
  ])("gets the ticket where they can have any, also %s", (_what, change) => {
    const { chosen, scoreboard } = choose(person("wanted", change));
    expect(chosen).toMatchObject({ personId: "wanted", activeSeen: 2, reason: 'rule "Night shift"' });
    expect(scoreboard).toMatchObject([
      { personId: "wanted", whyNot: null, wantedBy: "Night shift" },
      { personId: "idle", whyNot: "a rule named somebody else" },
    ]);
    expect(scoreboard[0]?.group).not.toBeNull();
  });

  it.each<[string, Partial<Candidate>]>([
    ["full", { activeTickets: 20 }],
    ["away", { availability: "away" }],
    ["off work until Monday", { absence: { why: "off work until Monday", until: null } }],
    ["deactivated", { active: false }],
  ])("is passed over where they are %s, and the scoreboard says who wanted them", (why, change) => {
    const { chosen, scoreboard } = choose(person("wanted", change));
    expect(chosen).toMatchObject({ personId: "idle" });
    expect(chosen?.reason).not.toContain("Night shift");
    const line = scoreboard.find(({ personId }) => personId === "wanted");
    expect(line).toMatchObject({ wantedBy: "Night shift", group: null });
    expect(line?.whyNot).toContain(why);
  });

  it("and who is not there at all changes nothing", () => {
    const other = person("other");
    const none = chooseOwner({ skills: ["vpn"], teamId: TEAM, ruleEffects: null }, [idle, other], NOW);
    expect(choose(other, "nobody")).toEqual(none);
  });
});
