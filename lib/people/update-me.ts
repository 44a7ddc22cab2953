import { eq, sql } from "drizzle-orm";
import { isStaff } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { people } from "@/lib/db/schema";
import { AppError, notFound } from "@/lib/errors";
import { transact } from "@/lib/events/transact";
import { assertDelegate, assertDirectDelegate } from "./assert-delegate";
import { availabilityAfter, currentAvailability, isSameAvailability, isSameHours } from "./availability";
import type { UpdateMe } from "./input";
import { findMe, type Me } from "./queries";

/**
 * Changes the actor's own profile. Throws `forbidden` if a requester sets availability or working hours, and `invalid`
 * for an absence or delegate that is not allowed.
 */
export async function updateMe(ctx: Context, input: UpdateMe): Promise<Me> {
  authorize(ctx.actor, "self.manage");
  if (ctx.actor.kind !== "person") throw new AppError("forbidden", "Only a person has a profile.");
  const changesAvailability = [input.availability, input.awayUntil, input.handsTo].some((value) => value !== undefined);
  if ((changesAvailability || input.workingHours !== undefined) && !isStaff(ctx.actor)) {
    throw new AppError("forbidden", "Only agents and admins can set their availability.");
  }
  const { actor } = ctx;
  const personId = actor.id;
  return transact(ctx, async (tx) => {
    const now = tx.now();
    const [before] = await tx.db.select(CHANGEABLE).from(people).where(eq(people.id, personId)).for("update");
    if (!before) throw notFound("person");
    const current = currentAvailability(before, now);
    const availability = changesAvailability ? availabilityAfter(current, input, now) : current;
    await assertDelegate(tx.db, personId, input.handsTo);
    // The person may keep a delegate in another team that an admin chose.
    if (input.handsTo !== current.handsTo) await assertDirectDelegate(tx.db, actor, input.handsTo);
    const { workingHours = before.workingHours } = input;
    const hoursChanged = !isSameHours(before.workingHours, workingHours);
    const moved = hoursChanged || !isSameAvailability(before, availability);
    await tx.db
      .update(people)
      .set({
        name: input.name,
        preferences: { ...before.preferences, ...input.preferences },
        ...availability,
        workingHours,
        presenceVersion: moved ? sql`${people.presenceVersion} + 1` : undefined,
        updatedAt: now,
      })
      .where(eq(people.id, personId));
    const fields = (["name", "preferences"] as const).filter((field) => input[field] !== undefined);
    if (fields.length > 0) await tx.record({ type: "person/updated", personId, after: { fields } });
    if (moved) {
      const after = { ...availability, ...(hoursChanged ? { fields: ["workingHours" as const] } : {}) };
      await tx.record({ type: "person/availability.changed", personId, before: { ...current }, after });
    }
    return findMe(tx);
  });
}

const { preferences, availability, awayUntil, handsTo, workingHours } = people;
const CHANGEABLE = { preferences, availability, awayUntil, handsTo, workingHours };
