import { describe, expect, it } from "vitest";
import { SAMPLE_CATALOGUE } from "@/tests/contracts/gemini/sample-catalogue";
import { answerSchema } from "./schema";

const many = Array.from({ length: 300 }, (_, i) => ({ slug: `c-${i}`, name: `C${i}`, description: "", keywords: [] }));

describe("answerSchema", () => {
  it("The schema has no empty enum, which Gemini rejects", () => {
    const schema = answerSchema({ categories: [], skills: [], priorities: SAMPLE_CATALOGUE.priorities }, [], false);
    expect(schema).not.toHaveProperty("properties.category");
    expect(JSON.stringify(schema)).not.toContain("[]");
  });

  it("A list that is too long is left to the prompt", () => {
    const schema = answerSchema({ ...SAMPLE_CATALOGUE, categories: many }, [], true);
    expect(JSON.stringify(schema)).not.toContain("c-299");
    expect(schema).toHaveProperty("properties.category.properties.value.type", "string");
    expect(schema).toHaveProperty("properties.title");
  });
});
