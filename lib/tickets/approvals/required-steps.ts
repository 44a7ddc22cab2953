import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { approvalChains, approvalSteps } from "@/lib/db/schema";
import type { ChainState } from "@/lib/domain/approval";
import type { RuleEffects } from "@/lib/domain/automation-rule";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { stepsOfChain } from "./load-chains";

export type RequiredStep = NonNullable<RuleEffects["approvals"]>[number];

type Rows = Pick<Context, "db">;
type Asking = Pick<TicketRow, "id" | "categoryId" | "ruleEffects">;

/** What a ticket needs a yes to as it stands: its category's steps, then those of the rules that fired. */
export async function requiredSteps({ db }: Rows, ticket: Asking): Promise<RequiredStep[]> {
  const { categoryId, name, needs, approvers, position } = approvalSteps;
  const own = ticket.categoryId
    ? await db
        .select({ name, needs, approvers })
        .from(approvalSteps)
        .where(eq(categoryId, ticket.categoryId))
        .orderBy(asc(position))
    : [];
  return [...own, ...(ticket.ruleEffects?.approvals ?? [])];
}

/**
 * Whether a chain answers what the ticket needs, one that it waits in or one that was agreed to: of its category, and
 * with every step that rules want. A category's steps may have changed since; a ticket goes by those that stood when it
 * began. One statement, where rules want nothing.
 */
export async function chainCoverage({ db }: Rows, ticket: Asking): Promise<"pending" | "approved" | undefined> {
  const { id, state, categoryId, ticketId } = approvalChains;
  const ofCategory = ticket.categoryId ? eq(categoryId, ticket.categoryId) : isNull(categoryId);
  const chains = await db
    .select({ id, state })
    .from(approvalChains)
    .where(and(eq(ticketId, ticket.id), ofCategory, inArray(state, ["pending", "approved"])));
  const wanted = ticket.ruleEffects?.approvals ?? [];
  const answers: ChainState[] = [];
  for (const chain of chains) {
    const has = wanted.length > 0 ? (await stepsOfChain({ db }, chain.id)).map(keyOf) : [];
    if (wanted.every((step) => has.includes(keyOf(step)))) answers.push(chain.state);
  }
  return (["pending", "approved"] as const).find((one) => answers.includes(one));
}

/** Whether a ticket has to wait before it may be routed; for those who write its category before its chain begins. */
export async function needsApproval(rows: Rows, ticket: Asking): Promise<boolean> {
  return (await requiredSteps(rows, ticket)).length > 0 && (await chainCoverage(rows, ticket)) !== "approved";
}

function keyOf({ name, needs, approvers }: RequiredStep): string {
  const who = approvers.map((one) => (one.kind === "address" ? one.email : one.teamId));
  return JSON.stringify([name, needs, who]);
}
