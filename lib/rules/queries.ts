import { asc } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { routingRules } from "@/lib/db/schema";
import { notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import { log } from "@/lib/log";
import type { Rule } from "./evaluate-rules";
import { RuleActions, RuleConditions } from "./input";

/** A rule as its page shows it. */
export interface RuleView extends Rule {
  position: number;
  enabled: boolean;
  updatedAt: string;
}

/** All rules in their order. */
export async function listRules(ctx: Context): Promise<{ rules: RuleView[] }> {
  authorize(ctx.actor, "routing.manage");
  return { rules: (await selectRules(ctx)).flatMap((row) => readable(row) ?? []) };
}

/** One rule; `not_found` for none. */
export async function findRule(ctx: Context, id: string): Promise<RuleView> {
  authorize(ctx.actor, "routing.manage");
  const rule = isId(id) ? (await selectRules(ctx)).find((row) => row.id === id) : undefined;
  const view = rule && readable(rule);
  if (!view) throw notFound("rule");
  return view;
}

/** Those that count for tickets, in their order. */
export async function activeRules(ctx: Context): Promise<Rule[]> {
  authorize(ctx.actor, "ticket.sort");
  return (await selectRules(ctx)).filter(({ enabled }) => enabled).flatMap((row) => readable(row) ?? []);
}

const { id, name, position, enabled, conditions, actions, updatedAt } = routingRules;

function selectRules({ db }: Pick<Context, "db">) {
  return db
    .select({ id, name, position, enabled, conditions, actions, updatedAt })
    .from(routingRules)
    .orderBy(asc(position), asc(id));
}

/** A stored rule whose form is not ours any more must not stop routing: it is left out, and said so. */
function readable(row: Awaited<ReturnType<typeof selectRules>>[number]): RuleView | undefined {
  const read = { conditions: RuleConditions.safeParse(row.conditions), actions: RuleActions.safeParse(row.actions) };
  if (!read.conditions.success || !read.actions.success) {
    log("warn", "a custom rule can't be read and is left out", { ruleId: row.id });
    return undefined;
  }
  const { id, name, position, enabled } = row;
  return {
    id,
    name,
    position,
    enabled,
    conditions: read.conditions.data,
    actions: read.actions.data,
    updatedAt: row.updatedAt.toISOString(),
  };
}
