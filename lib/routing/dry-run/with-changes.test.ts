import { describe, expect, it } from "vitest";
import type { Candidate } from "../candidate";
import { withChanges } from "./with-changes";

const person = (id: string, teamIds: string[], leads: string | null = null) =>
  ({ id, teamIds, leads, capacity: 20, skills: ["vpn"] }) as unknown as Candidate;
const catalogue = {
  people: [person("ana", ["desk", "night"], "desk"), person("bo", ["night"]), person("cy", [])],
  teamOf: new Map<string, string | null>([
    ["bugs", "desk"],
    ["bills", "night"],
  ]),
};
const none = { categories: [], teams: [], people: [] };

describe("withChanges", () => {
  it("A team has its new members and lead, and their other teams stay", () => {
    const members = [
      { personId: "bo", lead: true },
      { personId: "cy", lead: false },
    ];
    const { people } = withChanges(catalogue, { ...none, teams: [{ id: "desk", members }] });
    expect(people.map(({ id, teamIds, leads }) => [id, teamIds, leads])).toEqual([
      ["ana", ["night"], null],
      ["bo", ["night", "desk"], "desk"],
      ["cy", ["desk"], null],
    ]);
  });

  it("A category has its new team, a retired one has none, and the others stay", () => {
    const categories = [{ id: "bugs", teamId: "night" }];
    expect(withChanges(catalogue, { ...none, categories }).teamOf).toEqual(
      new Map([...catalogue.teamOf, ["bugs", "night"]]),
    );
    const retired = withChanges(catalogue, {
      ...none,
      categories: [{ id: "bills", teamId: undefined, retired: true }],
    });
    expect(retired.teamOf).toEqual(new Map([...catalogue.teamOf, ["bills", null]]));
  });

  it("A person has the new capacity or skills, and the input is not changed", () => {
    const copy = structuredClone(catalogue.people);
    const { people } = withChanges(catalogue, {
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
    expect(catalogue.people).toEqual(copy);
  });
});
