import { authorize } from "@/lib/auth/authorize";
import type { RuleEffects } from "@/lib/domain/automation-rule";
import { isActive, isTriaging, type ProvenanceMap, type Status } from "@/lib/domain/ticket";
import type { Transaction } from "@/lib/events/transact";
import { assertNotOwnTicket, placeChain } from "@/lib/tickets/approvals/place-chain";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import type { ChangeTicketInput } from "@/lib/tickets/input";
import { changeTicket, provenanceOf, recordStatus } from "./change-ticket";
import { recordLabels } from "./labels";
import { categorySlug, type ResolvedCategory, resolveCategory, resolveSkills } from "./lookup";

type Classification = Pick<ChangeTicketInput, "title" | "category" | "priority" | "skills">;

interface Accompanying {
  /** Already checked by the caller. */
  status?: Status;
  triage?: "done";
  labelOrigin?: "set" | "accepted";
  /** The review answer, for history. */
  review?: "accepted" | "changed";
}

/** Sets a person's classification and labels. A new category brings its team and approvals; an assignee stays. */
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
  if ([title, category, priority, skills, status].every((value) => value === undefined)) return ticket;
  const byActor = provenanceOf(tx.actor, tx.now());
  const provenance: ProvenanceMap = {
    ...ticket.provenance,
    ...(title !== undefined ? { title: byActor } : {}),
    ...(category ? { category: byActor } : {}),
    ...(priority ? { priority: byActor } : {}),
    ...(skills ? { skills: byActor } : {}),
  };
  // A person's category settles the review.
  const nextTriage = triage ?? (category && ticket.triage === "needs_review" ? "done" : undefined);
  const row = await changeTicket(tx, ticket, {
    ...(title !== undefined ? { title } : {}),
    ...(category ? moveToCategory(ticket, category) : {}),
    ...(priority ? { priority } : {}),
    ...(skills ? { skills } : {}),
    ...(status ? { status } : {}),
    ...(nextTriage ? { triage: nextTriage } : {}),
    provenance,
  });
  await recordLabels(tx, row.id, { category: category?.slug, priority, skills }, labelOrigin);
  await recordEdit(tx, ticket, row, { ...change, category: category?.slug }, review);
  if (row.status !== ticket.status) await recordStatus(tx, ticket, row);
  return category ? placeChain(tx, row, { publish: true }) : row;
}

/** A new category drops the assignee and team set by rules but keeps the approvals they require. */
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
  change: Classification,
  review: Accompanying["review"],
): Promise<void> {
  const before = {
    ...(change.category !== undefined ? { category: await categorySlug(tx, ticket.categoryId) } : {}),
    ...(change.priority !== undefined ? { priority: ticket.priority } : {}),
    ...(change.skills !== undefined ? { skills: ticket.skills } : {}),
  };
  const after = {
    ...(change.category !== undefined ? { category: change.category } : {}),
    ...(change.priority !== undefined ? { priority: row.priority } : {}),
    ...(change.skills !== undefined ? { skills: row.skills } : {}),
    // History never stores ticket text, and a title is text.
    ...(change.title !== undefined ? { title: "changed" as const } : {}),
    ...(review ? { review } : {}),
  };
  if (Object.keys(after).length === 0) return;
  const isUnassigned = !row.assigneeId && isActive(row.status) && !isTriaging(row.triage);
  const publish = isUnassigned && row.categoryId !== ticket.categoryId;
  await tx.record({ type: "ticket/edited", ticketId: row.id, before, after, publish });
}
