import { describe, expect, it } from "vitest";
import { z } from "zod";
import { ApiProblem } from "./api";
import { errorsOf, problemsByField } from "./form-errors";

describe("form errors", () => {
  it("A field shows its first schema error", () => {
    const schema = z.strictObject({
      name: z.string().min(3, "Longer.").regex(/^a/, "Begin with a."),
      more: z.string(),
    });
    expect(errorsOf(schema, { name: "b", more: "" })).toEqual({ name: "Longer." });
    expect(errorsOf(schema, { name: "abc", more: "" })).toEqual({});
  });

  it("A field shows an API error about it", () => {
    const problem = new ApiProblem(400, "invalid", "No.", [{ pointer: "/skills/0", message: "No such skill." }]);
    expect(problemsByField(problem, ["skills"])).toEqual({ byField: { skills: "No such skill." }, rest: null });
  });

  it("A problem that is about no field of the form is shown above the form", () => {
    const problem = new ApiProblem(400, "invalid", "No.", [{ pointer: "/token", message: "Used already." }]);
    expect(problemsByField(problem, ["password"])).toEqual({ byField: {}, rest: problem });
    const stale = new ApiProblem(412, "stale", "Somebody was faster.");
    expect(problemsByField(stale, ["title"]).rest).toBe(stale);
  });
});
