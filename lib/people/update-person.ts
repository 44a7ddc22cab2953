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
 * An admin changes an account: role, skills, teams, capacity, presence and hours, name, open or closed. What takes
 * rights away ends the person's sessions in the same transaction.
 */
export async function updatePerson(ctx: Context, input: UpdatePerson): Promise<Person> {
  authorize(ctx.actor, "people.manage");
  return transact(ctx, async (tx) => {
    if (input.role !== undefined || input.deactivated) await keepAnAdminBut(tx, input);
    await lock(tx, input.id);
    const before = await findPerson(tx, input.id);
    refuseOwnRole(tx, before, input);
    refuseIdleHours(before, input);
    await assertDelegate(tx.db, before.id, input.handsTo);
    await write(tx, before, input);
    if (input.skills) await setSkills(tx.db, before.id, input.skills);
    if (input.teams) await setTeams(tx.db, before.id, input.teams);
    const after = await findPerson(tx, input.id);
    if (losesRights(before, after)) await endSessions(tx, before.id);
    await tell(tx, before, after);
    return after;
  });
}

async function keepAnAdminBut(tx: Transaction, input: UpdatePerson): Promise<void> {
  if (input.role !== "admin" || input.deactivated) await assertNotLastAdmin(tx.db, input.id);
}

async function lock(tx: Transaction, id: string): Promise<void> {
  const here = and(eq(people.id, id), isNull(people.deletedAt));
  const [row] = isId(id) ? await tx.db.select({ id: people.id }).from(people).where(here).for("update") : [];
  if (!row) throw notFound("person");
}

function refuseOwnRole(tx: Transaction, before: Person, input: UpdatePerson): void {
  const own = tx.actor.kind === "person" && tx.actor.id === before.id;
  if (own && input.role !== undefined && input.role !== before.role) {
    throw new AppError("forbidden", "Nobody changes their own role. Ask another admin.");
  }
}

function refuseIdleHours(before: Person, input: UpdatePerson): void {
  if (input.workingHours && (input.role ?? before.role) === "user") {
    throw invalid("/workingHours", "Only who works on tickets has working hours.");
  }
}

async function write(tx: Transaction, before: Person, input: UpdatePerson): Promise<void> {
  const now = tx.now();
  const { deactivated } = input;
  const deactivatedAt = deactivated === undefined ? undefined : deactivated ? (before.deactivatedAt ?? now) : null;
  const presence = availabilityAfter(before, input, now);
  const { workingHours = before.workingHours } = input;
  const moved = !isSameAvailability(before, presence) || !isSameHours(before.workingHours, workingHours);
  await tx.db
    .update(people)
    .set({
      name: input.name,
      role: input.role,
      capacity: input.capacity,
      ...presence,
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

/** History names what changed, but no personal data: a name that is changed must not live on there. */
async function tell(tx: Transaction, before: Person, after: Person): Promise<void> {
  const personId = before.id;
  const [was, is] = [facts(before), facts(after)];
  const changed = (Object.keys(is) as (keyof typeof is)[]).filter((key) => `${was[key]}` !== `${is[key]}`);
  const renamed = before.name !== after.name;
  if (changed.length > 0 || renamed) {
    const only = (all: typeof is): Partial<typeof is> => Object.fromEntries(changed.map((key) => [key, all[key]]));
    await tx.record({
      type: "person/updated",
      personId,
      before: only(was),
      after: { ...only(is), ...(renamed ? { fields: ["name"] } : {}) },
    });
  }
  if (is.deactivated && !was.deactivated) return void (await tx.record({ type: "person/deactivated", personId }));
  const hoursChanged = !isSameHours(before.workingHours, after.workingHours);
  // Routing looks again whenever somebody's room for tickets may have changed, not at their presence alone.
  const roomChanged = changed.length > 0 && (before.role !== "user" || after.role !== "user");
  if (hoursChanged || roomChanged || !isSameAvailability(before, after)) {
    const presence = ({ availability, awayUntil, handsTo }: Person) => ({ availability, awayUntil, handsTo });
    await tx.record({
      type: "person/availability.changed",
      personId,
      before: presence(before),
      after: { ...presence(after), ...(hoursChanged ? { fields: ["workingHours"] } : {}) },
    });
  }
}

function facts({ role, capacity, skills, teams, deactivatedAt }: Person) {
  return { role, capacity, skills, teams: teams.map((team) => team.id), deactivated: deactivatedAt !== null };
}
