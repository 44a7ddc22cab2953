import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { categories, people, skills, teams } from "@/lib/db/schema";
import type { RuleActions, RuleConditions } from "./input";

type Named = { conditions?: RuleConditions; actions?: RuleActions };

/** Which of the words that rules name are there now: slugs in use, ids of teams, ids of staff who still work here. */
export interface KnownReferences {
  categories: ReadonlySet<string>;
  teams: ReadonlySet<string>;
  people: ReadonlySet<string>;
  skills: ReadonlySet<string>;
}

/** Looks up every word of these rules, in at most one statement a kind of word. */
export async function findKnownReferences(
  { db }: Pick<Context, "db">,
  rules: readonly Named[],
): Promise<KnownReferences> {
  const all = (words: (rule: Named) => readonly (string | undefined)[]) => [
    ...new Set(rules.flatMap(words).filter((word) => word !== undefined)),
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
    categories: await setOf(slugs, () => db.select({ word: categories.slug }).from(categories).where(inUse)),
    teams: await setOf(teamIds, () => db.select({ word: teams.id }).from(teams).where(present)),
    people: await setOf(personIds, () => db.select({ word: people.id }).from(people).where(working)),
    skills: await setOf(skillSlugs, () => db.select({ word: skills.slug }).from(skills).where(accepted)),
  };
}

function leadsOf(actions: RuleActions | undefined): string[] {
  const approvers = actions?.approval?.approvers ?? [];
  return approvers.flatMap((approver) => (approver.kind === "team-lead" ? [approver.teamId] : []));
}

async function setOf(words: string[], find: () => PromiseLike<{ word: string }[]>): Promise<Set<string>> {
  return new Set(words.length > 0 ? (await find()).map(({ word }) => word) : []);
}
