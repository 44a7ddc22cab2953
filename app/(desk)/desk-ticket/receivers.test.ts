import { describe, expect, it } from "vitest";
import { INES, mintTicket, NAMES } from "@/tests/support/desk-ticket";
import type { Colleague } from "../_parts/desk-names";
import { receiversFor } from "./receivers";

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
      colleague("away", { absence: "off work until Monday 09:00" }),
      colleague("stranger", { skills: ["refunds", "stripe"] }),
      colleague("member, busy", { teams: [{ id: "team", name: "Billing" }], active: 9 }),
      colleague("member, free", { teams: [{ id: "team", name: "Billing" }], active: 1 }),
      colleague("member, skilled", { teams: [{ id: "team", name: "Billing" }], skills: ["stripe"], active: 12 }),
    ];
    const receivers = receiversFor(mintTicket(), { ...NAMES, people });
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
});
