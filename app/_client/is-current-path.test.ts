import { expect, it } from "vitest";
import { isCurrentPath } from "./is-current-path";

it("A link is current if path and its own parameters match; other parameters are ignored", () => {
  const at = (search: string) => new URLSearchParams(search);
  expect(isCurrentPath("/queue?view=mine", "/queue", at("view=mine&status=open"))).toBe(true);
  expect(isCurrentPath("/queue?view=all", "/queue", at("view=mine"))).toBe(false);
  expect(isCurrentPath("/tickets", "/tickets", at("show=done"))).toBe(true);
  expect(isCurrentPath("/tickets", "/tickets/new", at(""))).toBe(false);
});
