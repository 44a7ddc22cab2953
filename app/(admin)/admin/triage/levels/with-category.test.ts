import { expect, it } from "vitest";
import { withCategory } from "./with-category";

it("A category’s exceptions are set one by one and disappear when none is left", () => {
  const one = withCategory({ a: { level: "off" } }, "b", { threshold: 0.9 });
  expect(one).toEqual({ a: { level: "off" }, b: { threshold: 0.9 } });
  const two = withCategory(one, "b", { neverOutside: true });
  expect(two.b).toEqual({ threshold: 0.9, neverOutside: true });
  const three = withCategory(two, "b", { threshold: undefined });
  expect(three.b).toEqual({ neverOutside: true });
  expect(withCategory(three, "b", { neverOutside: undefined })).toEqual({ a: { level: "off" } });
});
