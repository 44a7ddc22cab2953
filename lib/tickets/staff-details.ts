import { sql } from "drizzle-orm";
import { isoOf, type JsonFields, jsonObject } from "@/lib/db/json";
import { assignments, people, routingWaits, tickets, ticketTextVersions, triageResults } from "@/lib/db/schema";
import { formatAssignmentReason, formatRejection } from "@/lib/display-text/routing";
import { formatTriageReason } from "@/lib/display-text/triage";
import type { AssignmentReason, ScoreboardLine } from "@/lib/domain/routing";
import type { Priority } from "@/lib/domain/ticket";
import type { FieldResult } from "@/lib/domain/triage";

/** A provider's value for one field with its reason as text. */
export interface ReadingView<T> extends Omit<FieldResult<T>, "reason"> {
  reason: string | null;
}

/** A scoreboard line with its rejection as text. */
export interface ScoreboardView extends ScoreboardLine {
  whyNot: string | null;
}

type TriageResultRow = typeof triageResults.$inferSelect;

/** The latest reading of a ticket, as the "why" cards show it. */
export interface TriageResultView
  extends Pick<
    TriageResultRow,
    "id" | "provider" | "model" | "needsReview" | "proposedSkills" | "attempts" | "durationMs"
  > {
  fields: {
    category?: ReadingView<string>;
    priority?: ReadingView<Priority>;
    skills?: ReadingView<string[]>;
    title?: ReadingView<string>;
  };
  createdAt: string;
  /** What all readings of this ticket cost, in millionths of a US dollar; null where no priced model was asked. */
  ticketCostMicros: number | null;
}

/** Who has a ticket and how they were chosen; `person` is null while it waits, and the scoreboard says why. */
export interface AssignmentView {
  person: { id: string; name: string } | null;
  source: "rules" | "person" | null;
  reason: string | null;
  at: string;
  scoreboard: ScoreboardView[] | null;
}

/** Of the ticket in the statement around it: the latest reading. Read it with `verdictOf`. */
export function triageResultColumn() {
  const { id, provider, model, fields, needsReview, proposedSkills, attempts, durationMs, createdAt } = triageResults;
  const ticketCostMicros = sql`(
    select sum(reading.cost_micros) from ${triageResults} as reading where reading.ticket_id = ${tickets.id})`;
  const shown = {
    ...{ id, provider, model, fields, needsReview, proposedSkills, attempts, durationMs, createdAt },
    ticketCostMicros,
  };
  return sql<StoredTriageResult | null>`(
    select ${jsonObject(shown)} from ${triageResults}
    where ${triageResults.ticketId} = ${tickets.id} order by ${triageResults.id} desc limit 1)`;
}

type StoredTriageResult = Omit<TriageResultView, "fields"> & Pick<TriageResultRow, "fields">;

export function readTriageResult(row: StoredTriageResult | null): TriageResultView | null {
  if (!row) return null;
  const { category, priority, skills, title } = row.fields;
  const fields = {
    category: category && viewReading(category),
    priority: priority && viewReading(priority),
    skills: skills && viewReading(skills),
    title: title && viewReading(title),
  };
  return { ...row, fields, createdAt: isoOf(row.createdAt) };
}

/** A stored reading as the API and the pages show it. */
export function viewReading<T>({ reason, ...reading }: FieldResult<T>): ReadingView<T> {
  return { ...reading, reason: reason && formatTriageReason(reason, reading.quotes) };
}

interface StoredBoard {
  at: string;
  scoreboard: ScoreboardLine[] | null;
}

interface AssignmentRows {
  given:
    | (Pick<AssignmentView, "person" | "source"> &
        StoredBoard & { reason: AssignmentReason | null; endedAt: string | null })
    | null;
  waiting: StoredBoard | null;
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
      select ${jsonObject({ at: routingWaits.at, scoreboard: routingWaits.scoreboard })} from ${routingWaits}
      where ${routingWaits.ticketId} = ${tickets.id})`,
  };
  return jsonObject<AssignmentRows>(fields);
}

/** Who has it, or since when and why it waits; null where neither was ever so. */
export function assignmentOf({ given, waiting }: AssignmentRows): AssignmentView | null {
  if (given && !given.endedAt) {
    const { reason, ...rest } = given;
    return { ...rest, ...viewBoard(given), reason: reason && formatAssignmentReason(reason) };
  }
  return waiting && { ...viewBoard(waiting), person: null, source: null, reason: null };
}

function viewBoard({ at, scoreboard }: StoredBoard): Pick<AssignmentView, "at" | "scoreboard"> {
  const options = { at: new Date(at) };
  const lines = scoreboard?.map((line) => ({
    ...line,
    whyNot: line.rejection && formatRejection(line.rejection, options),
  }));
  return { at: isoOf(at), scoreboard: lines ?? null };
}

/** Of the ticket in the statement around it: what its requester wrote first; null where it is what stands there, or erased. */
export function originalColumn() {
  return sql<string | null>`(
    select nullif(${ticketTextVersions.body}, '') from ${ticketTextVersions}
    where ${ticketTextVersions.ticketId} = ${tickets.id} and ${ticketTextVersions.field} = 'description'
    order by ${ticketTextVersions.id} limit 1)`;
}
