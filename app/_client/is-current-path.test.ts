import { describe, expect, it } from "vitest";
import { isCurrentPath } from "./is-current-path";

describe("which link of a navigation is the present page", () => {
  const at = (search: string) => new URLSearchParams(search);
  it("the one of the same path whose own parameters are set; further ones don’t matter", () => {
    expect(isCurrentPath("/queue?view=mine", "/queue", at("view=mine&status=open"))).toBe(true);
    expect(isCurrentPath("/queue?view=all", "/queue", at("view=mine"))).toBe(false);
    expect(isCurrentPath("/tickets", "/tickets", at("show=done"))).toBe(true);
    expect(isCurrentPath("/tickets", "/tickets/new", at(""))).toBe(false);
  });
});
