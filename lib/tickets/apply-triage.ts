import { and, eq, isNull } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import { proposeSkills } from "@/lib/catalogue/propose-skills";
import type { Context } from "@/lib/context";
import { categories, triageResults } from "@/lib/db/schema";
import {
  isActive,
  isSetByPerson,
  PROVENANCE_FIELDS,
  type ProvenanceField,
  type ProvenanceMap,
  type Source,
  type TriageState,
} from "@/lib/domain/ticket";
import { type DecisionMode, type FieldResults, TRIAGE_FIELDS, type TriageField } from "@/lib/domain/triage";
import { notFound } from "@/lib/errors";
import { type Transaction, transact } from "@/lib/events/transact";
import { holdForApproval } from "./approvals/required-steps";
import { lockTicket, nullIfDeleted, type TicketRow } from "./find-ticket";
import { openFields } from "./review/open-fields";
import { applyRules } from "./write/apply-rules";
import { changeTicket } from "./write/change-ticket";
import { categorySlug } from "./write/lookup";
import { recordDecisions } from "./write/record-decisions";

type AppliedTriage = { state: "stopped" } | { state: TriageState };

/**
 * Writes a triage result to its ticket, except over values that people set, and runs the automation rules. Returns
 * the triage state, or `stopped` if the ticket is deleted or not active. Safe to repeat.
 */
export async function applyTriage(ctx: Context, input: { triageResultId: string }): Promise<AppliedTriage> {
  authorize(ctx.actor, "ticket.ask-triage");
  const result = await findTriageResult(ctx, input.triageResultId);
  return transact(ctx, async (tx) => {
    const ticket = await lockTicket(tx, result.ticketId).catch(nullIfDeleted);
    if (!ticket || !isActive(ticket.status)) return { state: "stopped" };
    if (ticket.triageResultId && !(await isNewer(tx, result, ticket.triageResultId)))
      return endTriage(tx, ticket, ticket.triageResultId);
    const category = await findCategory(tx, result.fields.category?.value);
    const modes = decideModes(ticket.provenance, result.fields, category !== undefined);
    const provenance = provenanceAfter(tx, ticket, result.fields, modes);
    const changes = changesFor(ticket, result.fields, modes, category);
    const state = stateAfter(result, provenance);
    const row = await changeTicket(tx, ticket, {
      ...changes,
      ...(await holdForApproval(tx, { ...ticket, ...changes })),
      provenance,
      triage: state,
      triageResultId: result.id,
      summary: result.summary,
      helpfulNotes: result.helpfulNotes,
    });
    await proposeSkills(tx, result.proposedSkills);
    await recordDecisions(tx, result, modes);
    const after = { ...facts(result, row, modes), state, category: await categorySlug(tx, row.categoryId) };
    await tx.record({ type: "ticket/triaged", ticketId: row.id, after });
    await applyRules(tx, row, ticket);
    return { state };
  });
}

type TriageResult = Awaited<ReturnType<typeof findTriageResult>>;

async function findTriageResult({ db }: Context, id: string) {
  const [row] = await db.select().from(triageResults).where(eq(triageResults.id, id));
  if (!row) throw notFound("triage result");
  return row;
}

/** True if the result classifies a later version, or the same one but was made later. */
async function isNewer(tx: Transaction, result: TriageResult, writtenId: string): Promise<boolean> {
  if (writtenId === result.id) return false;
  const written = await findTriageResult(tx, writtenId);
  if (result.ticketVersion !== written.ticketVersion) return result.ticketVersion > written.ticketVersion;
  return result.id > written.id;
}

/**
 * Ends triage for a result that is not newer. A repeated job run may have set `running`, and nothing routes that
 * ticket.
 */
async function endTriage(tx: Transaction, ticket: TicketRow, writtenId: string): Promise<AppliedTriage> {
  if (ticket.triage !== "running") return { state: ticket.triage };
  const state = stateAfter(await findTriageResult(tx, writtenId), ticket.provenance);
  await changeTicket(tx, ticket, { triage: state });
  return { state };
}

type Modes = Partial<Record<TriageField, DecisionMode>>;
type CategoryIds = Awaited<ReturnType<typeof findCategory>>;

/** A person's value stays. An unknown or retired category is only suggested. */
function decideModes(provenance: ProvenanceMap, fields: FieldResults, categoryExists: boolean): Modes {
  const modeOf = (field: TriageField): DecisionMode => {
    if (isSetByPerson(provenance[field]?.source)) return "overruled";
    if (field === "category" && !categoryExists) return "suggested";
    return fields[field]?.apply ? "applied" : "suggested";
  };
  return Object.fromEntries(TRIAGE_FIELDS.map((field) => [field, modeOf(field)]));
}

function provenanceAfter({ now }: Transaction, ticket: TicketRow, fields: FieldResults, modes: Modes): ProvenanceMap {
  const provenance = { ...ticket.provenance };
  for (const field of TRIAGE_FIELDS) {
    const result = fields[field];
    if (modes[field] !== "applied" || !result) continue;
    const { source, confidence } = result;
    provenance[field] = { source, at: now().toISOString(), ...(confidence === null ? {} : { confidence }) };
  }
  return provenance;
}

function changesFor(ticket: TicketRow, fields: FieldResults, modes: Modes, category: CategoryIds): Partial<TicketRow> {
  const changes: Partial<TicketRow> = {};
  if (modes.category === "applied") changes.categoryId = category?.id;
  if (modes.priority === "applied") changes.priority = fields.priority?.value;
  if (modes.skills === "applied") changes.skills = fields.skills?.value;
  if (modes.title === "applied") changes.title = fields.title?.value;
  // A ticket that keeps its category also keeps its team, because a person may have changed the team.
  const changesTeam = category && (category.id !== ticket.categoryId || !ticket.teamId);
  // A suggested category sets no category, but it sets the team of a ticket without a category.
  if (changesTeam && (changes.categoryId || !ticket.categoryId)) changes.teamId = category.teamId;
  return changes;
}

async function findCategory(tx: Transaction, slug: string | undefined) {
  if (slug === undefined) return undefined;
  const [row] = await tx.db
    .select({ id: categories.id, teamId: categories.teamId })
    .from(categories)
    .where(and(eq(categories.slug, slug), isNull(categories.retiredAt)));
  return row;
}

/** If the requester chose the category, only fields with a suggestion need review; if staff chose it, none do. */
function stateAfter(result: TriageResult, provenance: ProvenanceMap): TriageState {
  if (provenance.category?.source === "person") return "done";
  const open = openFields(result, provenance);
  const toReview = isSetByPerson(provenance.category?.source)
    ? open.filter((field) => result.fields[field]?.apply === false)
    : open;
  return toReview.length > 0 ? "needs_review" : "done";
}

function facts({ provider, needsReview, fields }: TriageResult, row: TicketRow, allModes: Modes) {
  const { priority, skills, approval } = row;
  const sources: Partial<Record<ProvenanceField, Source>> = {};
  for (const field of PROVENANCE_FIELDS) if (row.provenance[field]) sources[field] = row.provenance[field].source;
  const modes: Modes = {};
  for (const field of TRIAGE_FIELDS) if (fields[field]) modes[field] = allModes[field];
  return { provider, priority, skills, approval, sources, modes, needsReview };
}
