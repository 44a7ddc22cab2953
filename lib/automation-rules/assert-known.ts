import type { Context } from "@/lib/context";
import { AppError, type FieldError } from "@/lib/errors";
import type { UpdateRuleInput } from "./input";
import { findKnownReferences } from "./known-references";

/** Throws `invalid` with a pointer to each thing that does not exist. `under`: the pointer to the rule in the input. */
export async function assertKnown(ctx: Pick<Context, "db">, rule: UpdateRuleInput, under = ""): Promise<void> {
  const { conditions = {}, actions = {} } = rule;
  const known = await findKnownReferences(ctx, [rule]);
  const errors: FieldError[] = [];
  const check = (noun: string, known: ReadonlySet<string>, ref: string | undefined, pointer: string) => {
    if (ref === undefined || known.has(ref)) return;
    errors.push({ pointer: `${under}${pointer}`, message: `This ${noun} does not exist.` });
  };
  for (const [index, slug] of (conditions.categories ?? []).entries())
    check("category", known.categories, slug, `/conditions/categories/${index}`);
  check("category", known.categories, actions.category, "/actions/category");
  check("team", known.teams, actions.teamId, "/actions/teamId");
  check("agent or admin", known.people, actions.assigneeId, "/actions/assigneeId");
  for (const [index, slug] of (actions.skills ?? []).entries())
    check("skill", known.skills, slug, `/actions/skills/${index}`);
  for (const [index, approver] of (actions.approval?.approvers ?? []).entries())
    if (approver.kind === "team-lead")
      check("team", known.teams, approver.teamId, `/actions/approval/approvers/${index}/teamId`);
  if (errors[0]) throw new AppError("invalid", errors[0].message, { errors });
}
