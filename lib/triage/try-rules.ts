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

/** What would come out, and each rule's part in it. */
export interface RuleTrial {
  /** As triage would set them before any rule is looked at. */
  read: { category: Named | null; priority: Priority; skills: Named[] };
  category: Named | null;
  priority: Priority;
  skills: Named[];
  team: { id: string; name: string } | null;
  /** Whom a rule names; null: whoever the general rule chooses. */
  assignee: { id: string; name: string } | null;
  approvals: NonNullable<RuleEffects["approvals"]>;
  /** In the order of the list; `draft` marks the one that is being written. */
  rules: (RuleReport & { draft: boolean; conditions: RuleConditions })[];
}

/** The id under which a rule that is not stored yet is reported. */
const NEW = "new";
/** More than a place has of these. */
const MOST = 500;

/**
 * Looks at the rules in use, and at a draft whether it is switched on or not, for a text that somebody pastes. Reads
 * it as triage would where category or priority are not given. Writes nothing. `invalid` for words that are not there.
 */
export async function tryRules(ctx: Context, { ticket, draft }: TryRulesInput): Promise<RuleTrial> {
  authorize(ctx.actor, "routing.manage");
  if (draft) await assertKnown(ctx, draft, "/draft");
  const rules = await rulesWith(ctx, draft);
  const read = await readAs(ctx, ticket);
  const holidays = await loadHolidays(ctx);
  const facts = {
    ...read,
    channel: ticket.channel,
    department: ticket.department || null,
    mailDomain: ticket.email?.split("@").at(-1) ?? null,
    text: `${ticket.title ?? ""}\n\n${ticket.description}`,
    openedAt: ticket.openedAt ?? ctx.now(),
    locked: [],
  };
  const found = evaluateRules(rules, facts, (hours, at) => isWorking(hours, holidays, at.getTime()));
  const tried = found.reports.map((report, index) => {
    return { ...report, draft: report.ruleId === (draft?.id ?? NEW), conditions: rules[index]!.conditions };
  });
  return { ...(await named(ctx, read, found)), rules: tried };
}

/** The draft stands where the stored rule of its id stands, a new one behind all others. */
async function rulesWith(ctx: Context, draft: RuleDraft | null | undefined): Promise<AutomationRule[]> {
  const stored = (await listRules(ctx)).rules;
  if (draft?.id && !stored.some(({ id }) => id === draft.id)) throw invalid("/draft/id", "There is no such rule.");
  const rules: AutomationRule[] = stored
    .filter(({ id, enabled }) => enabled || id === draft?.id)
    .map((rule) => (rule.id === draft?.id ? { ...rule, ...draft, id: rule.id } : rule));
  if (draft && !draft.id) rules.push({ ...draft, id: NEW });
  const known = await findKnownReferences(ctx, rules);
  return rules.map((rule) => dropMissingReferences(rule, known));
}

interface Read {
  category: string | null;
  /** Of a category that triage would only suggest, whose team looks first. */
  suggested: string | null;
  priority: Priority;
  skills: string[];
}

async function readAs(
  ctx: Context,
  { description, title, category, priority }: TryRulesInput["ticket"],
): Promise<Read> {
  if (category && (await categoriesBySlug(ctx, [category])).every(({ retiredAt }) => retiredAt !== null)) {
    throw invalid("/ticket/category", "There is no category of that name.");
  }
  const { fields, skills } = await classifyText(ctx, { description, title, category });
  return {
    category: category ?? (fields.category?.apply ? fields.category.value : null),
    suggested: fields.category?.value ?? null,
    priority: priority ?? (fields.priority?.apply ? fields.priority.value : "medium"),
    skills,
  };
}

async function named(ctx: Context, read: Read, found: RuleEvaluation): Promise<Omit<RuleTrial, "rules">> {
  const slugs = [read.category, read.suggested, found.category].filter((slug) => slug !== null);
  const categories = await categoriesBySlug(ctx, slugs);
  const { skills } = await listSkills(ctx, { limit: MOST });
  const teams = await listTeamNames(ctx);
  const { people } = await listAssignable(ctx, { limit: MOST, assignable: true });
  const categoryOf = (slug: string | null) => {
    const category = categories.find((one) => one.slug === slug);
    return category ? { slug: category.slug, name: category.name } : null;
  };
  const skillsOf = (wanted: readonly string[]) =>
    wanted.map((slug) => ({ slug, name: skills.find((skill) => skill.slug === slug)?.name ?? slug }));
  const ownTeam = categories.find(({ slug }) => slug === (found.category ?? read.suggested))?.team ?? null;
  const team = teams.find(({ id }) => id === found.effects?.teamId);
  const assignee = people.find(({ id }) => id === found.effects?.assigneeId);
  return {
    read: { category: categoryOf(read.category), priority: read.priority, skills: skillsOf(read.skills) },
    category: categoryOf(found.category),
    priority: found.priority,
    skills: skillsOf(found.skills),
    team: team ?? ownTeam,
    assignee: assignee ? { id: assignee.id, name: assignee.name } : null,
    approvals: found.effects?.approvals ?? [],
  };
}
