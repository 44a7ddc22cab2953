import type { Context } from "@/lib/context";
import { AppError, type FieldError } from "@/lib/errors";
import type { UpdateRuleInput } from "./input";
import { findKnownReferences } from "./known-references";

/**
 * Throws `invalid`, pointing at each category, team, person or skill that is named and not there. `under` is where the
 * rule stands in the input, such as `/draft`.
 */
export async function assertKnown(ctx: Pick<Context, "db">, rule: UpdateRuleInput, under = ""): Promise<void> {
  const { conditions = {}, actions = {} } = rule;
  const known = await findKnownReferences(ctx, [rule]);
  const errors: FieldError[] = [];
  const look = (what: string, words: ReadonlySet<string>, word: string | undefined, pointer: string) => {
    if (word === undefined || words.has(word)) return;
    errors.push({ pointer: `${under}${pointer}`, message: `There is no such ${what}.` });
  };
  for (const [index, slug] of (conditions.categories ?? []).entries())
    look("category", known.categories, slug, `/conditions/categories/${index}`);
  look("category", known.categories, actions.category, "/actions/category");
  look("team", known.teams, actions.teamId, "/actions/teamId");
  look("moderator or admin", known.people, actions.assigneeId, "/actions/assigneeId");
  for (const [index, slug] of (actions.skills ?? []).entries())
    look("skill", known.skills, slug, `/actions/skills/${index}`);
  for (const [index, approver] of (actions.approval?.approvers ?? []).entries())
    if (approver.kind === "team-lead")
      look("team", known.teams, approver.teamId, `/actions/approval/approvers/${index}/teamId`);
  if (errors[0]) throw new AppError("invalid", errors[0].message, { errors });
}
