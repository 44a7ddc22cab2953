import { sql } from "drizzle-orm";
import { isoOf, type JsonFields, jsonObject } from "@/lib/db/json";
import { assignments, people, routingWaits, tickets, ticketTextVersions, triageResults } from "@/lib/db/schema";
import { formatAssignmentReason, formatRejection } from "@/lib/display-text/routing";
import { formatTriageReason } from "@/lib/display-text/triage";
import type { AssignmentReason, ScoreboardLine } from "@/lib/domain/routing";
import type { Priority } from "@/lib/domain/ticket";
import type { FieldResult } from "@/lib/domain/triage";

/** A predicted value for one field, with its reason as a sentence. */
export interface FieldResultView<T> extends Omit<FieldResult<T>, "reason"> {
  reason: string | null;
}

/** A candidate on the scoreboard. `whyNot` says why routing did not choose them; null for the chosen one. */
export interface ScoreboardView extends ScoreboardLine {
  whyNot: string | null;
}

type TriageResultRow = typeof triageResults.$inferSelect;

export interface TriageResultView
  extends Pick<
    TriageResultRow,
    "id" | "provider" | "model" | "needsReview" | "proposedSkills" | "attempts" | "durationMs"
  > {
  fields: {
    category?: FieldResultView<string>;
    priority?: FieldResultView<Priority>;
    skills?: FieldResultView<string[]>;
    title?: FieldResultView<string>;
  };
  createdAt: string;
  /** For all triage runs, in millionths of a US dollar; null without a priced model. */
  ticketCostMicros: number | null;
}

/** The assignee and why they were chosen. While the ticket waits, `person` is null and the scoreboard says why. */
export interface AssignmentView {
  person: { id: string; name: string } | null;
  source: "rules" | "person" | null;
  reason: string | null;
  at: string;
  scoreboard: ScoreboardView[] | null;
}

/** SQL column for the latest triage result of the ticket in the outer statement. Read it with `readTriageResult`. */
export function triageResultColumn() {
  const { id, provider, model, fields, needsReview, proposedSkills, attempts, durationMs, createdAt } = triageResults;
  const ticketCostMicros = sql`(
    select sum(result.cost_micros) from ${triageResults} as result where result.ticket_id = ${tickets.id})`;
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
    category: category && viewFieldResult(category),
    priority: priority && viewFieldResult(priority),
    skills: skills && viewFieldResult(skills),
    title: title && viewFieldResult(title),
  };
  return { ...row, fields, createdAt: isoOf(row.createdAt) };
}

/** A predicted value as the API and the pages show it: with its reason as a sentence. */
export function viewFieldResult<T>({ reason, ...result }: FieldResult<T>): FieldResultView<T> {
  return { ...result, reason: reason && formatTriageReason(reason, result.quotes) };
}

interface StoredScoreboard {
  at: string;
  scoreboard: ScoreboardLine[] | null;
}

interface AssignmentRows {
  given:
    | (Pick<AssignmentView, "person" | "source"> &
        StoredScoreboard & { reason: AssignmentReason | null; endedAt: string | null })
    | null;
  waiting: StoredScoreboard | null;
}

/**
 * SQL column for the newest assignment and routing wait of the outer statement's ticket. Read it with `assignmentOf`.
 */
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

/** The current assignment, or since when and why the ticket waits for one. Null if it has none and does not wait. */
export function assignmentOf({ given, waiting }: AssignmentRows): AssignmentView | null {
  if (given && !given.endedAt) {
    const { reason, ...rest } = given;
    return { ...rest, ...viewScoreboard(given), reason: reason && formatAssignmentReason(reason) };
  }
  return waiting && { ...viewScoreboard(waiting), person: null, source: null, reason: null };
}

function viewScoreboard({ at, scoreboard }: StoredScoreboard): Pick<AssignmentView, "at" | "scoreboard"> {
  const options = { at: new Date(at) };
  const lines = scoreboard?.map((line) => ({
    ...line,
    whyNot: line.rejection && formatRejection(line.rejection, options),
  }));
  return { at: isoOf(at), scoreboard: lines ?? null };
}

/** SQL column for the first description of the outer statement's ticket. Null if it never changed or was erased. */
export function originalColumn() {
  return sql<string | null>`(
    select nullif(${ticketTextVersions.body}, '') from ${ticketTextVersions}
    where ${ticketTextVersions.ticketId} = ${tickets.id} and ${ticketTextVersions.field} = 'description'
    order by ${ticketTextVersions.id} limit 1)`;
}
