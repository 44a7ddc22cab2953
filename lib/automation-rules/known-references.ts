import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { categories, people, skills, teams } from "@/lib/db/schema";
import type { RuleActions, RuleConditions } from "./input";

type RuleReferences = { conditions?: RuleConditions; actions?: RuleActions };

/** The things in rules that exist: slugs of active categories and skills, ids of teams and active staff. */
export interface KnownReferences {
  categories: ReadonlySet<string>;
  teams: ReadonlySet<string>;
  people: ReadonlySet<string>;
  skills: ReadonlySet<string>;
}

/** Finds which things in these rules exist, with at most one statement per kind of thing. */
export async function findKnownReferences(
  { db }: Pick<Context, "db">,
  rules: readonly RuleReferences[],
): Promise<KnownReferences> {
  const all = (refs: (rule: RuleReferences) => readonly (string | undefined)[]) => [
    ...new Set(rules.flatMap(refs).filter((ref) => ref !== undefined)),
  ];
  const slugs = all(({ conditions, actions }) => [...(conditions?.categories ?? []), actions?.category]);
  const teamIds = all(({ actions }) => [actions?.teamId, ...leadsOf(actions)]);
  const personIds = all(({ actions }) => [actions?.assigneeId]);
  const skillSlugs = all(({ actions }) => actions?.skills ?? []);
  const inUse = and(inArray(categories.slug, slugs), isNull(categories.retiredAt));
  const working = and(inArray(people.id, personIds), ne(people.role, "user"), isNull(people.deactivatedAt));
  const accepted = and(inArray(skills.slug, skillSlugs), eq(skills.state, "active"));
  const present = inArray(teams.id, teamIds);
  return {
    categories: await setOf(slugs, () => db.select({ ref: categories.slug }).from(categories).where(inUse)),
    teams: await setOf(teamIds, () => db.select({ ref: teams.id }).from(teams).where(present)),
    people: await setOf(personIds, () => db.select({ ref: people.id }).from(people).where(working)),
    skills: await setOf(skillSlugs, () => db.select({ ref: skills.slug }).from(skills).where(accepted)),
  };
}

function leadsOf(actions: RuleActions | undefined): string[] {
  const approvers = actions?.approval?.approvers ?? [];
  return approvers.flatMap((approver) => (approver.kind === "team-lead" ? [approver.teamId] : []));
}

async function setOf(refs: string[], find: () => PromiseLike<{ ref: string }[]>): Promise<Set<string>> {
  return new Set(refs.length > 0 ? (await find()).map(({ ref }) => ref) : []);
}
