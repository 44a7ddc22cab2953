import { describe, expect, it } from "vitest";
import { CreateCategoryInput, CreateSkillInput } from "./input";
import { IT_PACK } from "./it-pack";
import { normalizeAliases, skillNames } from "./skill-names";
import { STARTER_CATEGORIES, STARTER_SKILLS } from "./starter";

describe("the built-in catalogue", () => {
  it.each([...STARTER_CATEGORIES, ...IT_PACK])("The built-in category $slug is valid input", (category) => {
    expect(CreateCategoryInput.parse(category)).toMatchObject(category);
    expect(category.keywords.length).toBeGreaterThanOrEqual(20);
  });

  it("There are five starter categories and eight of the IT pack", () => {
    expect(STARTER_CATEGORIES.map((row) => row.slug)).toEqual(["technical", "billing", "account", "fraud", "general"]);
    expect(IT_PACK.map((row) => row.slug).join()).toBe(
      "network,email,login,hardware,software,database,security,performance",
    );
  });

  it("No keyword is in two starter categories", () => {
    const words = STARTER_CATEGORIES.flatMap((category) => category.keywords);
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });

  it("Starter skills are in their stored form and share no spelling", () => {
    for (const skill of STARTER_SKILLS) {
      expect(CreateSkillInput.parse(skill)).toEqual(skill);
      expect(normalizeAliases(skill)).toEqual(skill.aliases);
    }
    const labels = STARTER_SKILLS.flatMap(skillNames);
    expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
  });
});
