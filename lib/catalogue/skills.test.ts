import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { personSkills, skills } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { createSkill } from "./create-skill";
import { deleteSkill } from "./delete-skill";
import { CreateSkillInput, ListSkillsInput, UpdateSkillInput } from "./input";
import { findSkill, listSkills } from "./queries";
import { slugsBySkillName } from "./skill-names";
import { slugFrom } from "./slugs";
import { updateSkill } from "./update-skill";

let db: Db;
let admin: PersonActor;
let moderator: PersonActor;
let user: PersonActor;
const as = (actor: PersonActor) => testContext(db, actor);
const skill = (name: string, more = {}) => CreateSkillInput.parse({ name, ...more });

beforeAll(async () => {
  db = await testDatabase();
  [admin, moderator, user] = [
    await createPerson(db, "admin"),
    await createPerson(db, "moderator"),
    await createPerson(db, "user"),
  ];
});

describe("skills", () => {
  it.each([
    ["C++", "c++"],
    ["C#", "c#"],
    ["Node.js", "node.js"],
    [".NET", "net"],
    ["  Réseau & VPN ", "reseau-vpn"],
    ["Go", "go"],
  ])("The name %s gets the slug %s", (name, slug) => {
    expect(slugFrom(name)).toBe(slug);
  });

  it("Aliases are stored in one spelling, once each, without the name and slug", async () => {
    const made = await createSkill(
      as(admin),
      skill("TypeScript", { aliases: ["TS", " ts ", "Type  Script", "typescript"] }),
    );
    expect(made).toMatchObject({ slug: "typescript", aliases: ["ts", "type script"], state: "active", people: 0 });
    expect(await findSkill(as(user), made.id)).toEqual(made);
  });

  it("Skills never share a spelling of slug, name or alias in any case", async () => {
    await createSkill(as(admin), skill("Vue", { aliases: ["vuejs"] }));
    const other = await createSkill(as(admin), skill("Svelte"));
    for (const clash of [
      skill("VUE"),
      skill("VueJS"),
      skill("Views", { aliases: ["Vue"] }),
      skill("x", { slug: "vue" }),
    ]) {
      await expect(createSkill(as(admin), clash)).rejects.toMatchObject({ code: "conflict" });
    }
    await expect(updateSkill(as(admin), { id: other.id, name: "vuejs" })).rejects.toMatchObject({ code: "conflict" });
  });

  it("Skills with one name inside another are different skills", async () => {
    await createSkill(as(admin), skill("Go", { aliases: ["golang"] }));
    await createSkill(as(admin), skill("MongoDB"));
    const { skills: all } = await listSkills(as(user), ListSkillsInput.parse({ limit: 100 }));
    const bySpelling = slugsBySkillName(all);
    expect([bySpelling.get("go"), bySpelling.get("mongodb"), bySpelling.get("mongo")]).toEqual([
      "go",
      "mongodb",
      undefined,
    ]);
  });

  it("A skill can be renamed and keep its own spellings", async () => {
    const made = await createSkill(as(admin), skill("Elixir", { aliases: ["ex"] }));
    const changed = await updateSkill(as(admin), {
      id: made.id,
      name: "Elixir and Erlang",
      aliases: ["Elixir", "ex", "erlang"],
    });
    expect(changed).toEqual({ ...made, name: "Elixir and Erlang", aliases: ["ex", "erlang"] });
  });

  it("Only staff see a proposed skill until an admin accepts it", async () => {
    const id = newId();
    await db.insert(skills).values({ id, slug: "sepa-mandates", name: "SEPA mandates", state: "proposed" });
    const proposed = ListSkillsInput.parse({ state: "proposed" });
    expect((await listSkills(as(moderator), proposed)).skills.map((row) => row.slug)).toEqual(["sepa-mandates"]);
    expect((await listSkills(as(user), proposed)).skills).toEqual([]);
    await expect(findSkill(as(user), id)).rejects.toMatchObject({ code: "not_found" });
    await expect(updateSkill(as(moderator), { id, state: "active" })).rejects.toMatchObject({ code: "forbidden" });
    expect(await updateSkill(as(admin), { id, state: "active" })).toMatchObject({ state: "active" });
    expect((await findSkill(as(user), id)).slug).toBe("sepa-mandates");
    expect(UpdateSkillInput.safeParse({ state: "proposed" }).success).toBe(false);
  });

  it("A skill counts its active people and is removed from them when deleted", async () => {
    const made = await createSkill(as(admin), skill("Fortran"));
    const left = await createPerson(db, "moderator", { deactivatedAt: new Date() });
    await db.insert(personSkills).values([moderator, left].map(({ id }) => ({ personId: id, skillSlug: "fortran" })));
    expect((await findSkill(as(user), made.id)).people).toBe(1);
    await expect(deleteSkill(as(moderator), { id: made.id })).rejects.toMatchObject({ code: "forbidden" });
    await deleteSkill(as(admin), { id: made.id });
    expect(await db.select().from(personSkills).where(eq(personSkills.skillSlug, "fortran"))).toEqual([]);
    await expect(deleteSkill(as(admin), { id: made.id })).rejects.toMatchObject({ code: "not_found" });
    await expect(deleteSkill(as(admin), { id: "fortran" })).rejects.toMatchObject({ code: "not_found" });
  });

  it.each([
    { name: "" },
    { name: "two\nlines" },
    { name: "x".repeat(81) },
    { name: "x", slug: "Upper" },
    { name: "x", slug: "-x" },
    { name: "x", slug: "x".repeat(41) },
    { name: "x", aliases: [" "] },
    { name: "x", aliases: "x" },
    { name: "x", state: "active" },
    { name: 1 },
    {},
  ])("The invalid skill %j is refused", (input) => {
    expect(CreateSkillInput.safeParse(input).success).toBe(false);
  });

  it("Pages of skills neither repeat nor skip", async () => {
    const all = await listSkills(as(admin), ListSkillsInput.parse({ limit: 100 }));
    const first = await listSkills(as(admin), ListSkillsInput.parse({ limit: 3 }));
    const rest = await listSkills(as(admin), ListSkillsInput.parse({ limit: 100, cursor: first.nextCursor }));
    expect([...first.skills, ...rest.skills]).toEqual(all.skills);
  });
});
