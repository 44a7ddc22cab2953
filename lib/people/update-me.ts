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

/** Changes what is one's own to change: name, preferences and, for who works tickets, when they are here or away. */
export async function updateMe(ctx: Context, input: UpdateMe): Promise<Me> {
  authorize(ctx.actor, "self.manage");
  if (ctx.actor.kind !== "person") throw new AppError("forbidden", "Only a person has a profile.");
  const asksPresence = [input.availability, input.awayUntil, input.handsTo].some((asked) => asked !== undefined);
  if ((asksPresence || input.workingHours !== undefined) && !isStaff(ctx.actor)) {
    throw new AppError("forbidden", "Only who works on tickets is available or away.");
  }
  const { actor } = ctx;
  const personId = actor.id;
  return transact(ctx, async (tx) => {
    const now = tx.now();
    const [before] = await tx.db.select(CHANGEABLE).from(people).where(eq(people.id, personId)).for("update");
    if (!before) throw notFound("person");
    const present = currentAvailability(before, now);
    const presence = asksPresence ? availabilityAfter(present, input, now) : present;
    await assertDelegate(tx.db, personId, input.handsTo);
    // Whom an admin has named before stays named.
    if (input.handsTo !== present.handsTo) await assertDirectDelegate(tx.db, actor, input.handsTo);
    const { workingHours = before.workingHours } = input;
    const hoursChanged = !isSameHours(before.workingHours, workingHours);
    const moved = hoursChanged || !isSameAvailability(before, presence);
    await tx.db
      .update(people)
      .set({
        name: input.name,
        preferences: { ...before.preferences, ...input.preferences },
        ...presence,
        workingHours,
        presenceVersion: moved ? sql`${people.presenceVersion} + 1` : undefined,
        updatedAt: now,
      })
      .where(eq(people.id, personId));
    const fields = (["name", "preferences"] as const).filter((field) => input[field] !== undefined);
    if (fields.length > 0) await tx.record({ type: "person/updated", personId, after: { fields } });
    if (moved) {
      const after = { ...presence, ...(hoursChanged ? { fields: ["workingHours" as const] } : {}) };
      await tx.record({ type: "person/availability.changed", personId, before: { ...present }, after });
    }
    return findMe(tx);
  });
}

const CHANGEABLE = {
  preferences: people.preferences,
  availability: people.availability,
  awayUntil: people.awayUntil,
  handsTo: people.handsTo,
  workingHours: people.workingHours,
};
