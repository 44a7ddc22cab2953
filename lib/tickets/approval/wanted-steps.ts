import { and, asc, desc, eq, inArray } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { approvalChains, approvalSteps, chainSteps } from "@/lib/db/schema";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import type { ApprovalNeeds, ApproverRef } from "@/lib/words";
import { type ChainRow, stepsOfChain } from "./load-chains";

export interface WantedStep {
  name: string;
  needs: ApprovalNeeds;
  approvers: ApproverRef[];
}

type Rows = Pick<Context, "db">;
type Asking = Pick<TicketRow, "id" | "categoryId" | "ruleEffects">;

/** What a ticket needs a yes to as it stands: its category's steps, then those of the rules that fired. */
export async function wantedSteps({ db }: Rows, ticket: Asking): Promise<WantedStep[]> {
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
 * The chain that answers what the ticket needs: of its category, and with every step that rules want. A category's
 * steps may have changed since; a ticket goes by those that stood when it began.
 */
export async function answeringChain(
  { db }: Rows,
  ticket: Asking,
  state: "pending" | "approved",
): Promise<ChainRow | undefined> {
  const chains = await db
    .select()
    .from(approvalChains)
    .where(and(eq(approvalChains.ticketId, ticket.id), inArray(approvalChains.state, [state])))
    .orderBy(desc(approvalChains.id));
  for (const chain of chains) {
    if (chain.categoryId !== ticket.categoryId) continue;
    const has = new Set((await stepsOfChain({ db }, chain.id)).map(keyOf));
    if ((ticket.ruleEffects?.approvals ?? []).every((step) => has.has(keyOf(step)))) return chain;
  }
  return undefined;
}

/** Whether a ticket has to wait before it may be routed; for those who write its category before its chain begins. */
export async function needsApproval(rows: Rows, ticket: Asking): Promise<boolean> {
  if ((await wantedSteps(rows, ticket)).length === 0) return false;
  return (await answeringChain(rows, ticket, "approved")) === undefined;
}

function keyOf({ name, needs, approvers }: WantedStep): string {
  const who = approvers.map((one) => (one.kind === "address" ? one.email : one.teamId));
  return JSON.stringify([name, needs, who]);
}

/** Copies steps into a new chain; the ticket waits in it from now on. */
export async function copySteps(
  { db }: Rows,
  chainId: string,
  steps: WantedStep[],
): Promise<(typeof chainSteps.$inferSelect)[]> {
  const rows = steps.map(({ name, needs, approvers }, at) => ({ chainId, position: at + 1, name, needs, approvers }));
  const made = await db.insert(chainSteps).values(rows).returning();
  return made.sort((a, b) => a.position - b.position);
}
