import { describe, expect, it } from "vitest";
import type { Candidate } from "../candidate";
import { withChanges } from "./with-changes";

const person = (id: string, teamIds: string[], leads: string | null = null) =>
  ({ id, teamIds, leads, capacity: 20, skills: ["vpn"] }) as unknown as Candidate;
const desk = {
  people: [person("ana", ["desk", "night"], "desk"), person("bo", ["night"]), person("cy", [])],
  teamOf: new Map<string, string | null>([
    ["bugs", "desk"],
    ["bills", "night"],
  ]),
};
const none = { categories: [], teams: [], people: [] };

describe("the desk with changes", () => {
  it("has a team's members as they would be, with its lead, and leaves their other teams alone", () => {
    const members = [
      { personId: "bo", lead: true },
      { personId: "cy", lead: false },
    ];
    const { people } = withChanges(desk, { ...none, teams: [{ id: "desk", members }] });
    expect(people.map(({ id, teamIds, leads }) => [id, teamIds, leads])).toEqual([
      ["ana", ["night"], null],
      ["bo", ["night", "desk"], "desk"],
      ["cy", ["desk"], null],
    ]);
  });

  it("has a category's other team, none for one that would be retired, and the rest as it is", () => {
    const categories = [{ id: "bugs", teamId: "night" }];
    expect(withChanges(desk, { ...none, categories }).teamOf).toEqual(new Map([...desk.teamOf, ["bugs", "night"]]));
    const retired = withChanges(desk, { ...none, categories: [{ id: "bills", teamId: undefined, retired: true }] });
    expect(retired.teamOf).toEqual(new Map([...desk.teamOf, ["bills", null]]));
  });

  it("has a person's other room and skills, each alone too, and changes nothing that it was given", () => {
    const copy = structuredClone(desk.people);
    const { people } = withChanges(desk, {
      ...none,
      people: [
        { id: "ana", capacity: 3 },
        { id: "bo", skills: [] },
      ],
    });
    expect(people.map(({ capacity, skills }) => [capacity, skills])).toEqual([
      [3, ["vpn"]],
      [20, []],
      [20, ["vpn"]],
    ]);
    expect(desk.people).toEqual(copy);
  });
});
