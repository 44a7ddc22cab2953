import { authorize } from "@/lib/auth/authorize";
import type { RuleEffects } from "@/lib/domain/automation-rule";
import { isActive, isTriaging, type ProvenanceMap, STATUS_NAMES, type Status } from "@/lib/domain/ticket";
import { AppError } from "@/lib/errors";
import type { Transaction } from "@/lib/events/transact";
import { assertNotOwnTicket } from "@/lib/tickets/approvals/assert-not-own-ticket";
import { placeChain } from "@/lib/tickets/approvals/place-chain";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import type { ChangeTicketInput } from "@/lib/tickets/input";
import { assertStatusMove, changeTicket, provenanceOf, recordStatus } from "./change-ticket";
import { recordLabels } from "./labels";
import { categorySlug, type ResolvedCategory, resolveCategory, resolveSkills } from "./lookup";

/**
 * Staff's part of editing. Another category moves the ticket to that category's team: an owner keeps it (re-routing
 * is offered, never forced), an ownerless ticket is routed anew, and approvals follow it. What was decided is kept to
 * measure and learn from.
 * `accepted` and `changed` are answers in the review inbox: whatever they set, somebody looked.
 */
export async function editClassification(
  tx: Transaction,
  seen: TicketRow,
  change: ChangeTicketInput,
  way: "set" | "accepted" | "changed" = "set",
): Promise<TicketRow> {
  authorize(tx.actor, "ticket.sort");
  if (change.description !== undefined)
    throw new AppError("forbidden", "Only the requester may change the description.");
  const { title, priority } = change;
  const status = change.status === seen.status ? undefined : change.status;
  const category = change.category === undefined ? undefined : await resolveCategory(tx, change.category);
  const skills = change.skills === undefined ? undefined : await resolveSkills(tx, change.skills);
  if (status !== undefined) assertWorkMove(seen, status);
  if (category && category.id !== seen.categoryId) assertNotOwnTicket(tx, seen);
  if ([title, category, priority, skills, status].every((value) => value === undefined)) return seen;
  const mine = provenanceOf(tx.actor, tx.now());
  const provenance: ProvenanceMap = {
    ...seen.provenance,
    ...(title !== undefined ? { title: mine } : {}),
    ...(category ? { category: mine } : {}),
    ...(priority ? { priority: mine } : {}),
    ...(skills ? { skills: mine } : {}),
  };
  const row = await changeTicket(tx, seen, {
    ...(title !== undefined ? { title } : {}),
    ...(category ? placeIn(seen, category) : {}),
    ...(priority ? { priority } : {}),
    ...(skills ? { skills } : {}),
    ...(status ? { status } : {}),
    // Somebody looked and decided: the ticket needs no further look.
    ...(way !== "set" || (category && seen.triage === "needs_review") ? { triage: "done" as const } : {}),
    provenance,
  });
  await recordLabels(tx, row.id, { category: category?.slug, priority, skills }, way === "accepted" ? way : "set");
  await recordSorting(tx, seen, row, { ...change, category: category?.slug }, way);
  return category ? placeChain(tx, row, { publish: true }) : row;
}

/**
 * Another category brings its own team: whom custom rules wanted for the ticket as it was read binds no longer, but
 * the approvals that they ask for stay. The same category said once more moves nothing.
 */
function placeIn(seen: TicketRow, category: ResolvedCategory): Partial<TicketRow> {
  if (category.id === seen.categoryId) return {};
  const { teamId: _team, assigneeId: _owner, assigneeRule: _rule, ...stays } = seen.ruleEffects ?? {};
  return {
    categoryId: category.id,
    teamId: category.team?.id ?? null,
    ...(seen.ruleEffects ? { ruleEffects: stays as RuleEffects } : {}),
  };
}

/** Reopening also clears times and may need another owner, so it is a verb of its own. */
function assertWorkMove(seen: TicketRow, to: Status): void {
  if (!isActive(seen.status)) {
    const way = seen.status === "cancelled" ? "" : " Reopen it first.";
    throw new AppError("conflict", `This ticket is ${STATUS_NAMES[seen.status]}.${way}`);
  }
  assertStatusMove(seen, to);
}

async function recordSorting(
  tx: Transaction,
  seen: TicketRow,
  row: TicketRow,
  change: ChangeTicketInput,
  way: "set" | "accepted" | "changed",
): Promise<void> {
  const before = {
    ...(change.category !== undefined ? { category: await categorySlug(tx, seen.categoryId) } : {}),
    ...(change.priority !== undefined ? { priority: seen.priority } : {}),
    ...(change.skills !== undefined ? { skills: seen.skills } : {}),
  };
  const after = {
    ...(change.category !== undefined ? { category: change.category } : {}),
    ...(change.priority !== undefined ? { priority: row.priority } : {}),
    ...(change.skills !== undefined ? { skills: row.skills } : {}),
    // The words of a title are the ticket's text, which history never holds.
    ...(change.title !== undefined ? { title: "changed" as const } : {}),
    ...(way !== "set" ? { review: way } : {}),
  };
  if (Object.keys(after).length > 0) {
    const waits = !row.assigneeId && isActive(row.status) && !isTriaging(row.triage);
    const publish = waits && row.categoryId !== seen.categoryId;
    await tx.record({ type: "ticket/edited", ticketId: row.id, before, after, publish });
  }
  if (row.status !== seen.status) await recordStatus(tx, seen, row);
}
