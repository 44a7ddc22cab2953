import { and, count, eq, inArray, isNull } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { jobActor, type PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { assignments, people, tickets } from "@/lib/db/schema";
import { ACTIVE_STATUSES } from "@/lib/domain/ticket";
import { AppError } from "@/lib/errors";
import { routeTicket } from "@/lib/routing/route-ticket";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { historyRows, openTestTicket, rowOf, workloadOf } from "@/tests/support/workspace";
import { addReply } from "./add-reply";
import { assignTicket } from "./assign-ticket";
import { cancelTicket } from "./cancel-ticket";
import { deleteTicket } from "./delete-ticket";
import { editTicket } from "./edit-ticket";
import { reopenTicket } from "./reopen-ticket";
import { resolveTicket } from "./resolve-ticket";
import { unassignTicket } from "./unassign-ticket";

let db: Db;
let ida: PersonActor;
let admin: PersonActor;

beforeAll(async () => {
  db = await testDatabase();
  ida = await createPerson(db);
  admin = await createPerson(db, "admin", { capacity: 0 });
});

const TICKETS = 4;
const CAPACITIES = [1, 2, 3];

interface World {
  tickets: string[];
  staff: PersonActor[];
}

/** Everything that can happen to a ticket. `at` and `who` choose the ticket and the person. */
const DEEDS: Record<string, (world: World, at: number, who: number) => Promise<unknown>> = {
  assign: async (world, at, who) =>
    assignTicket(testContext(db, admin), { ...(await named(world, at)), personId: world.staff[who]!.id }),
  unassign: async (world, at) => unassignTicket(testContext(db, admin), await named(world, at)),
  route: (world, at) => routeTicket(testContext(db, jobActor("routing")), { ticketId: world.tickets[at]! }),
  answer: (world, at) => addReply(testContext(db, admin), { ticket: world.tickets[at]!, body: "x", internal: false }),
  note: (world, at) => addReply(testContext(db, admin), { ticket: world.tickets[at]!, body: "x", internal: true }),
  ask: (world, at) => addReply(testContext(db, ida), { ticket: world.tickets[at]!, body: "x", internal: false }),
  wait: async (world, at) => editTicket(testContext(db, admin), { ...(await named(world, at)), status: "waiting" }),
  start: async (world, at) =>
    editTicket(testContext(db, admin), { ...(await named(world, at)), status: "in_progress" }),
  resolve: async (world, at) => resolveTicket(testContext(db, admin), await named(world, at)),
  confirm: async (world, at) => resolveTicket(testContext(db, ida), await named(world, at)),
  reopen: async (world, at) => reopenTicket(testContext(db, ida), await named(world, at)),
  cancel: async (world, at) => cancelTicket(testContext(db, admin), await named(world, at)),
  delete: (world, at) => deleteTicket(testContext(db, admin), { ticket: world.tickets[at]! }),
  leave: (world, _at, who) => setPerson(world.staff[who]!, { deactivatedAt: new Date() }),
  comeBack: (world, _at, who) => setPerson(world.staff[who]!, { deactivatedAt: null }),
  goAway: (world, _at, who) => setPerson(world.staff[who]!, { availability: "away" }),
};

async function named(world: World, at: number) {
  const ticket = world.tickets[at]!;
  return { ticket, version: (await rowOf(db, ticket)).version };
}

function setPerson({ id }: PersonActor, values: Partial<typeof people.$inferInsert>) {
  return db.update(people).set(values).where(eq(people.id, id));
}

const EXPECTED = ["conflict", "not_found", "invalid", "stale"];
const rare = ["cancel", "delete", "leave"];
const anyDeed = fc.tuple(
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...Object.keys(DEEDS).filter((deed) => !rare.includes(deed))) },
    { weight: 1, arbitrary: fc.constantFrom(...rare) },
  ),
  fc.nat(TICKETS - 1),
  fc.nat(CAPACITIES.length - 1),
);

it("In any order of changes, workloads stay correct and within capacity, and each ticket has at most one assignee", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyDeed, { minLength: 10, maxLength: 20 }), async (deeds) => {
      const world = await newWorld();
      for (const [deed, at, who] of deeds) {
        await DEEDS[deed]!(world, at, who).catch((error) => {
          if (!(error instanceof AppError) || !EXPECTED.includes(error.code)) throw error;
        });
      }
      for (const [at, person] of world.staff.entries()) {
        expect(await workloadOf(db, person.id)).toBe(await trueLoad(person));
        expect(await trueLoad(person)).toBeLessThanOrEqual(CAPACITIES[at]!);
      }
      for (const id of world.tickets) await checkTicket(id);
      await setStaff(world, { deactivatedAt: new Date() });
    }),
    { numRuns: 8 },
  );
}, 120_000);

async function newWorld(): Promise<World> {
  const staff = await Promise.all(CAPACITIES.map((capacity) => createPerson(db, "moderator", { capacity })));
  const opened = await Promise.all(Array.from({ length: TICKETS }, () => openTestTicket(db, ida)));
  return { staff, tickets: opened.map(({ id }) => id) };
}

/** Keeps the people of one run out of the next. */
function setStaff({ staff }: World, values: Partial<typeof people.$inferInsert>) {
  return db
    .update(people)
    .set(values)
    .where(
      inArray(
        people.id,
        staff.map(({ id }) => id),
      ),
    );
}

async function trueLoad({ id }: PersonActor): Promise<number> {
  const active = and(
    eq(tickets.assigneeId, id),
    inArray(tickets.status, [...ACTIVE_STATUSES]),
    isNull(tickets.deletedAt),
  );
  const [row] = await db.select({ n: count() }).from(tickets).where(active);
  return row!.n;
}

/** Assignee and open assignment agree, and history has every change. */
async function checkTicket(id: string): Promise<void> {
  const row = await rowOf(db, id);
  const open = await db
    .select({ personId: assignments.personId })
    .from(assignments)
    .where(and(eq(assignments.ticketId, id), isNull(assignments.endedAt)));
  expect(open.map((each) => each.personId)).toEqual(row.assigneeId ? [row.assigneeId] : []);
  const history = await historyRows(db, id);
  const moves = history.filter((event) => event.type === "ticket/status.changed");
  if (row.deletedAt === null) expect(moves.at(-1)?.after?.status ?? "open").toBe(row.status);
  for (const [at, move] of moves.entries()) expect(move.before?.status).toBe(moves[at - 1]?.after?.status ?? "open");
  const owners = history.filter((event) => event.type === "ticket/assigned" || event.type === "ticket/unassigned");
  expect((owners.at(-1)?.after?.personId as string | undefined) ?? null).toBe(row.assigneeId);
  expect(history.length).toBeGreaterThanOrEqual(row.version);
}
