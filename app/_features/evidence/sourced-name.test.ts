import { expect, it } from "vitest";
import { sourcedName } from "./sourced-name";

it("The accessible name of a value contains field, value, source and confidence", () => {
  expect(sourcedName("Category", "Billing", "ai", 0.94)).toBe("Category Billing, set by AI, 94%");
  expect(sourcedName("Priority", "High", "person")).toBe("Priority High, set by a person");
  expect(sourcedName("Category", "General", "fallback", null)).toBe("Category General, default value");
});
