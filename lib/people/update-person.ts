import { and, eq, isNull, sql } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { people } from "@/lib/db/schema";
import { ROLES } from "@/lib/domain/people";
import { AppError, invalid, notFound } from "@/lib/errors";
import { type Transaction, transact } from "@/lib/events/transact";
import { isId } from "@/lib/ids";
import { assertDelegate } from "./assert-delegate";
import { assertNotLastAdmin } from "./assert-not-last-admin";
import { availabilityAfter, isSameAvailability, isSameHours } from "./availability";
import { endSessions } from "./end-sessions";
import type { UpdatePerson } from "./input";
import { findPerson, type Person } from "./queries";
import { setSkills, setTeams } from "./set-skills-and-teams";

/**
 * Changes an account and ends its sessions if it loses rights. Throws `not_found`, `forbidden` for the actor's own
 * role, `conflict` for the last admin, and `invalid` for other values that are not allowed.
 */
export async function updatePerson(ctx: Context, input: UpdatePerson): Promise<Person> {
  authorize(ctx.actor, "people.manage");
  return transact(ctx, async (tx) => {
    const mayDemote = input.role !== undefined && input.role !== "admin";
    if (mayDemote || input.deactivated) await assertNotLastAdmin(tx.db, input.id);
    await lock(tx, input.id);
    const before = await findPerson(tx, input.id);
    assertNotOwnRole(tx, before, input);
    assertCanHaveHours(before, input);
    await assertDelegate(tx.db, before.id, input.handsTo);
    await write(tx, before, input);
    if (input.skills) await setSkills(tx.db, before.id, input.skills);
    if (input.teams) await setTeams(tx.db, before.id, input.teams);
    const after = await findPerson(tx, input.id);
    if (losesRights(before, after)) await endSessions(tx, before.id);
    await recordChanges(tx, before, after);
    return after;
  });
}

async function lock(tx: Transaction, id: string): Promise<void> {
  const exists = and(eq(people.id, id), isNull(people.deletedAt));
  const [row] = isId(id) ? await tx.db.select({ id: people.id }).from(people).where(exists).for("update") : [];
  if (!row) throw notFound("person");
}

function assertNotOwnRole(tx: Transaction, before: Person, input: UpdatePerson): void {
  const isSelf = tx.actor.kind === "person" && tx.actor.id === before.id;
  if (isSelf && input.role !== undefined && input.role !== before.role) {
    throw new AppError("forbidden", "You can't change your own role. Ask another admin.");
  }
}

function assertCanHaveHours(before: Person, input: UpdatePerson): void {
  if (input.workingHours && (input.role ?? before.role) === "user") {
    throw invalid("/workingHours", "Only agents and admins have working hours.");
  }
}

async function write(tx: Transaction, before: Person, input: UpdatePerson): Promise<void> {
  const now = tx.now();
  const { deactivated } = input;
  const deactivatedAt = deactivated === undefined ? undefined : deactivated ? (before.deactivatedAt ?? now) : null;
  const availability = availabilityAfter(before, input, now);
  const { workingHours = before.workingHours } = input;
  const moved = !isSameAvailability(before, availability) || !isSameHours(before.workingHours, workingHours);
  await tx.db
    .update(people)
    .set({
      name: input.name,
      role: input.role,
      capacity: input.capacity,
      ...availability,
      workingHours,
      presenceVersion: moved ? sql`${people.presenceVersion} + 1` : undefined,
      deactivatedAt,
      updatedAt: now,
    })
    .where(eq(people.id, before.id));
}

function losesRights(before: Person, after: Person): boolean {
  const closed = before.deactivatedAt === null && after.deactivatedAt !== null;
  return closed || ROLES.indexOf(after.role) < ROLES.indexOf(before.role);
}

/** Records no names, because the history keeps them after an account is deleted. */
async function recordChanges(tx: Transaction, before: Person, after: Person): Promise<void> {
  const personId = before.id;
  const [was, is] = [facts(before), facts(after)];
  const changed = (Object.keys(is) as (keyof typeof is)[]).filter((key) => `${was[key]}` !== `${is[key]}`);
  const renamed = before.name !== after.name;
  if (changed.length > 0 || renamed) {
    const changedOf = (facts: typeof is): Partial<typeof is> =>
      Object.fromEntries(changed.map((key) => [key, facts[key]]));
    await tx.record({
      type: "person/updated",
      personId,
      before: changedOf(was),
      after: { ...changedOf(is), ...(renamed ? { fields: ["name"] } : {}) },
    });
  }
  if (is.deactivated && !was.deactivated) return void (await tx.record({ type: "person/deactivated", personId }));
  const hoursChanged = !isSameHours(before.workingHours, after.workingHours);
  // Skills and teams also matter for routing.
  const capacityChanged = changed.length > 0 && (before.role !== "user" || after.role !== "user");
  if (hoursChanged || capacityChanged || !isSameAvailability(before, after)) {
    const availabilityOf = ({ availability, awayUntil, handsTo }: Person) => ({ availability, awayUntil, handsTo });
    await tx.record({
      type: "person/availability.changed",
      personId,
      before: availabilityOf(before),
      after: { ...availabilityOf(after), ...(hoursChanged ? { fields: ["workingHours"] } : {}) },
    });
  }
}

function facts({ role, capacity, skills, teams, deactivatedAt }: Person) {
  return { role, capacity, skills, teams: teams.map((team) => team.id), deactivated: deactivatedAt !== null };
}
