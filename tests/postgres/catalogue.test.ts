import { inArray } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { createSkill } from "@/lib/catalogue/create-skill";
import { updateTeam } from "@/lib/catalogue/update-team";
import type { Db } from "@/lib/db/client";
import { skills, tickets } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { countWaitingBySkill, countWaitingByTeam } from "@/lib/routing/catalogue/queries";
import { dryRunCatalogue } from "@/lib/routing/dry-run/dry-run-catalogue";
import { routeTicket } from "@/lib/routing/route-ticket";
import { createCategoryRow, createTeamRow, openTestTicket } from "@/tests/support/workspace";
import { createPerson, testContext } from "../support/database";
import { DRIVERS, realDatabase } from "./drivers";

describe.each(DRIVERS)("the catalogue on Postgres through %s", (driver) => {
  const database = realDatabase(driver);
  let db: Db;
  let ctx: ReturnType<typeof testContext>;
  beforeAll(async () => {
    db = database.current.db;
    ctx = testContext(db, await createPerson(db, "admin", { availability: "away" }));
  });

  it("Of two skills with each other's synonyms, created at the same moment, one is refused", async () => {
    for (let round = 0; round < 10; round++) {
      const [a, b] = [`a${round}`, `b${round}`];
      const created = await Promise.allSettled([
        createSkill(ctx, { name: a, slug: a, aliases: [b] }),
        createSkill(ctx, { name: b, slug: b, aliases: [a] }),
      ]);
      expect(created.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      const refused = created.find(({ status }) => status === "rejected") as PromiseRejectedResult;
      expect(refused.reason).toMatchObject({ code: "conflict" });
      expect(
        await db
          .select()
          .from(skills)
          .where(inArray(skills.slug, [a, b])),
      ).toHaveLength(1);
    }
  });

  it("Two changes of a team's members at the same moment keep one whole list", async () => {
    const people = await Promise.all([1, 2, 3, 4].map(() => createPerson(db, "moderator")));
    const [first, second] = [people.slice(0, 2), people.slice(2)];
    const team = await createTeamRow(db, [people[0]!]);
    const change = (members: typeof people) =>
      updateTeam(ctx, { id: team, members: members.map(({ id }, at) => ({ personId: id, lead: at === 0 })) });
    for (let round = 0; round < 5; round++) {
      const results = await Promise.all([change(first), change(second)]);
      for (const { members } of results) expect(members.filter(({ lead }) => lead)).toHaveLength(1);
      const { members } = await updateTeam(ctx, { id: team, name: `Round ${round}` });
      expect([first, second].map((list) => list.map(({ id }) => id).sort())).toContainEqual(
        members.map(({ id }) => id).sort(),
      );
    }
  });

  it("A dry run on Postgres finds absent people, waiting tickets and moved tickets", async () => {
    const user = await createPerson(db);
    const [ana, bo] = [await createPerson(db, "moderator"), await createPerson(db, "moderator")];
    const away = await createPerson(db, "moderator", { availability: "away" });
    const [team, other] = [await createTeamRow(db, [ana, away]), await createTeamRow(db, [bo])];
    const category = await createCategoryRow(db, team);
    const unstaffed = await createCategoryRow(db, await createTeamRow(db));
    for (const { slug } of [category, category, unstaffed]) {
      const { id } = await openTestTicket(db, user, { category: slug });
      await db
        .update(tickets)
        .set({ skills: ["rare"], triage: "done" })
        .where(inArray(tickets.id, [id]));
      await routeTicket(ctx, { ticketId: id });
    }
    const changes = { categories: [{ id: category.id, teamId: other }], teams: [], people: [] };
    const run = await dryRunCatalogue(ctx, changes);
    expect(run.whole.before).toEqual({ tickets: 3, skillMatch: 0, waited: 1, left: 1 });
    expect(run.moved.map(({ from, to }) => [from?.id, to?.id])).toEqual([
      [ana.id, bo.id],
      [ana.id, bo.id],
    ]);
    expect((await countWaitingBySkill(ctx)).get("rare")).toBe(1);
    expect([...(await countWaitingByTeam(ctx)).values()]).toEqual([1]);
    await expect(dryRunCatalogue(ctx, { ...changes, teams: [{ id: newId(), members: [] }] })).rejects.toMatchObject({
      errors: [{ pointer: "/teams/0/id" }],
    });
  });
});
