import { and, eq } from "drizzle-orm";
import { evaluateRules, type RuleEvaluation, type RuleReport } from "@/lib/automation-rules/evaluate-rules";
import { activeRules } from "@/lib/automation-rules/queries";
import { RULE_FIELDS, type RuleFacts } from "@/lib/automation-rules/types";
import { handovers, people } from "@/lib/db/schema";
import type { WorkingHours } from "@/lib/domain/people";
import { isSetByPerson, type ProvenanceMap } from "@/lib/domain/ticket";
import type { Transaction } from "@/lib/events/transact";
import { loadHolidays } from "@/lib/settings/load-holidays";
import { holdForApproval } from "@/lib/tickets/approvals/required-steps";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { isWorking } from "@/lib/working-hours/is-working";
import { changeTicket } from "./change-ticket";
import { categorySlug, type ResolvedCategory, resolveCategory, teamOfCategory } from "./lookup";

/**
 * Applies the automation rules once after each triage result: to fields that no person set, and to what routing and
 * approval do later. `before` is the ticket before triage. Returns the new row.
 */
export async function applyRules(tx: Transaction, ticket: TicketRow, before = ticket): Promise<TicketRow> {
  if (ticket.ruleEffects?.triageResultId === ticket.triageResultId) return ticket;
  const rules = await activeRules(tx);
  if (rules.length === 0 && !ticket.ruleEffects) return ticket;
  const holidays = await loadHolidays(tx);
  const isWithin = (hours: WorkingHours, at: Date) => isWorking(hours, holidays, at.getTime());
  const evaluation = evaluateRules(rules, await loadFacts(tx, ticket), isWithin);
  if (!evaluation.effects && !ticket.ruleEffects) return ticket;
  const row = await writeEffects(tx, ticket, evaluation, before);
  const after = { rules: reportFired(evaluation, row), approval: row.approval };
  if (evaluation.effects) await tx.record({ type: "ticket/rules.applied", ticketId: row.id, after });
  return row;
}

async function loadFacts(tx: Transaction, ticket: TicketRow): Promise<RuleFacts> {
  const { email, emailVerifiedAt } = people;
  const [requester] = await tx.db
    .select({ email, emailVerifiedAt })
    .from(people)
    .where(eq(people.id, ticket.requesterId));
  return {
    category: await categorySlug(tx, ticket.categoryId),
    priority: ticket.priority,
    skills: ticket.skills,
    channel: ticket.channel,
    department: ticket.requesterDepartment,
    // Only a verified address counts, because anyone can sign up with an address of another company.
    mailDomain: (requester?.emailVerifiedAt && requester.email?.split("@").at(-1)) || null,
    text: `${ticket.title ?? ""}\n\n${ticket.description}`,
    openedAt: ticket.createdAt,
    locked: RULE_FIELDS.filter((field) => isSetByPerson(ticket.provenance[field]?.source)),
  };
}

async function writeEffects(
  tx: Transaction,
  ticket: TicketRow,
  evaluation: RuleEvaluation,
  before: TicketRow,
): Promise<TicketRow> {
  const set = Object.assign({}, ...evaluation.reports.map((report) => report.set)) as RuleReport["set"];
  const by = { source: "rules" as const, at: tx.now().toISOString() };
  const provenance: ProvenanceMap = { ...ticket.provenance };
  for (const field of RULE_FIELDS) if (set[field]) provenance[field] = by;
  const category = set.category ? await resolveCategory(tx, set.category) : null;
  const changes: Partial<TicketRow> = {
    ...(category ? { categoryId: category.id } : {}),
    ...(set.priority ? { priority: evaluation.priority } : {}),
    ...(set.skills ? { skills: evaluation.skills } : {}),
    ...(ticket.assigneeId ? {} : await teamFor(tx, ticket, evaluation, category, before)),
    ruleEffects: evaluation.effects && { ...evaluation.effects, triageResultId: ticket.triageResultId },
    provenance,
  };
  return changeTicket(tx, ticket, { ...changes, ...(await holdForApproval(tx, { ...ticket, ...changes })) });
}

/**
 * The ticket keeps the team that accepted its handover, unless the category changed. A team that a rule chose earlier
 * is replaced by the category's team.
 */
async function teamFor(
  tx: Transaction,
  ticket: TicketRow,
  { effects }: RuleEvaluation,
  category: ResolvedCategory | null,
  before: TicketRow,
) {
  const isSameCategory = (category?.id ?? ticket.categoryId) === before.categoryId;
  if (isSameCategory && (await isTeamSetByHandover(tx, before))) return { teamId: before.teamId };
  if (effects?.teamId) return { teamId: effects.teamId };
  if (category) return { teamId: category.team?.id ?? null };
  const earlier = ticket.ruleEffects?.teamId;
  return earlier && earlier === ticket.teamId ? { teamId: await teamOfCategory(tx, ticket.categoryId) } : {};
}

async function isTeamSetByHandover({ db }: Transaction, { id, teamId }: TicketRow): Promise<boolean> {
  if (!teamId) return false;
  const match = and(eq(handovers.ticketId, id), eq(handovers.teamId, teamId), eq(handovers.state, "taken"));
  return (await db.$count(handovers, match)) > 0;
}

/** What history keeps about the rules that applied. A team is left out if the ticket did not get it. */
function reportFired({ reports }: RuleEvaluation, row: TicketRow) {
  const fired = reports.filter(({ outcome }) => outcome === "fired");
  return fired.map(({ ruleId, name, set: { approval, teamId, ...set }, left, gone }) => ({
    ruleId,
    name,
    set: {
      ...set,
      ...(teamId && teamId === row.teamId ? { teamId } : {}),
      ...(approval ? { approval: approval.name } : {}),
    },
    left,
    gone,
  }));
}
