import { sql } from "drizzle-orm";
import { isoOf, type JsonFields, jsonObject } from "@/lib/db/json";
import { assignments, earlierTexts, people, tickets, verdicts, waits } from "@/lib/db/schema";
import type { ScoreboardLine } from "@/lib/domain/routing";

type VerdictRow = typeof verdicts.$inferSelect;

/** The latest reading of a ticket, as the "why" cards show it. */
export interface Verdict
  extends Pick<
    VerdictRow,
    "id" | "provider" | "model" | "fields" | "needsReview" | "proposedSkills" | "tries" | "durationMs"
  > {
  createdAt: string;
  /** What all readings of this ticket cost, in millionths of a US dollar; null where no priced model was asked. */
  ticketCostMicros: number | null;
}

/** Who has a ticket and how they were chosen; `person` is null while it waits, and the scoreboard says why. */
export interface Assignment {
  person: { id: string; name: string } | null;
  source: "rules" | "person" | null;
  reason: string | null;
  at: string;
  scoreboard: ScoreboardLine[] | null;
}

/** Of the ticket in the statement around it: the latest reading. Read it with `verdictOf`. */
export function verdictColumn() {
  const { id, provider, model, fields, needsReview, proposedSkills, tries, durationMs, createdAt } = verdicts;
  const ticketCostMicros = sql`(
    select sum(reading.cost_micros) from ${verdicts} as reading where reading.ticket_id = ${tickets.id})`;
  const shown = {
    ...{ id, provider, model, fields, needsReview, proposedSkills, tries, durationMs, createdAt },
    ticketCostMicros,
  };
  return sql<Verdict | null>`(
    select ${jsonObject(shown)} from ${verdicts}
    where ${verdicts.ticketId} = ${tickets.id} order by ${verdicts.id} desc limit 1)`;
}

export function verdictOf(row: Verdict | null): Verdict | null {
  return row && { ...row, createdAt: isoOf(row.createdAt) };
}

interface AssignmentRows {
  given: (Assignment & { endedAt: string | null }) | null;
  waiting: Pick<Assignment, "at" | "scoreboard"> | null;
}

/** Of the ticket in the statement around it: the newest assignment and the wait. Read it with `assignmentOf`. */
export function assignmentColumn() {
  const { source, reason, assignedAt, endedAt, scoreboard } = assignments;
  const given = { person: { id: people.id, name: people.name }, source, reason, at: assignedAt, endedAt, scoreboard };
  const fields: JsonFields = {
    given: sql`(
      select ${jsonObject(given)} from ${assignments} join ${people} on ${people.id} = ${assignments.personId}
      where ${assignments.ticketId} = ${tickets.id} order by ${assignments.id} desc limit 1)`,
    waiting: sql`(
      select ${jsonObject({ at: waits.at, scoreboard: waits.scoreboard })} from ${waits}
      where ${waits.ticketId} = ${tickets.id})`,
  };
  return jsonObject<AssignmentRows>(fields);
}

/** Who has it, or since when and why it waits; null where neither was ever so. */
export function assignmentOf({ given, waiting }: AssignmentRows): Assignment | null {
  if (given && !given.endedAt) return { ...given, at: isoOf(given.at) };
  return waiting && { ...waiting, at: isoOf(waiting.at), person: null, source: null, reason: null };
}

/** Of the ticket in the statement around it: what its requester wrote first; null where it is what stands there, or erased. */
export function originalColumn() {
  return sql<string | null>`(
    select nullif(${earlierTexts.body}, '') from ${earlierTexts}
    where ${earlierTexts.ticketId} = ${tickets.id} and ${earlierTexts.field} = 'description'
    order by ${earlierTexts.id} limit 1)`;
}
