import { and, eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { routingWaits, tickets } from "@/lib/db/schema";
import type { ScoreboardLine } from "@/lib/domain/routing";
import { isActive } from "@/lib/domain/ticket";
import { AppError } from "@/lib/errors";
import { type ClaimResult, claimTicket } from "@/lib/tickets/claim-ticket";
import { visibleTickets } from "@/lib/tickets/visible-tickets";
import { findAssigned } from "@/lib/tickets/write/assignment";
import { chooseWithRules } from "./choose-with-rules";
import { loadCandidates } from "./load-candidates";
import { oneAtATime } from "./one-at-a-time";

export type RoutingOutcome =
  /** `eventId` is the `ticket/assigned` event, which the mail to the owner tells of. */
  | { state: "assigned"; personId: string; eventId: string; digest?: string }
  /** Nobody can have it now; the scoreboard is kept and says why. */
  | { state: "waiting" }
  /** Cancelled, resolved, deleted or held back by an approval meanwhile. */
  | { state: "stopped" };

/** Each lost claim means that another one was won, so this many losses in a row mean that something is wrong. */
const MAX_TRIES = 200;

export interface RouteInput extends Pick<ClaimResult, "digest" | "publish"> {
  ticketId: string;
}

/**
 * Finds an owner for a ticket: load, choose, claim; a lost claim loads and chooses again. Safe to repeat: a ticket
 * that has an owner keeps it. Throws `unavailable` when it could win no claim in many tries.
 */
export async function routeTicket(ctx: Context, input: RouteInput): Promise<RoutingOutcome> {
  authorize(ctx.actor, "ticket.assign");
  return oneAtATime(() => chooseAndClaim(ctx, input));
}

async function chooseAndClaim(ctx: Context, input: RouteInput): Promise<RoutingOutcome> {
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const ticket = await loadTicket(ctx, input.ticketId);
    if (!ticket || !isActive(ticket.status)) return { state: "stopped" };
    if (ticket.approval === "pending" || ticket.approval === "rejected") return { state: "stopped" };
    if (ticket.assigneeId) return assignedBefore(ctx, input.ticketId, ticket.assigneeId);
    const candidates = await loadCandidates(ctx);
    const { chosen, scoreboard } = chooseWithRules(ticket, candidates, ctx.now());
    if (!chosen) {
      await keepWait(ctx, input.ticketId, scoreboard);
      return { state: "waiting" };
    }
    const { personId, activeSeen, reason } = chosen;
    const claim = {
      ...input,
      ticketVersion: ticket.version,
      personId,
      activeSeen,
      presenceSeen: candidates.find((one) => one.id === personId)?.presenceVersion,
      scoreboard,
      reason,
      attempts: tries,
    };
    const eventId = await claimTicket(ctx, claim);
    if (eventId) return { state: "assigned", personId, eventId, digest: input.digest };
  }
  throw new AppError("unavailable", "Too many others were assigning at the same time.", { retryAfterSeconds: 1 });
}

async function loadTicket({ db, actor }: Context, id: string) {
  const { version, status, approval, assigneeId, skills, teamId, ruleEffects } = tickets;
  const [row] = await db
    .select({ version, status, approval, assigneeId, skills, teamId, ruleEffects })
    .from(tickets)
    .where(and(eq(tickets.id, id), visibleTickets(actor)));
  return row;
}

/** A repeated step, or somebody was faster: the mail tells of the assignment that stands. */
async function assignedBefore(ctx: Context, ticketId: string, personId: string): Promise<RoutingOutcome> {
  const event = await findAssigned(ctx, ticketId, personId);
  if (!event) return { state: "stopped" };
  return { state: "assigned", personId, eventId: event.eventId, digest: event.digest ?? undefined };
}

async function keepWait({ db, now }: Context, ticketId: string, scoreboard: ScoreboardLine[]): Promise<void> {
  const row = { scoreboard, at: now() };
  await db
    .insert(routingWaits)
    .values({ ticketId, ...row })
    .onConflictDoUpdate({ target: routingWaits.ticketId, set: row });
}
