import { describe, expect, it } from "vitest";
import { peopleHref, peopleInput, readPeople } from "./people-query";

describe("the address of the list of people", () => {
  it("each tab asks for its own people", () => {
    expect(peopleInput(readPeople({}))).toMatchObject({ role: ["moderator", "admin"] });
    expect(peopleInput(readPeople({ tab: "requesters" }))).toMatchObject({ role: ["user"] });
    expect(peopleInput(readPeople({ tab: "invited" }))).toMatchObject({ state: "invited" });
    expect(peopleInput(readPeople({ tab: "nonsense" }))).toMatchObject({ role: ["moderator", "admin"] });
  });

  it("opening a form keeps the place in the list, closing it too", () => {
    const state = readPeople({ tab: "requesters", search: "ann", cursor: "abc", person: "1" });
    expect(peopleHref(state, { person: "2" })).toBe("/people?tab=requesters&search=ann&person=2&cursor=abc");
    expect(peopleHref(state)).toBe("/people?tab=requesters&search=ann&cursor=abc");
  });
});
