import { describe, expect, it } from "vitest";
import { isHere } from "./is-here";

describe("which link of a navigation is the present page", () => {
  const at = (search: string) => new URLSearchParams(search);
  it("the one of the same path whose own parameters are set; further ones don’t matter", () => {
    expect(isHere("/queue?view=mine", "/queue", at("view=mine&status=open"))).toBe(true);
    expect(isHere("/queue?view=all", "/queue", at("view=mine"))).toBe(false);
    expect(isHere("/tickets", "/tickets", at("show=done"))).toBe(true);
    expect(isHere("/tickets", "/tickets/new", at(""))).toBe(false);
  });
});
