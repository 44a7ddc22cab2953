import { asc } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { routingRules } from "@/lib/db/schema";
import { notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import { log } from "@/lib/log";
import { dropMissingReferences } from "./drop-missing-references";
import { RuleActions, RuleConditions } from "./input";
import { findKnownReferences } from "./known-references";
import type { AutomationRule } from "./types";

export interface RuleView extends AutomationRule {
  position: number;
  enabled: boolean;
  gone: (keyof RuleActions)[];
  version: number;
  updatedAt: string;
}

/** All rules in order. `gone` lists the actions on things that no longer exist. */
export async function listRules(ctx: Context): Promise<{ rules: RuleView[] }> {
  authorize(ctx.actor, "routing.manage");
  const rules = await loadRules(ctx);
  const known = await findKnownReferences(ctx, rules);
  return { rules: rules.map((rule) => ({ ...rule, gone: dropMissingReferences(rule, known).gone })) };
}

/** One rule. Throws `not_found`. */
export async function findRule(ctx: Context, id: string): Promise<RuleView> {
  authorize(ctx.actor, "routing.manage");
  const rule = isId(id) ? (await listRules(ctx)).rules.find((rule) => rule.id === id) : undefined;
  if (!rule) throw notFound("rule");
  return rule;
}

/** Enabled rules in order, without actions on things that no longer exist. */
export async function activeRules(ctx: Context): Promise<AutomationRule[]> {
  authorize(ctx.actor, "ticket.sort");
  const rules = (await loadRules(ctx)).filter(({ enabled }) => enabled);
  const known = await findKnownReferences(ctx, rules);
  return rules.map((rule) => dropMissingReferences(rule, known));
}

/** Locks the list of rules for the transaction; returns their positions in order. */
export function lockRules({ db }: Pick<Context, "db">): Promise<{ position: number }[]> {
  return db.select({ position }).from(routingRules).orderBy(asc(position), asc(id)).for("update");
}

const { id, name, position, enabled, conditions, actions, version, updatedAt } = routingRules;

function selectRules({ db }: Pick<Context, "db">) {
  return db
    .select({ id, name, position, enabled, conditions, actions, version, updatedAt })
    .from(routingRules)
    .orderBy(asc(position), asc(id));
}

async function loadRules(ctx: Pick<Context, "db">): Promise<RuleView[]> {
  return (await selectRules(ctx)).flatMap((row) => parseRule(row) ?? []);
}

/** An invalid rule must not stop routing. */
function parseRule(row: Awaited<ReturnType<typeof selectRules>>[number]): RuleView | undefined {
  const parsed = { conditions: RuleConditions.safeParse(row.conditions), actions: RuleActions.safeParse(row.actions) };
  if (!parsed.conditions.success || !parsed.actions.success) {
    log("warn", "an automation rule is invalid and was left out", { ruleId: row.id });
    return undefined;
  }
  const updatedAt = row.updatedAt.toISOString();
  return { ...row, conditions: parsed.conditions.data, actions: parsed.actions.data, gone: [], updatedAt };
}
