import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Db } from "@/lib/db/client";
import { people } from "@/lib/db/schema";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { deletePerson } from "./delete-person";
import { updatePerson } from "./update-person";

let db: Db;
beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(async () => {
  await db.update(people).set({ role: "user" }).where(eq(people.role, "admin"));
});

const job = () => testContext(db);
const refused = { code: "conflict", message: expect.stringContaining("last active admin") };

describe("the last active admin", () => {
  it("The last active admin can't be demoted, deactivated or deleted, not even by a job", async () => {
    const { id } = await createPerson(db, "admin");
    await createPerson(db, "admin", { deactivatedAt: new Date() });
    await expect(updatePerson(job(), { id, role: "moderator" })).rejects.toMatchObject(refused);
    await expect(updatePerson(job(), { id, deactivated: true })).rejects.toMatchObject(refused);
    await expect(updatePerson(job(), { id, role: "admin", deactivated: true })).rejects.toMatchObject(refused);
    await expect(deletePerson(job(), { id })).rejects.toMatchObject(refused);
    const [row] = await db.select().from(people).where(eq(people.id, id));
    expect(row).toMatchObject({ role: "admin", deactivatedAt: null, deletedAt: null });
  });

  it("The last active admin can change otherwise and leave once there is another admin", async () => {
    const { id } = await createPerson(db, "admin");
    await updatePerson(job(), { id, capacity: 4, availability: "away" });
    await createPerson(db, "admin");
    expect(await updatePerson(job(), { id, role: "user" })).toMatchObject({ role: "user" });
  });

  it("Other people can be demoted and deleted while there is one admin", async () => {
    await createPerson(db, "admin");
    const { id } = await createPerson(db, "moderator");
    expect(await updatePerson(job(), { id, role: "user", deactivated: true })).toMatchObject({ role: "user" });
    await deletePerson(job(), { id });
  });

  it("One admin remains when two admins remove each other at the same time", async () => {
    const [ana, bo] = [await createPerson(db, "admin"), await createPerson(db, "admin")];
    const outcomes = await Promise.allSettled([
      updatePerson(testContext(db, ana), { id: bo.id, role: "user" }),
      updatePerson(testContext(db, bo), { id: ana.id, deactivated: true }),
    ]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});
