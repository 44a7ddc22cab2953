import { describe, expect, it } from "vitest";
import { z } from "zod";
import { ApiProblem } from "./api";
import { errorsOf, problemsByField } from "./form-errors";

describe("where a form shows what is wrong", () => {
  it("at the field, the first fault of each", () => {
    const schema = z.strictObject({
      name: z.string().min(3, "Longer.").regex(/^a/, "Begin with a."),
      more: z.string(),
    });
    expect(errorsOf(schema, { name: "b", more: "" })).toEqual({ name: "Longer." });
    expect(errorsOf(schema, { name: "abc", more: "" })).toEqual({});
  });

  it("at the field too when our API found it", () => {
    const refused = new ApiProblem(400, "invalid", "No.", [{ pointer: "/skills/0", message: "No such skill." }]);
    expect(problemsByField(refused, ["skills"])).toEqual({ byField: { skills: "No such skill." }, rest: null });
  });

  it("above the form when it belongs to no field of it", () => {
    const refused = new ApiProblem(400, "invalid", "No.", [{ pointer: "/token", message: "Used already." }]);
    expect(problemsByField(refused, ["password"])).toEqual({ byField: {}, rest: refused });
    const stale = new ApiProblem(412, "stale", "Somebody was faster.");
    expect(problemsByField(stale, ["title"]).rest).toBe(stale);
  });
});
