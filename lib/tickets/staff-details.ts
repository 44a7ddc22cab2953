import { desc, eq } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { assignments, people, type ScoreboardLine, verdicts, waits } from "@/lib/db/schema";

/** What verdicts and scoreboards are made of, for the pages that show them. */
export type { FieldReading, ScoreboardLine } from "@/lib/db/schema";

/** The latest reading of a ticket, as the "why" cards show it. */
export type Verdict = NonNullable<Awaited<ReturnType<typeof latestVerdict>>>;

export async function latestVerdict({ db }: Pick<Context, "db">, ticketId: string) {
  const { id, provider, model, fields, needsReview, proposedSkills, tries, durationMs, createdAt } = verdicts;
  const [row] = await db
    .select({ id, provider, model, fields, needsReview, proposedSkills, tries, durationMs, createdAt })
    .from(verdicts)
    .where(eq(verdicts.ticketId, ticketId))
    .orderBy(desc(verdicts.id))
    .limit(1);
  return row ? { ...row, createdAt: row.createdAt.toISOString() } : null;
}

/** Who has a ticket and how they were chosen; `person` is null while it waits, and the scoreboard says why. */
export interface Assignment {
  person: { id: string; name: string } | null;
  source: "rules" | "person" | null;
  reason: string | null;
  at: string;
  scoreboard: ScoreboardLine[] | null;
}

/** The newest of the ticket's assignments and waits. */
export async function latestAssignment({ db }: Pick<Context, "db">, ticketId: string): Promise<Assignment | null> {
  const [given] = await db
    .select({
      person: { id: people.id, name: people.name },
      source: assignments.source,
      reason: assignments.reason,
      at: assignments.assignedAt,
      endedAt: assignments.endedAt,
      scoreboard: assignments.scoreboard,
    })
    .from(assignments)
    .innerJoin(people, eq(people.id, assignments.personId))
    .where(eq(assignments.ticketId, ticketId))
    .orderBy(desc(assignments.id))
    .limit(1);
  if (given && !given.endedAt) return { ...given, at: given.at.toISOString() };
  const [waiting] = await db
    .select({ at: waits.at, scoreboard: waits.scoreboard })
    .from(waits)
    .where(eq(waits.ticketId, ticketId));
  return waiting ? { ...waiting, at: waiting.at.toISOString(), person: null, source: null, reason: null } : null;
}
