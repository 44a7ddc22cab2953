import { beforeAll, describe, expect, it } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { tickets } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { addItPack } from "./add-it-pack";
import { createCategory } from "./create-category";
import { createTeam } from "./create-team";
import { deleteTeam } from "./delete-team";
import { CreateCategoryInput, CreateTeamInput, ListCategoriesInput } from "./input";
import { findCategory, listCategories } from "./queries";
import { retireCategory } from "./retire-category";
import { seedStarter } from "./seed-starter";
import { updateCategory } from "./update-category";

let db: Db;
let admin: PersonActor;
let user: PersonActor;
const as = (actor: PersonActor) => testContext(db, actor);
const category = (name: string, more = {}) => CreateCategoryInput.parse({ name, ...more });

beforeAll(async () => {
  db = await testDatabase();
  [admin, user] = [await createPerson(db, "admin"), await createPerson(db, "user")];
});

describe("categories", () => {
  it("A category gets a slug from its name and the last position, and anyone signed in can read it", async () => {
    const first = await createCategory(as(admin), category("Door & Keys", { keywords: ["badge", " Badge ", "door"] }));
    const second = await createCategory(as(admin), category("Parking"));
    expect(first).toMatchObject({ slug: "door-keys", keywords: ["badge", "door"], team: null, retiredAt: null });
    expect(second.position).toBe(first.position + 1);
    const { categories } = await listCategories(as(user), ListCategoriesInput.parse({}));
    expect(categories.map((row) => row.slug)).toEqual(["door-keys", "parking"]);
  });

  it("Categories never share a slug, not even with a retired one", async () => {
    await createCategory(as(admin), category("Travel"));
    await expect(createCategory(as(admin), category("TRAVEL"))).rejects.toMatchObject({ code: "conflict" });
  });

  it("A category without a slug, with an unknown team or by a person who is not an admin is refused", async () => {
    const moderator = await createPerson(db, "moderator");
    await expect(createCategory(as(admin), category("日本"))).rejects.toMatchObject({ code: "invalid" });
    await expect(createCategory(as(admin), category("Post", { teamId: newId() }))).rejects.toMatchObject({
      errors: [{ pointer: "/teamId" }],
    });
    for (const actor of [user, moderator]) {
      await expect(createCategory(as(actor), category("Post"))).rejects.toMatchObject({ code: "forbidden" });
    }
  });

  it("A change keeps the values it does not contain", async () => {
    const team = await createTeam(as(admin), CreateTeamInput.parse({ name: "Front desk" }));
    const made = await createCategory(as(admin), category("Visitors", { description: "Guests.", keywords: ["guest"] }));
    const changed = await updateCategory(as(admin), { id: made.id, name: "Guests", teamId: team.id });
    expect(changed).toEqual({ ...made, name: "Guests", team: { id: team.id, name: "Front desk" } });
    await deleteTeam(as(admin), { id: team.id });
    expect((await findCategory(as(user), made.id)).team).toBeNull();
    await expect(updateCategory(as(admin), { id: newId(), name: "x" })).rejects.toMatchObject({ code: "not_found" });
    await expect(findCategory(as(user), "not-an-id")).rejects.toMatchObject({ code: "not_found" });
  });

  it("A category in use is retired and can be restored, and an unused one is deleted", async () => {
    const used = await createCategory(as(admin), category("Used"));
    const unused = await createCategory(as(admin), category("Unused"));
    await createTicket(used.id);
    const retired = await retireCategory(as(admin), { id: used.id });
    expect(retired).toMatchObject({ id: used.id, retiredAt: expect.any(String) });
    expect(await retireCategory(as(admin), { id: used.id })).toEqual(retired);
    expect(await slugs({})).not.toContain("used");
    expect(await slugs({ retired: "true" })).toContain("used");
    expect(await updateCategory(as(admin), { id: used.id, retired: false })).toMatchObject({ retiredAt: null });
    expect(await retireCategory(as(admin), { id: unused.id })).toBeUndefined();
    await expect(findCategory(as(admin), unused.id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("Pages of categories neither repeat nor skip, even for equal positions", async () => {
    for (const name of ["Same A", "Same B", "Same C"])
      await createCategory(as(admin), category(name, { position: 9_000 }));
    const listed: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listCategories(as(user), ListCategoriesInput.parse({ limit: 2, cursor }));
      listed.push(...page.categories.map((row) => row.slug));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(listed).toEqual(await slugs({ limit: 100 }));
    expect(listed.slice(-3)).toEqual(["same-a", "same-b", "same-c"]);
  });

  it.each([
    "",
    "x",
    "bnVsbA",
    Buffer.from('[1e99,"a"]').toString("base64url"),
    Buffer.from('["a"]').toString("base64url"),
  ])("The invalid cursor %j is refused", async (cursor) => {
    await expect(listCategories(as(user), ListCategoriesInput.parse({ cursor }))).rejects.toMatchObject({
      code: "invalid",
      errors: [{ pointer: "/cursor" }],
    });
  });
});

describe("the IT pack", () => {
  it("The IT pack adds its eight categories once and does not change existing ones", async () => {
    await createCategory(as(admin), category("Network", { description: "Ours." }));
    const first = await addItPack(as(admin));
    expect(first.categories).toHaveLength(8);
    expect(first.categories.find((row) => row.slug === "network")?.description).toBe("Ours.");
    expect(await addItPack(as(admin))).toEqual(first);
    await expect(addItPack(as(user))).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("the starter list", () => {
  it("The starter list is added once and removed categories do not come back", async () => {
    expect(await seedStarter(as(admin))).toBe(true);
    const fraud = (await slugRows()).find((row) => row.slug === "fraud");
    await retireCategory(as(admin), { id: fraud!.id });
    expect(await seedStarter(as(admin))).toBe(false);
    const now = await slugs({ limit: 100, retired: "true" });
    expect(now).toEqual(expect.arrayContaining(["technical", "billing", "account", "general"]));
    expect(now).not.toContain("fraud");
  });
});

async function slugRows(query: Record<string, unknown> = { limit: 100 }) {
  return (await listCategories(as(user), ListCategoriesInput.parse(query))).categories;
}

async function slugs(query: Record<string, unknown>): Promise<string[]> {
  return (await slugRows({ limit: 100, ...query })).map((row) => row.slug);
}

async function createTicket(categoryId: string) {
  const number = `TKT-${newId()}`;
  await db.insert(tickets).values({ number, description: "x", channel: "web", requesterId: user.id, categoryId });
}
