import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import { DAY_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { events, outbox, people, personSkills } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { createCategory } from "./create-category";
import { createSkill } from "./create-skill";
import { createTeam } from "./create-team";
import { deleteTeam } from "./delete-team";
import { CreateCategoryInput, CreateSkillInput, CreateTeamInput, ListTeamsInput, UpdateTeamInput } from "./input";
import { findTeam, listTeams } from "./queries";
import { updateTeam } from "./update-team";

let db: Db;
let admin: PersonActor;
let user: PersonActor;
let ana: PersonActor;
let bo: PersonActor;
const as = (actor: PersonActor) => testContext(db, actor);
const team = (name: string, members: { personId: string; lead?: boolean }[] = []) =>
  CreateTeamInput.parse({ name, members });
const member = ({ id }: PersonActor, lead = false) => ({ personId: id, lead });

beforeAll(async () => {
  db = await testDatabase();
  [admin, user] = [await createPerson(db, "admin"), await createPerson(db, "user")];
  [ana, bo] = [
    await createPerson(db, "moderator", { name: "Ana" }),
    await createPerson(db, "moderator", { name: "Bo" }),
  ];
});

describe("teams", () => {
  it("show their address, their members with how much each may have in hand, what those know, and what they handle [S3.16, S3.27]", async () => {
    for (const name of ["Rust", "C++"]) await createSkill(as(admin), CreateSkillInput.parse({ name }));
    await db.insert(personSkills).values([
      { personId: ana.id, skillSlug: "rust" },
      { personId: bo.id, skillSlug: "rust" },
      { personId: bo.id, skillSlug: "c++" },
    ]);
    const engines = team("Engines", [{ personId: bo.id, lead: true }, { personId: ana.id }]);
    const made = await createTeam(as(admin), { ...engines, email: "engines@example.test" });
    await createCategory(as(admin), CreateCategoryInput.parse({ name: "Engine trouble", teamId: made.id }));
    expect(await findTeam(as(ana), made.id)).toEqual({
      id: made.id,
      slug: "engines",
      name: "Engines",
      email: "engines@example.test",
      members: [
        {
          id: ana.id,
          name: "Ana",
          lead: false,
          activeTickets: 0,
          capacity: 20,
          availability: "available",
          absence: null,
        },
        { id: bo.id, name: "Bo", lead: true, activeTickets: 0, capacity: 20, availability: "available", absence: null },
      ],
      expertise: ["c++", "rust"],
      categories: ["engine-trouble"],
    });
  });

  it("keep names and loads of their members from requesters", async () => {
    const { teams } = await listTeams(as(user), ListTeamsInput.parse({}));
    expect(teams.find((row) => row.slug === "engines")).toMatchObject({ members: [], expertise: ["c++", "rust"] });
  });

  it("show somebody whose time away has passed as available, and leave out who left", async () => {
    const yesterday = new Date(Date.now() - DAY_MS);
    const back = await createPerson(db, "moderator", { availability: "away", awayUntil: yesterday });
    const away = await createPerson(db, "moderator", { availability: "away" });
    const left = await createPerson(db, "moderator");
    const made = await createTeam(
      as(admin),
      team(
        "Comings",
        [back, away, left].map(({ id }) => ({ personId: id })),
      ),
    );
    await db.update(people).set({ deactivatedAt: new Date() }).where(eq(people.id, left.id));
    const { members } = await findTeam(as(admin), made.id);
    const states = new Map(members.map((member) => [member.id, member.availability]));
    expect(states).toEqual(
      new Map([
        [back.id, "available"],
        [away.id, "away"],
      ]),
    );
    expect(members.map(({ absence }) => absence?.why ?? null).sort()).toEqual(["away", null]);
  });

  it("have one lead, who leads no other team", async () => {
    const cy = await createPerson(db, "moderator");
    const two = { members: [ana, bo].map(({ id }) => ({ personId: id, lead: true })) };
    expect(UpdateTeamInput.safeParse(two).success).toBe(false);
    await createTeam(as(admin), team("First", [{ personId: cy.id, lead: true }]));
    const second = team("Second", [{ personId: cy.id, lead: true }]);
    await expect(createTeam(as(admin), second)).rejects.toMatchObject({ code: "conflict" });
    const { teams } = await listTeams(as(admin), ListTeamsInput.parse({ limit: 100 }));
    expect(teams.map((row) => row.slug)).not.toContain("second");
  });

  it("pass the lead from one member to the other in one change, and keep members that a change does not name", async () => {
    const [di, ed] = [await createPerson(db, "moderator"), await createPerson(db, "admin")];
    const made = await createTeam(as(admin), team("Relay", [{ personId: di.id, lead: true }, { personId: ed.id }]));
    const members = [
      { personId: di.id, lead: false },
      { personId: ed.id, lead: true },
    ];
    await updateTeam(as(admin), { id: made.id, members });
    const renamed = await updateTeam(as(admin), { id: made.id, name: "Relay race", email: "relay@example.test" });
    expect(renamed).toMatchObject({ slug: "relay", name: "Relay race", email: "relay@example.test" });
    expect(renamed.members.find((member) => member.lead)?.id).toBe(ed.id);
    expect(renamed.members).toHaveLength(2);
  });

  it("wake the queue once for whose place changed, and for nobody where all stayed as it was", async () => {
    const [fay, gus, hal] = [
      await createPerson(db, "moderator"),
      await createPerson(db, "moderator"),
      await createPerson(db, "moderator"),
    ];
    const places = async () => {
      const rows = await db
        .select({ id: events.id, personId: events.personId, after: events.after })
        .from(events)
        .where(eq(events.type, "person/availability.changed"))
        .orderBy(events.id);
      const published = await db.$count(outbox, eq(outbox.name, "person/availability.changed"));
      return { told: rows.map((row) => [row.personId, row.after?.place]), published };
    };
    const before = await places();
    const added = async () => {
      const { told, published } = await places();
      return { told: told.slice(before.told.length), published: published - before.published };
    };
    const made = await createTeam(as(admin), team("Wakers", [{ personId: fay.id, lead: true }, { personId: gus.id }]));
    const first = [
      [fay.id, "lead"],
      [gus.id, "member"],
    ];
    expect(await added()).toEqual({ told: first, published: 1 });
    await updateTeam(as(admin), { id: made.id, members: [member(fay, true), member(gus)] });
    expect(await added()).toEqual({ told: first, published: 1 });
    await updateTeam(as(admin), { id: made.id, members: [member(fay), member(hal, true)] });
    const second = [
      [fay.id, "member"],
      [gus.id, null],
      [hal.id, "lead"],
    ];
    const { told, published } = await added();
    expect(published).toBe(2);
    expect(told.slice(2)).toHaveLength(3);
    expect(told.slice(2)).toEqual(expect.arrayContaining(second));
  });

  it("refuse members who are unknown, only ask, or have left, and point at each", async () => {
    const gone = await createPerson(db, "moderator", { deactivatedAt: new Date() });
    const members = [ana.id, newId(), user.id, gone.id].map((personId) => ({ personId }));
    const refused = createTeam(as(admin), team("Strangers", members));
    await expect(refused).rejects.toMatchObject({
      code: "invalid",
      errors: [1, 2, 3].map((index) => ({ pointer: `/members/${index}/personId` })),
    });
  });

  it("refuse a member named twice, in whatever case, and fields that are not theirs", () => {
    const twice = [{ personId: ana.id }, { personId: ana.id.toUpperCase() }];
    expect(CreateTeamInput.safeParse({ name: "x", members: twice }).success).toBe(false);
    expect(UpdateTeamInput.safeParse({ slug: "new" }).success).toBe(false);
    expect(CreateTeamInput.safeParse({ name: "x", expertise: [] }).success).toBe(false);
  });

  it("never share a slug, are deleted once, and only by admins", async () => {
    const made = await createTeam(as(admin), team("Short lived", [{ personId: ana.id }]));
    await expect(createTeam(as(admin), team("Short lived"))).rejects.toMatchObject({ code: "conflict" });
    await expect(deleteTeam(as(ana), { id: made.id })).rejects.toMatchObject({ code: "forbidden" });
    await expect(updateTeam(as(ana), { id: made.id, name: "Mine" })).rejects.toMatchObject({ code: "forbidden" });
    await deleteTeam(as(admin), { id: made.id });
    await expect(deleteTeam(as(admin), { id: made.id })).rejects.toMatchObject({ code: "not_found" });
    await expect(deleteTeam(as(admin), { id: "1; drop" })).rejects.toMatchObject({ code: "not_found" });
  });

  it("come in pages that neither repeat nor skip", async () => {
    const whole = await listTeams(as(admin), ListTeamsInput.parse({ limit: 100 }));
    const first = await listTeams(as(admin), ListTeamsInput.parse({ limit: 2 }));
    const rest = await listTeams(as(admin), ListTeamsInput.parse({ limit: 100, cursor: first.nextCursor }));
    expect([...first.teams, ...rest.teams]).toEqual(whole.teams);
    expect(rest.nextCursor).toBeNull();
  });
});
