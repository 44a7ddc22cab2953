import { describe, expect, it } from "vitest";
import { CreateCategoryInput, CreateSkillInput } from "./input";
import { IT_PACK } from "./it-pack";
import { normalizeAliases, skillNames } from "./skill-names";
import { STARTER_CATEGORIES, STARTER_SKILLS } from "./starter";

describe("what comes with the product", () => {
  it.each([...STARTER_CATEGORIES, ...IT_PACK])(
    "the category $slug passes the checks that an admin's would",
    (category) => {
      expect(CreateCategoryInput.parse(category)).toMatchObject(category);
      expect(category.keywords.length).toBeGreaterThanOrEqual(20);
    },
  );

  it("has the five categories and the eight of the IT pack", () => {
    expect(STARTER_CATEGORIES.map((row) => row.slug)).toEqual(["technical", "billing", "account", "fraud", "general"]);
    expect(IT_PACK.map((row) => row.slug).join()).toBe(
      "network,email,login,hardware,software,database,security,performance",
    );
  });

  it("has no keyword in two of the five categories", () => {
    const words = STARTER_CATEGORIES.flatMap((category) => category.keywords);
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });

  it("has skills in their stored form, none of which shares a spelling with another", () => {
    for (const skill of STARTER_SKILLS) {
      expect(CreateSkillInput.parse(skill)).toEqual(skill);
      expect(normalizeAliases(skill)).toEqual(skill.aliases);
    }
    const labels = STARTER_SKILLS.flatMap(skillNames);
    expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
  });
});
