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

/** A rule as its page shows it. */
export interface RuleView extends AutomationRule {
  position: number;
  enabled: boolean;
  /** What it names that is not there any more: passed over when it fires. */
  gone: (keyof RuleActions)[];
  version: number;
  updatedAt: string;
}

/** All rules in their order, as they were written; `gone` says what of it can't be done. */
export async function listRules(ctx: Context): Promise<{ rules: RuleView[] }> {
  authorize(ctx.actor, "routing.manage");
  const rules = await readRules(ctx);
  const known = await findKnownReferences(ctx, rules);
  return { rules: rules.map((rule) => ({ ...rule, gone: dropMissingReferences(rule, known).gone })) };
}

/** One rule; `not_found` for none. */
export async function findRule(ctx: Context, id: string): Promise<RuleView> {
  authorize(ctx.actor, "routing.manage");
  const rule = isId(id) ? (await listRules(ctx)).rules.find((one) => one.id === id) : undefined;
  if (!rule) throw notFound("rule");
  return rule;
}

/** Those that count for tickets, in their order, without what they name and nobody has any more. */
export async function activeRules(ctx: Context): Promise<AutomationRule[]> {
  authorize(ctx.actor, "ticket.sort");
  const rules = (await readRules(ctx)).filter(({ enabled }) => enabled);
  const known = await findKnownReferences(ctx, rules);
  return rules.map((rule) => dropMissingReferences(rule, known));
}

/** Keeps others from changing the list until the transaction ends; answers places in their order. */
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

async function readRules(ctx: Pick<Context, "db">): Promise<RuleView[]> {
  return (await selectRules(ctx)).flatMap((row) => readable(row) ?? []);
}

/** A stored rule whose form is not ours any more must not stop routing: it is left out, and said so. */
function readable(row: Awaited<ReturnType<typeof selectRules>>[number]): RuleView | undefined {
  const read = { conditions: RuleConditions.safeParse(row.conditions), actions: RuleActions.safeParse(row.actions) };
  if (!read.conditions.success || !read.actions.success) {
    log("warn", "a custom rule can't be read and is left out", { ruleId: row.id });
    return undefined;
  }
  const { id, name, position, enabled, version } = row;
  return {
    id,
    name,
    position,
    enabled,
    conditions: read.conditions.data,
    actions: read.actions.data,
    gone: [],
    version,
    updatedAt: row.updatedAt.toISOString(),
  };
}
