import { authorize } from "@/lib/auth/authorize";
import type { RuleEffects } from "@/lib/domain/automation-rule";
import { isActive, isTriaging, type ProvenanceMap, type Status } from "@/lib/domain/ticket";
import { TRIAGE_FIELDS, type TriageField } from "@/lib/domain/triage";
import type { Transaction } from "@/lib/events/transact";
import { assertNotOwnTicket, placeChain } from "@/lib/tickets/approvals/place-chain";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import type { ChangeTicketInput } from "@/lib/tickets/input";
import { changeTicket, provenanceOf, recordStatus } from "./change-ticket";
import { recordLabels } from "./labels";
import { categorySlug, type ResolvedCategory, resolveCategory, resolveSkills } from "./lookup";

type Classification = Pick<ChangeTicketInput, "title" | "category" | "priority" | "skills">;

interface Accompanying {
  status?: Status;
  triage?: "done";
  labelOrigin?: "set" | "accepted";
  /** The review answer that sets these values. History keeps it. */
  review?: "accepted" | "changed";
}

/**
 * Writes values that a person set, also as labels. A new category brings its team and approvals; the assignee stays.
 * Throws `forbidden` for the category of one's own ticket while approval is pending.
 */
export async function editClassification(
  tx: Transaction,
  ticket: TicketRow,
  change: Classification,
  { status, triage, labelOrigin = "set", review }: Accompanying = {},
): Promise<TicketRow> {
  authorize(tx.actor, "ticket.sort");
  const { title, priority } = change;
  const category = change.category === undefined ? undefined : await resolveCategory(tx, change.category);
  const skills = change.skills === undefined ? undefined : await resolveSkills(tx, change.skills);
  if (category && category.id !== ticket.categoryId) assertNotOwnTicket(tx, ticket);
  const values = { title, category, priority, skills };
  const fields = TRIAGE_FIELDS.filter((field) => values[field] !== undefined);
  if (fields.length === 0 && status === undefined) return ticket;
  const provenance: ProvenanceMap = { ...ticket.provenance };
  const byActor = provenanceOf(tx.actor, tx.now());
  for (const field of fields) provenance[field] = byActor;
  // If a person sets the category, the ticket leaves the review inbox.
  const nextTriage = triage ?? (category && ticket.triage === "needs_review" ? "done" : undefined);
  const row = await changeTicket(tx, ticket, {
    ...(category ? moveToCategory(ticket, category) : {}),
    ...{ title, priority, skills, status, provenance },
    triage: nextTriage,
  });
  await recordLabels(tx, row.id, { category: category?.slug, priority, skills }, labelOrigin);
  if (fields.length > 0) await recordEdit(tx, ticket, row, fields, review);
  if (row.status !== ticket.status) await recordStatus(tx, ticket, row);
  return category ? placeChain(tx, row, { publish: true }) : row;
}

/** Drops the assignee and team that automation rules wanted, but keeps the approvals. */
function moveToCategory(ticket: TicketRow, category: ResolvedCategory): Partial<TicketRow> {
  if (category.id === ticket.categoryId) return {};
  const { teamId: _team, assigneeId: _assignee, assigneeRule: _rule, ...kept } = ticket.ruleEffects ?? {};
  return {
    categoryId: category.id,
    teamId: category.team?.id ?? null,
    ...(ticket.ruleEffects ? { ruleEffects: kept as RuleEffects } : {}),
  };
}

async function recordEdit(
  tx: Transaction,
  ticket: TicketRow,
  row: TicketRow,
  fields: TriageField[],
  review: Accompanying["review"],
): Promise<void> {
  const { title: _, ...before } = await classificationFacts(tx, ticket, fields);
  const after = { ...(await classificationFacts(tx, row, fields)), ...(review ? { review } : {}) };
  const isUnassigned = !row.assigneeId && isActive(row.status) && !isTriaging(row.triage);
  const publish = isUnassigned && row.categoryId !== ticket.categoryId;
  await tx.record({ type: "ticket/edited", ticketId: row.id, before, after, publish });
}

/** The values of these fields for history. It never stores text of a ticket, and a title is text. */
export async function classificationFacts(tx: Transaction, row: TicketRow, fields: TriageField[]) {
  return {
    ...(fields.includes("category") ? { category: await categorySlug(tx, row.categoryId) } : {}),
    ...(fields.includes("priority") ? { priority: row.priority } : {}),
    ...(fields.includes("skills") ? { skills: row.skills } : {}),
    ...(fields.includes("title") ? { title: "changed" as const } : {}),
  };
}
