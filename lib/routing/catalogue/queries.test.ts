import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import { DAY_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { people, tickets } from "@/lib/db/schema";
import { routeTicket } from "@/lib/routing/route-ticket";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { createCategoryRow, createTeamRow, openTestTicket, rowOf } from "@/tests/support/workspace";
import { countRecentByCategory, countWaitingBySkill, countWaitingByTeam, routesOfTeams } from "./queries";

let db: Db;
let [user, admin, ana, bo, cy]: PersonActor[] = [];
let team: string;
const as = (actor: PersonActor) => testContext(db, actor);

beforeAll(async () => {
  db = await testDatabase();
  user = await createPerson(db);
  admin = await createPerson(db, "admin", { name: "Ada" });
  ana = await createPerson(db, "moderator", { name: "Ana", capacity: 2 });
  bo = await createPerson(db, "moderator", { name: "Bo" });
  cy = await createPerson(db, "moderator", { name: "Cy", availability: "away" });
  team = await createTeamRow(db, [{ id: ana.id, lead: true }, bo, cy]);
});

const names = (lines: { name: string }[]) => lines.map(({ name }) => name);

describe("routesOfTeams", () => {
  it("A route lists members, the lead and admins in the rule's order, and the barred members with the reason", async () => {
    const route = (await routesOfTeams(as(bo!), [team])).get(team)!;
    expect(names(route.next)).toEqual(["Bo", "Ana", "Ada"]);
    expect(route.barred).toMatchObject([{ name: "Cy", rejection: { code: "away" } }]);
    const { id } = await openTestTicket(db, user!, { category: (await createCategoryRow(db, team)).slug });
    await routeTicket(testContext(db), { ticketId: id });
    expect((await rowOf(db, id)).assigneeId).toBe(bo!.id);
  });

  it("A route without a team has all staff, and a route of an absent team has no one", async () => {
    const routes = await routesOfTeams(as(admin!), [null, team, null]);
    expect(names(routes.get(null)!.next).sort()).toEqual(["Ada", "Ana", "Bo"]);
    await db.update(people).set({ availability: "away" });
    const route = (await routesOfTeams(as(admin!), [team])).get(team)!;
    expect([names(route.next), names(route.barred).sort()]).toEqual([[], ["Ana", "Bo", "Cy"]]);
    await db.update(people).set({ availability: "available" });
  });

  it("A deactivated member is not in the route", async () => {
    const [gone, away] = [
      await createPerson(db, "moderator", { deactivatedAt: new Date() }),
      await createPerson(db, "moderator", { name: "Dee", availability: "away" }),
    ];
    const other = await createTeamRow(db, [gone, away]);
    const route = (await routesOfTeams(as(admin!), [other])).get(other)!;
    expect(names([...route.next, ...route.barred])).toEqual(["Ada", "Dee"]);
  });

  it("Only staff can see routes", async () => {
    for (const read of [() => routesOfTeams(as(user!), [team]), () => countWaitingByTeam(as(user!))]) {
      await expect(read()).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});

describe("countWaitingByTeam and countWaitingBySkill", () => {
  it("Waiting tickets are counted by team and skill, without tickets in triage, in approval or finished", async () => {
    const category = await createCategoryRow(db, await createTeamRow(db));
    const waiting = async (more: Partial<typeof tickets.$inferInsert>) => {
      const { id } = await openTestTicket(db, user!, { category: category.slug });
      await db
        .update(tickets)
        .set({ triage: "done", ...more })
        .where(eq(tickets.id, id));
      return (await rowOf(db, id)).teamId;
    };
    const teamId = await waiting({ skills: ["vpn", "dns"] });
    await waiting({ skills: ["vpn"] });
    await waiting({ skills: ["vpn"], approval: "pending" });
    await waiting({ skills: ["vpn"], status: "resolved" });
    await waiting({ skills: ["vpn"], triage: "running" });
    expect((await countWaitingByTeam(as(bo!))).get(teamId)).toBe(2);
    expect(await countWaitingBySkill(as(bo!))).toEqual(
      new Map([
        ["vpn", 2],
        ["dns", 1],
      ]),
    );
  });
});

describe("countRecentByCategory", () => {
  it("Visible tickets of the last 30 days are counted by category", async () => {
    const category = await createCategoryRow(db, team);
    const open = (daysAgo: number) =>
      openTestTicket(db, user!, { category: category.slug }, () => new Date(Date.now() - daysAgo * DAY_MS));
    await Promise.all([0, 29, 31].map(open));
    expect((await countRecentByCategory(as(admin!))).get(category.id)).toBe(2);
    expect((await countRecentByCategory(as(await createPerson(db)))).get(category.id)).toBeUndefined();
  });
});
