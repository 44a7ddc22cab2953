import { describe, expect, it } from "vitest";
import { STARTER_CATEGORIES, STARTER_SKILLS } from "@/lib/catalogue/starter";
import { REQUESTERS, STAFF } from "./people";
import { SCENARIOS } from "./tickets";
import { CUSTOM_WORK, TEAMS } from "./world";

const skills = new Set(STARTER_SKILLS.map((skill) => skill.slug));
const starter = new Set<string>(STARTER_CATEGORIES.map((category) => category.slug));
const categories = new Set([...starter, CUSTOM_WORK.slug]);

describe("the scenarios of the demo", () => {
  it.each(SCENARIOS.map((scenario) => [scenario.title ?? scenario.text.slice(0, 50), scenario] as const))(
    "The scenario %s quotes its own text and uses known categories and skills",
    (_, scenario) => {
      const { category, priority, skills: scriptedSkills, title } = scenario.model ?? {};
      const fullText = `${scenario.title ?? ""}\n\n${scenario.text}`;
      for (const [, , ...quotes] of [category, priority, scriptedSkills].filter((one) => one !== undefined)) {
        expect(quotes.length).toBeGreaterThan(0);
        for (const quote of quotes) expect(fullText).toContain(quote);
      }
      const corrections = (scenario.steps ?? []).filter((step) => step.does === "classify");
      const named = [category?.[0], ...corrections.map((step) => step.category)].filter((slug) => slug !== undefined);
      expect(named.filter((slug) => !categories.has(slug))).toEqual([]);
      expect(
        [...(scriptedSkills?.[0] ?? []), ...corrections.flatMap((step) => step.skills ?? [])].filter(
          (slug) => !skills.has(slug),
        ),
      ).toEqual([]);
      expect(title !== undefined && scenario.title !== undefined).toBe(false);
    },
  );

  it("The demo uses only reserved domains, except for its three named accounts", () => {
    const addresses = [...Object.values(STAFF), ...Object.values(REQUESTERS)].map((person) => person.email);
    expect(addresses.filter((email) => !email.endsWith(".example")).sort()).toEqual([
      "admin@demo.com",
      "moderator@demo.com",
      "viewer@demo.com",
    ]);
    expect(new Set(addresses).size).toBe(addresses.length);
    const links = SCENARIOS.flatMap((scenario) => JSON.stringify(scenario).match(/https?:\/\/[^\s/"\\]+/g) ?? []);
    expect(links.filter((link) => !link.endsWith(".example"))).toEqual([]);
  });

  it("Every category of the demo has a team, and every team its own lead", () => {
    expect(new Set(TEAMS.map((team) => team.category))).toEqual(starter);
    const leads = TEAMS.map((team) => team.members[0]);
    expect(new Set(leads).size).toBe(TEAMS.length);
    expect(
      Object.values(STAFF)
        .flatMap((person): string[] => [...person.skills])
        .filter((slug) => !skills.has(slug)),
    ).toEqual([]);
  });
});
