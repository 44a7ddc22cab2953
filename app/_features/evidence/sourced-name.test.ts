import { describe, expect, it } from "vitest";
import { sourcedName } from "./sourced-name";

describe("what a screen reader says of a value", () => {
  it("names field, value, who set it and how sure they were", () => {
    expect(sourcedName("Category", "Billing", "ai", 0.94)).toBe("Category Billing, set by AI, 94%");
    expect(sourcedName("Priority", "High", "person")).toBe("Priority High, set by a person");
    expect(sourcedName("Category", "General", "fallback", null)).toBe("Category General, nobody knew, a default");
  });
});
