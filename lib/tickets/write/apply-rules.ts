import { and, eq } from "drizzle-orm";
import { evaluateRules, type RuleEvaluation, type RuleReport } from "@/lib/automation-rules/evaluate-rules";
import { activeRules } from "@/lib/automation-rules/queries";
import { RULE_FIELDS, type RuleFacts } from "@/lib/automation-rules/types";
import { handovers, people } from "@/lib/db/schema";
import type { WorkingHours } from "@/lib/domain/people";
import { isSetByPerson, type ProvenanceMap } from "@/lib/domain/ticket";
import type { Transaction } from "@/lib/events/transact";
import { loadHolidays } from "@/lib/settings/load-holidays";
import { holdForApproval } from "@/lib/tickets/approvals/hold-for-approval";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { isWorking } from "@/lib/working-hours/is-working";
import { changeTicket } from "./change-ticket";
import { categorySlug, type ResolvedCategory, resolveCategory, teamOfCategory } from "./lookup";

/**
 * Writes what the custom rules make of a ticket that has been read: values that no person has set, and what they want
 * of the steps behind. In the reading's own transaction, with the row held, so that nothing routes the ticket in
 * between. What has fired for a reading is not looked at again. `before` is the row as it was before the reading wrote
 * to it. Returns the row as it is then.
 */
export async function applyRules(tx: Transaction, seen: TicketRow, before = seen): Promise<TicketRow> {
  if (seen.ruleEffects?.triageResultId === seen.triageResultId) return seen;
  const rules = await activeRules(tx);
  if (rules.length === 0 && !seen.ruleEffects) return seen;
  const holidays = await loadHolidays(tx);
  const isWithin = (hours: WorkingHours, at: Date) => isWorking(hours, holidays, at.getTime());
  const found = evaluateRules(rules, await factsOf(tx, seen), isWithin);
  if (!found.effects && !seen.ruleEffects) return seen;
  const row = await write(tx, seen, found, before);
  const after = { rules: toldOf(found, row), approval: row.approval };
  if (found.effects) await tx.record({ type: "ticket/rules.applied", ticketId: row.id, after });
  return row;
}

async function factsOf(tx: Transaction, seen: TicketRow): Promise<RuleFacts> {
  const { email, emailVerifiedAt } = people;
  const [requester] = await tx.db
    .select({ email, emailVerifiedAt })
    .from(people)
    .where(eq(people.id, seen.requesterId));
  return {
    category: await categorySlug(tx, seen.categoryId),
    priority: seen.priority,
    skills: seen.skills,
    channel: seen.channel,
    department: seen.requesterDepartment,
    // Anybody can sign up with an address of somebody else's firm.
    mailDomain: (requester?.emailVerifiedAt && requester.email?.split("@").at(-1)) || null,
    text: `${seen.title ?? ""}\n\n${seen.description}`,
    openedAt: seen.createdAt,
    locked: RULE_FIELDS.filter((field) => isSetByPerson(seen.provenance[field]?.source)),
  };
}

async function write(tx: Transaction, seen: TicketRow, found: RuleEvaluation, before: TicketRow): Promise<TicketRow> {
  const set = Object.assign({}, ...found.reports.map((report) => report.set)) as RuleReport["set"];
  const by = { source: "rules" as const, at: tx.now().toISOString() };
  const provenance: ProvenanceMap = { ...seen.provenance };
  for (const field of RULE_FIELDS) if (set[field]) provenance[field] = by;
  const category = set.category ? await resolveCategory(tx, set.category) : null;
  const changes: Partial<TicketRow> = {
    ...(category ? { categoryId: category.id } : {}),
    ...(set.priority ? { priority: found.priority } : {}),
    ...(set.skills ? { skills: found.skills } : {}),
    ...(seen.assigneeId ? {} : await teamFor(tx, seen, found, category, before)),
    ruleEffects: found.effects && { ...found.effects, triageResultId: seen.triageResultId },
    provenance,
  };
  return changeTicket(tx, seen, { ...changes, ...(await holdForApproval(tx, { ...seen, ...changes })) });
}

/**
 * Of a ticket that nobody has yet. The team that people handed it to since it was read stays, unless the category is
 * another now. A team that only an earlier look at the rules had put in place goes with it.
 */
async function teamFor(
  tx: Transaction,
  seen: TicketRow,
  { effects }: RuleEvaluation,
  category: ResolvedCategory | null,
  before: TicketRow,
) {
  const isSameCategory = (category?.id ?? seen.categoryId) === before.categoryId;
  if (isSameCategory && (await wasHandedOver(tx, before))) return { teamId: before.teamId };
  if (effects?.teamId) return { teamId: effects.teamId };
  if (category) return { teamId: category.team?.id ?? null };
  const earlier = seen.ruleEffects?.teamId;
  return earlier && earlier === seen.teamId ? { teamId: await teamOfCategory(tx, seen.categoryId) } : {};
}

/** Whether it is people who put the ticket where it is. */
async function wasHandedOver({ db }: Transaction, { id, teamId }: TicketRow): Promise<boolean> {
  if (!teamId) return false;
  const here = and(eq(handovers.ticketId, id), eq(handovers.teamId, teamId), eq(handovers.state, "taken"));
  return (await db.$count(handovers, here)) > 0;
}

/** A team that the ticket did not go to, because somebody has it or people put it elsewhere, is not told as set. */
function toldOf({ reports }: RuleEvaluation, row: TicketRow) {
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
