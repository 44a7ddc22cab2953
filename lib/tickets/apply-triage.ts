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
import {
  type DecisionMode,
  type FieldResult,
  type FieldResults,
  TRIAGE_FIELDS,
  type TriageField,
} from "@/lib/domain/triage";
import { notFound } from "@/lib/errors";
import { type Transaction, transact } from "@/lib/events/transact";
import { holdForApproval } from "./approvals/hold-for-approval";
import { lockTicket, nullIfDeleted, type TicketRow } from "./find-ticket";
import { openFields } from "./review/open-fields";
import { applyRules } from "./write/apply-rules";
import { changeTicket } from "./write/change-ticket";
import { categorySlug } from "./write/lookup";
import { recordDecisions } from "./write/record-decisions";

export type AppliedTriage = { state: "stopped" } | { state: TriageState };

/**
 * Writes a verdict to its ticket: of each field only what may be applied and what no person has set, also not while
 * the model was reading, because the row is held while it is decided; then what the custom rules make of it. The ledger
 * says what became of each field. Safe to repeat. `stopped` when the ticket is no longer active.
 */
export async function applyTriage(ctx: Context, input: { triageResultId: string }): Promise<AppliedTriage> {
  authorize(ctx.actor, "ticket.ask-triage");
  const triageResult = await findTriageResult(ctx, input.triageResultId);
  return transact(ctx, async (tx) => {
    const seen = await lockTicket(tx, triageResult.ticketId).catch(nullIfDeleted);
    if (!seen || !isActive(seen.status)) return { state: "stopped" };
    if (seen.triageResultId && !(await isLater(tx, triageResult, seen.triageResultId)))
      return endReading(tx, seen, seen.triageResultId);
    const values = await readableValues(tx, seen, triageResult.fields);
    const state = stateAfter(triageResult, values.provenance);
    const row = await changeTicket(tx, seen, {
      ...values.changes,
      ...(await holdForApproval(tx, { ...seen, ...values.changes })),
      provenance: values.provenance,
      triage: state,
      triageResultId: triageResult.id,
      summary: triageResult.summary,
      helpfulNotes: triageResult.helpfulNotes,
    });
    await proposeSkills(tx, triageResult.proposedSkills);
    await recordDecisions(tx, triageResult, values.modes);
    const category = await categorySlug(tx, row.categoryId);
    const after = { ...facts(triageResult, row, values.modes), state, category };
    await tx.record({ type: "ticket/triaged", ticketId: row.id, after });
    await applyRules(tx, row, seen);
    return { state };
  });
}

type TriageResult = Awaited<ReturnType<typeof findTriageResult>>;

async function findTriageResult({ db }: Context, id: string) {
  const { ticketId, ticketVersion, provider, fields, shadow, summary, helpfulNotes, proposedSkills } = triageResults;
  const { needsReview, attempts, inputHash, durationMs } = triageResults;
  const read = { fields, shadow, summary, helpfulNotes, proposedSkills, needsReview, attempts, inputHash, durationMs };
  const [row] = await db
    .select({ id: triageResults.id, ticketId, ticketVersion, provider, ...read })
    .from(triageResults)
    .where(eq(triageResults.id, id));
  if (!row) throw notFound("verdict");
  return row;
}

/** False for what is written already, and for a slow reading of a text that has been changed and read again since. */
async function isLater(tx: Transaction, triageResult: TriageResult, writtenId: string): Promise<boolean> {
  if (writtenId === triageResult.id) return false;
  const written = await findTriageResult(tx, writtenId);
  if (triageResult.ticketVersion !== written.ticketVersion) return triageResult.ticketVersion > written.ticketVersion;
  return triageResult.id > written.id;
}

/**
 * A reading that is repeated after a death marks the ticket as being read before it finds that a later one stands.
 * Nobody else would take the mark away, and the queue passes over what is unread.
 */
async function endReading(tx: Transaction, seen: TicketRow, writtenId: string): Promise<AppliedTriage> {
  if (seen.triage !== "running") return { state: seen.triage };
  const state = stateAfter(await findTriageResult(tx, writtenId), seen.provenance);
  await changeTicket(tx, seen, { triage: state });
  return { state };
}

async function readableValues(tx: Transaction, seen: TicketRow, fields: FieldResults) {
  const at = tx.now().toISOString();
  const provenance: ProvenanceMap = { ...seen.provenance };
  const changes: Partial<TicketRow> = {};
  const modes: Modes = {};
  const takes = <T>(field: TriageField, reading: FieldResult<T> | undefined): reading is FieldResult<T> => {
    const persons = isSetByPerson(seen.provenance[field]?.source);
    modes[field] = persons ? "overruled" : reading?.apply ? "applied" : "suggested";
    if (!reading?.apply || persons) return false;
    provenance[field] = {
      source: reading.source,
      at,
      ...(reading.confidence === null ? {} : { confidence: reading.confidence }),
    };
    return true;
  };
  const category = await findCategory(tx, fields.category?.value);
  const reads = fields.category && !category ? { ...fields.category, apply: false } : fields.category;
  if (takes("category", reads) && category) changes.categoryId = category.id;
  // A category that is only suggested still says which team looks first, where nothing better is known.
  const isNews = category && (category.id !== seen.categoryId || !seen.teamId);
  // The same category read again leaves the ticket with the team that people handed it to since.
  if (isNews && (changes.categoryId || !seen.categoryId)) changes.teamId = category.teamId;
  if (takes("priority", fields.priority)) changes.priority = fields.priority.value;
  if (takes("skills", fields.skills)) changes.skills = fields.skills.value;
  if (takes("title", fields.title)) changes.title = fields.title.value;
  return { changes, provenance, modes };
}

async function findCategory(tx: Transaction, slug: string | undefined) {
  if (slug === undefined) return undefined;
  const [row] = await tx.db
    .select({ id: categories.id, teamId: categories.teamId })
    .from(categories)
    .where(and(eq(categories.slug, slug), isNull(categories.retiredAt)));
  return row;
}

/**
 * A person should look at what is open; where the category is somebody's word, only at what is suggested, and not where
 * that somebody is of the staff, who saw the rest too.
 */
function stateAfter(triageResult: TriageResult, provenance: ProvenanceMap): TriageState {
  if (provenance.category?.source === "person") return "done";
  const open = openFields(triageResult, provenance);
  const asked = isSetByPerson(provenance.category?.source)
    ? open.filter((field) => triageResult.fields[field]?.apply === false)
    : open;
  return asked.length > 0 ? "needs_review" : "done";
}

type Modes = Partial<Record<TriageField, DecisionMode>>;

function facts({ provider, needsReview, fields }: TriageResult, row: TicketRow, modes: Modes) {
  const { priority, skills, approval } = row;
  const sources: Partial<Record<ProvenanceField, Source>> = {};
  for (const field of PROVENANCE_FIELDS) if (row.provenance[field]) sources[field] = row.provenance[field].source;
  const read: Modes = {};
  for (const field of TRIAGE_FIELDS) if (fields[field] && modes[field]) read[field] = modes[field];
  return { provider, priority, skills, approval, sources, modes: read, needsReview };
}
