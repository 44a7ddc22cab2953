import { authorize } from "@/lib/auth/authorize";
import { assertKnown } from "@/lib/automation-rules/assert-known";
import { dropMissingReferences } from "@/lib/automation-rules/drop-missing-references";
import { evaluateRules, type RuleEvaluation, type RuleReport } from "@/lib/automation-rules/evaluate-rules";
import type { RuleConditions, RuleDraft } from "@/lib/automation-rules/input";
import { findKnownReferences } from "@/lib/automation-rules/known-references";
import { listRules } from "@/lib/automation-rules/queries";
import type { AutomationRule } from "@/lib/automation-rules/types";
import { categoriesBySlug, listSkills, listTeamNames } from "@/lib/catalogue/queries";
import type { Context } from "@/lib/context";
import type { RuleEffects } from "@/lib/domain/automation-rule";
import type { Priority } from "@/lib/domain/ticket";
import { invalid } from "@/lib/errors";
import { listAssignable } from "@/lib/people/queries";
import { loadHolidays } from "@/lib/settings/load-holidays";
import { isWorking } from "@/lib/working-hours/is-working";
import { classifyText } from "./classify-text";
import type { TryRulesInput } from "./input";

type Named = { slug: string; name: string };

/** What the automation rules do with a ticket. `read`: the ticket's values before the rules. */
export interface RuleTrial {
  read: Pick<RuleTrial, "category" | "priority" | "skills">;
  category: Named | null;
  priority: Priority;
  skills: Named[];
  team: { id: string; name: string } | null;
  /** Null if no rule assigns a person; routing chooses one then. */
  assignee: { id: string; name: string } | null;
  approvals: NonNullable<RuleEffects["approvals"]>;
  rules: (RuleReport & { draft: boolean; conditions: RuleConditions })[];
}

/** The id of a draft that is not stored yet. */
const NEW = "new";
const ALL = 500;

/**
 * Shows what the enabled rules and a draft would do with a ticket, and changes nothing. Triage fills missing values.
 * Throws `invalid` if the draft names something unknown, or if its rule or the ticket's category does not exist.
 */
export async function tryRules(ctx: Context, { ticket, draft }: TryRulesInput): Promise<RuleTrial> {
  authorize(ctx.actor, "routing.manage");
  if (draft) await assertKnown(ctx, draft, "/draft");
  const rules = await rulesWith(ctx, draft);
  const classified = await classify(ctx, ticket);
  const holidays = await loadHolidays(ctx);
  const facts = {
    ...classified,
    channel: ticket.channel,
    department: ticket.department || null,
    mailDomain: ticket.email?.split("@").at(-1) ?? null,
    text: `${ticket.title ?? ""}\n\n${ticket.description}`,
    openedAt: ticket.openedAt ?? ctx.now(),
    locked: [],
  };
  const evaluation = evaluateRules(rules, facts, (hours, at) => isWorking(hours, holidays, at.getTime()));
  const reports = evaluation.reports.map((report, index) => {
    return { ...report, draft: report.ruleId === (draft?.id ?? NEW), conditions: rules[index]!.conditions };
  });
  return { ...(await namedValues(ctx, classified, evaluation)), rules: reports };
}

/** A draft replaces the stored rule with its id. A draft without an id comes last. */
async function rulesWith(ctx: Context, draft: RuleDraft | null | undefined): Promise<AutomationRule[]> {
  const stored = (await listRules(ctx)).rules;
  if (draft?.id && !stored.some(({ id }) => id === draft.id)) throw invalid("/draft/id", "This rule does not exist.");
  const rules: AutomationRule[] = stored
    .filter(({ id, enabled }) => enabled || id === draft?.id)
    .map((rule) => (rule.id === draft?.id ? { ...rule, ...draft, id: rule.id } : rule));
  if (draft && !draft.id) rules.push({ ...draft, id: NEW });
  const known = await findKnownReferences(ctx, rules);
  return rules.map((rule) => dropMissingReferences(rule, known));
}

interface Classified {
  category: string | null;
  /** The category that triage predicted, applied or not. If the ticket has none, this category's team gets it. */
  suggested: string | null;
  priority: Priority;
  skills: string[];
}

async function classify(
  ctx: Context,
  { description, title, category, priority }: TryRulesInput["ticket"],
): Promise<Classified> {
  if (category && (await categoriesBySlug(ctx, [category])).every(({ retiredAt }) => retiredAt !== null)) {
    throw invalid("/ticket/category", "There is no active category with this name.");
  }
  const { fields, skills } = await classifyText(ctx, { description, title, category });
  return {
    category: category ?? (fields.category?.apply ? fields.category.value : null),
    suggested: fields.category?.value ?? null,
    priority: priority ?? (fields.priority?.apply ? fields.priority.value : "medium"),
    skills,
  };
}

async function namedValues(
  ctx: Context,
  classified: Classified,
  evaluation: RuleEvaluation,
): Promise<Omit<RuleTrial, "rules">> {
  const slugs = [classified.category, classified.suggested, evaluation.category].filter((slug) => slug !== null);
  const categories = await categoriesBySlug(ctx, slugs);
  const { skills } = await listSkills(ctx, { limit: ALL });
  const teams = await listTeamNames(ctx);
  const { people } = await listAssignable(ctx, { limit: ALL, assignable: true });
  const categoryOf = (slug: string | null) => {
    const category = categories.find((one) => one.slug === slug);
    return category ? { slug: category.slug, name: category.name } : null;
  };
  const skillsOf = (wanted: readonly string[]) =>
    wanted.map((slug) => ({ slug, name: skills.find((skill) => skill.slug === slug)?.name ?? slug }));
  const ownTeam = categories.find(({ slug }) => slug === (evaluation.category ?? classified.suggested))?.team ?? null;
  const team = teams.find(({ id }) => id === evaluation.effects?.teamId);
  const assignee = people.find(({ id }) => id === evaluation.effects?.assigneeId);
  return {
    read: {
      category: categoryOf(classified.category),
      priority: classified.priority,
      skills: skillsOf(classified.skills),
    },
    category: categoryOf(evaluation.category),
    priority: evaluation.priority,
    skills: skillsOf(evaluation.skills),
    team: team ?? ownTeam,
    assignee: assignee ? { id: assignee.id, name: assignee.name } : null,
    approvals: evaluation.effects?.approvals ?? [],
  };
}
