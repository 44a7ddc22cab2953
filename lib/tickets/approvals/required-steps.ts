import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { approvalChains, approvalSteps } from "@/lib/db/schema";
import type { RuleEffects } from "@/lib/domain/automation-rule";
import type { ApprovalState } from "@/lib/domain/ticket";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { stepsOfChain } from "./load-chains";

export type RequiredStep = NonNullable<RuleEffects["approvals"]>[number];

type Rows = Pick<Context, "db">;
type ApprovableTicket = Pick<TicketRow, "id" | "categoryId" | "ruleEffects">;

/** The approval steps that a ticket requires now: those of its category, then those that automation rules added. */
export async function requiredSteps({ db }: Rows, ticket: ApprovableTicket): Promise<RequiredStep[]> {
  const { categoryId, name, needs, approvers, position } = approvalSteps;
  const ofCategory = ticket.categoryId
    ? await db
        .select({ name, needs, approvers })
        .from(approvalSteps)
        .where(eq(categoryId, ticket.categoryId))
        .orderBy(asc(position))
    : [];
  return [...ofCategory, ...(ticket.ruleEffects?.approvals ?? [])];
}

/**
 * The state of a chain that fits: it started for the ticket's category and has every step that rules require. Steps
 * that the category got later are not required. Undefined if no pending or approved chain fits.
 */
export async function chainCoverage(
  { db }: Rows,
  ticket: ApprovableTicket,
): Promise<"pending" | "approved" | undefined> {
  const { id, state, categoryId, ticketId } = approvalChains;
  const sameCategory = ticket.categoryId ? eq(categoryId, ticket.categoryId) : isNull(categoryId);
  const chains = await db
    .select({ id, state })
    .from(approvalChains)
    .where(and(eq(ticketId, ticket.id), sameCategory, inArray(state, ["pending", "approved"])));
  const requiredByRules = (ticket.ruleEffects?.approvals ?? []).map(keyOf);
  const covering: string[] = [];
  for (const chain of chains) {
    const steps = requiredByRules.length > 0 ? (await stepsOfChain({ db }, chain.id)).map(keyOf) : [];
    if (requiredByRules.every((key) => steps.includes(key))) covering.push(chain.state);
  }
  return (["pending", "approved"] as const).find((chainState) => covering.includes(chainState));
}

/**
 * The approval state to write together with a new category, so that nothing routes the ticket before approvers are
 * asked. Empty if no approval is required.
 */
export async function holdForApproval(rows: Rows, ticket: TicketRow): Promise<{ approval?: ApprovalState }> {
  if (ticket.status !== "open" || (await requiredSteps(rows, ticket)).length === 0) return {};
  return (await chainCoverage(rows, ticket)) === "approved" ? {} : { approval: "pending" };
}

function keyOf({ name, needs, approvers }: RequiredStep): string {
  const refs = approvers.map((approver) => (approver.kind === "address" ? approver.email : approver.teamId));
  return JSON.stringify([name, needs, refs]);
}
