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

export type RoutingOutcome =
  /** `eventId` is the `ticket/assigned` event. */
  | { state: "assigned"; personId: string; eventId: string; digest?: string }
  /** No one can take the ticket. The stored scoreboard has the reasons. */
  | { state: "waiting" }
  /** The ticket is not active, or an approval blocks it. */
  | { state: "stopped" };

/** A claim fails only if another change came first. So many failures in a row are an error. */
const MAX_ATTEMPTS = 200;

interface RouteInput extends Pick<ClaimResult, "digest" | "publish"> {
  ticketId: string;
}

/** Assigns a ticket to the chosen person, unless it is assigned. Throws `unavailable` after too many failed claims. */
export async function routeTicket(ctx: Context, input: RouteInput): Promise<RoutingOutcome> {
  authorize(ctx.actor, "ticket.assign");
  return oneAtATime(() => chooseAndClaim(ctx, input));
}

async function chooseAndClaim(ctx: Context, input: RouteInput): Promise<RoutingOutcome> {
  for (let attempts = 1; attempts <= MAX_ATTEMPTS; attempts++) {
    const ticket = await loadTicket(ctx, input.ticketId);
    if (!ticket || !isActive(ticket.status)) return { state: "stopped" };
    if (ticket.approval === "pending" || ticket.approval === "rejected") return { state: "stopped" };
    if (ticket.assigneeId) return existingAssignment(ctx, input.ticketId, ticket.assigneeId);
    const candidates = await loadCandidates(ctx);
    const { chosen, scoreboard } = chooseWithRules(ticket, candidates, ctx.now());
    if (!chosen) {
      await saveWait(ctx, input.ticketId, scoreboard);
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
      attempts,
    };
    const eventId = await claimTicket(ctx, claim);
    if (eventId) return { state: "assigned", personId, eventId, digest: input.digest };
  }
  throw new AppError("unavailable", "Too many tickets are being assigned at the same time.", { retryAfterSeconds: 1 });
}

async function loadTicket({ db, actor }: Context, id: string) {
  const { version, status, approval, assigneeId, skills, teamId, ruleEffects } = tickets;
  const [row] = await db
    .select({ version, status, approval, assigneeId, skills, teamId, ruleEffects })
    .from(tickets)
    .where(and(eq(tickets.id, id), visibleTickets(actor)));
  return row;
}

async function existingAssignment(ctx: Context, ticketId: string, personId: string): Promise<RoutingOutcome> {
  const event = await findAssigned(ctx, ticketId, personId);
  if (!event) return { state: "stopped" };
  return { state: "assigned", personId, eventId: event.eventId, digest: event.digest ?? undefined };
}

async function saveWait({ db, now }: Context, ticketId: string, scoreboard: ScoreboardLine[]): Promise<void> {
  const row = { scoreboard, at: now() };
  await db
    .insert(routingWaits)
    .values({ ticketId, ...row })
    .onConflictDoUpdate({ target: routingWaits.ticketId, set: row });
}

/** Routes one ticket at a time in this process, so that fewer claims fail. The claims alone keep the data correct. */
function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const turn = (holder.__signalboxRouting ?? Promise.resolve()).then(work);
  holder.__signalboxRouting = turn.catch(() => {});
  return turn;
}

const holder = globalThis as { __signalboxRouting?: Promise<unknown> };
