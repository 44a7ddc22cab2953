import { describe, expect, it } from "vitest";
import { peopleHref, peopleInput, readPeople } from "./people-query";

describe("people-query", () => {
  it("Each tab lists its own people", () => {
    expect(peopleInput(readPeople({}))).toMatchObject({ role: ["moderator", "admin"] });
    expect(peopleInput(readPeople({ tab: "requesters" }))).toMatchObject({ role: ["user"] });
    expect(peopleInput(readPeople({ tab: "invited" }))).toMatchObject({ state: "invited" });
    expect(peopleInput(readPeople({ tab: "nonsense" }))).toMatchObject({ role: ["moderator", "admin"] });
  });

  it("Opening or closing a form keeps the page of the list", () => {
    const state = readPeople({ tab: "requesters", search: "ann", cursor: "abc", person: "1" });
    expect(peopleHref(state, { person: "2" })).toBe("/people?tab=requesters&search=ann&person=2&cursor=abc");
    expect(peopleHref(state)).toBe("/people?tab=requesters&search=ann&cursor=abc");
  });
});
