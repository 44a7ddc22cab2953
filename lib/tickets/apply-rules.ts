import { eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { people } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { type Transaction, transact } from "@/lib/events/transact";
import { loadHolidays } from "@/lib/policy/load-holidays";
import { isAtWork } from "@/lib/presence/at-work";
import { type Evaluation, evaluateRules, type RuleFacts, type RuleField } from "@/lib/rules/evaluate-rules";
import { activeRules } from "@/lib/rules/queries";
import type { ProvenanceMap } from "@/lib/words";
import { changeTicket } from "./change-ticket";
import { holdTicket, type TicketRow, unlessGone } from "./find-ticket";
import { categorySlug, resolveCategory, resolveSkills } from "./resolve-words";
import { isActive } from "./state";

/**
 * Writes what the custom rules make of a ticket that has been read: values that no person has set, and what they want
 * of the steps behind. Once for each reading, however often it is asked for. False when no rule fired.
 */
export async function applyRules(ctx: Context, input: { ticketId: string }): Promise<boolean> {
  authorize(ctx.actor, "ticket.sort");
  const rules = await activeRules(ctx);
  const holidays = await loadHolidays(ctx);
  return transact(ctx, async (tx) => {
    const seen = await holdTicket(tx, input.ticketId).catch(unlessGone);
    if (!seen || !isActive(seen.status)) return false;
    if (seen.ruleEffects?.verdictId === seen.verdictId) return true;
    const found = evaluateRules(rules, await factsOf(tx, seen), (hours, at) => isAtWork(hours, holidays, at.getTime()));
    if (!found.effects) {
      if (seen.ruleEffects) await changeTicket(tx, seen, { ruleEffects: null });
      return false;
    }
    const row = await write(tx, seen, found);
    const fired = found.reports.filter(({ outcome }) => outcome === "fired");
    const told = fired.map(({ ruleId, name, set, left }) => ({ ruleId, name, set, left }));
    await tx.record({ type: "ticket/rules.applied", ticketId: row.id, after: { rules: told } });
    return true;
  });
}

async function factsOf(tx: Transaction, seen: TicketRow): Promise<RuleFacts> {
  const [requester] = await tx.db.select({ email: people.email }).from(people).where(eq(people.id, seen.requesterId));
  const fields: RuleField[] = ["category", "priority", "skills"];
  return {
    category: await categorySlug(tx, seen.categoryId),
    priority: seen.priority,
    skills: seen.skills,
    channel: seen.channel,
    department: seen.requesterDepartment,
    mailDomain: requester?.email?.split("@").at(-1) ?? null,
    text: `${seen.title ?? ""}\n\n${seen.description}`,
    openedAt: seen.createdAt,
    locked: fields.filter((field) => isPersons(seen.provenance[field]?.source)),
  };
}

function isPersons(source: string | undefined): boolean {
  return source === "person" || source === "requester";
}

/** A category or skill that left the list since the rule was made is passed over: what is there still counts. */
async function write(tx: Transaction, seen: TicketRow, found: Evaluation): Promise<TicketRow> {
  const set = Object.assign({}, ...found.reports.map((report) => report.set)) as Evaluation["reports"][number]["set"];
  const category = set.category ? await resolveCategory(tx, found.category!).catch(unlessUnknown) : null;
  const skills = set.skills ? await resolveSkills(tx, found.skills).catch(unlessUnknown) : null;
  const by = { source: "rules" as const, at: tx.now().toISOString() };
  const provenance: ProvenanceMap = {
    ...seen.provenance,
    ...(category ? { category: by } : {}),
    ...(set.priority ? { priority: by } : {}),
    ...(skills ? { skills: by } : {}),
  };
  return changeTicket(tx, seen, {
    ...(category ? { categoryId: category.id, teamId: category.team?.id ?? null } : {}),
    ...(set.priority ? { priority: found.priority } : {}),
    ...(skills ? { skills } : {}),
    ...(found.effects?.teamId ? { teamId: found.effects.teamId } : {}),
    ruleEffects: found.effects && { ...found.effects, verdictId: seen.verdictId },
    provenance,
  });
}

function unlessUnknown(error: unknown): null {
  if (error instanceof AppError && error.code === "invalid") return null;
  throw error;
}
