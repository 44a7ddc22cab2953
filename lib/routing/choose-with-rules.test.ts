import { describe, expect, it } from "vitest";
import { candidate } from "@/tests/support/candidates";
import type { Candidate } from "./candidate";
import { chooseWithRules } from "./choose-with-rules";

const NOW = new Date("2026-11-20T10:00:00Z");
const TEAM = "team";

const person = (id: string, change: Partial<Candidate> = {}) =>
  candidate({ id, name: id, teamIds: [TEAM], activeTickets: 2, ...change });

const idle = person("idle", { activeTickets: 0, skills: ["vpn"] });
const choose = (wanted: Candidate, assigneeId = wanted.id) =>
  chooseWithRules(
    { skills: ["vpn"], teamId: TEAM, ruleEffects: { assigneeId, assigneeRule: "Night shift" } },
    [idle, wanted],
    NOW,
  );

describe("chooseWithRules", () => {
  it.each<[string, Partial<Candidate>]>([
    ["busier and without the skill", {}],
    ["in another team", { teamIds: ["other"] }],
    ["an admin", { role: "admin", teamIds: [] }],
  ])("A person chosen by a rule gets the ticket if eligible, even if %s", (_what, change) => {
    const { chosen, scoreboard } = choose(person("wanted", change));
    expect(chosen).toMatchObject({
      personId: "wanted",
      activeSeen: 2,
      reason: { code: "automation-rule", rule: "Night shift" },
    });
    expect(scoreboard).toMatchObject([
      { personId: "wanted", rejection: null, wantedBy: "Night shift" },
      { personId: "idle", rejection: { code: "not-named-by-rule" } },
    ]);
    expect(scoreboard[0]?.group).not.toBeNull();
  });

  it.each<[string, Partial<Candidate>]>([
    ["at-capacity", { activeTickets: 20 }],
    ["away", { availability: "away" }],
    ["off-work", { absence: { kind: "off", until: null } }],
    ["deactivated", { active: false }],
  ])("A person chosen by a rule is skipped if %s, and the scoreboard has the rule's name", (code, change) => {
    const { chosen, scoreboard } = choose(person("wanted", change));
    expect(chosen).toMatchObject({ personId: "idle" });
    expect(chosen?.reason).toMatchObject({ code: "best-match" });
    const line = scoreboard.find(({ personId }) => personId === "wanted");
    expect(line).toMatchObject({ wantedBy: "Night shift", group: null });
    expect(line?.rejection).toEqual(expect.objectContaining({ code }));
  });

  it("An unknown person chosen by a rule changes nothing", () => {
    const other = person("other");
    const none = chooseWithRules({ skills: ["vpn"], teamId: TEAM, ruleEffects: null }, [idle, other], NOW);
    expect(choose(other, "nobody")).toEqual(none);
  });
});
