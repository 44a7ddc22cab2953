import { and, asc, eq, gt, isNull, lte, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { z } from "zod";
import type { Actor, PersonActor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { HOUR_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { cursorOf, readCursor } from "@/lib/cursor";
import { isoOf, type JsonFields, jsonList, jsonObject } from "@/lib/db/json";
import { handovers, people, teamMembers, teams, tickets } from "@/lib/db/schema";
import type { HandoverState } from "@/lib/domain/handover";
import type { Priority } from "@/lib/domain/ticket";
import { notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import { loadRoutingSettings } from "@/lib/settings/load-routing-settings";
import { visibleTickets } from "@/lib/tickets/visible-tickets";
import { acceptingLeadColumn, isLeadOfOffered } from "./accepting-lead";
import type { ListHandoversInput } from "./input";

interface Named {
  id: string;
  name: string;
}

export interface HandoverView {
  id: string;
  state: HandoverState;
  team: Named;
  person: Named | null;
  offeredBy: Named;
  note: string | null;
  taker: Named | null;
  /** The id of the team's lead, who may answer even while away. Null for a team without a lead. */
  leadId: string | null;
  answeredBy: Named | null;
  answerNote: string | null;
  at: string;
  answeredAt: string | null;
}

/** An open offer with its ticket. `mine` is true if the actor made the offer, false if they may answer it. */
export interface OfferItem extends HandoverView {
  mine: boolean;
  ticket: { id: string; number: string; title: string | null; description: string; priority: Priority };
}

/**
 * Open offers that the actor made or has to answer, oldest first. Admins have to answer offers that no present lead
 * can answer or that waited too long.
 */
export async function listHandovers(ctx: Context, input: ListHandoversInput) {
  authorize(ctx.actor, "ticket.assign");
  if (ctx.actor.kind !== "person") return { handovers: [], nextCursor: null };
  const [, after] = readCursor(input.cursor, z.tuple([z.literal("handovers"), z.uuid()])) ?? [];
  const waitingOffers = await offersWaitingFor(ctx, ctx.actor);
  const { id, number, title, priority } = tickets;
  const description = sql<string>`left(${tickets.description}, ${EXCERPT_CHARACTERS})`;
  const found = await ctx.db
    .select({
      handover: jsonObject<HandoverView>(handoverFields()),
      mine: sql<boolean>`${handovers.offeredBy} = ${ctx.actor.id}`,
      ticket: { id, number, title, priority, description },
    })
    .from(handovers)
    .innerJoin(tickets, eq(tickets.id, handovers.ticketId))
    .where(
      and(
        eq(handovers.state, "offered"),
        or(eq(handovers.offeredBy, ctx.actor.id), waitingOffers),
        visibleTickets(ctx.actor),
        after ? gt(handovers.id, after) : undefined,
      ),
    )
    .orderBy(asc(handovers.id))
    .limit(input.limit + 1);
  const page = found.slice(0, input.limit);
  const last = page.at(-1);
  return {
    handovers: page.map(({ handover, ...row }): OfferItem => ({ ...handoverOf(handover), ...row })),
    nextCursor: found.length > page.length && last ? cursorOf(["handovers", last.handover.id]) : null,
  };
}

const EXCERPT_CHARACTERS = 300;

/** One offer. Throws `not_found` unless the actor made it, may answer it, or may see its ticket. */
export async function findHandover(ctx: Pick<Context, "db" | "actor">, id: string) {
  authorize(ctx.actor, "ticket.assign");
  const [row] = isId(id)
    ? await ctx.db
        .select({
          handover: jsonObject<HandoverView>(handoverFields()),
          ticketId: handovers.ticketId,
          personId: handovers.personId,
          mayAnswer: mayAnswer(ctx.actor),
        })
        .from(handovers)
        .innerJoin(tickets, eq(tickets.id, handovers.ticketId))
        .where(
          and(eq(handovers.id, id), isNull(tickets.deletedAt), or(visibleTickets(ctx.actor), isInvolved(ctx.actor))),
        )
    : [];
  if (!row) throw notFound("offer");
  return { ...row, handover: handoverOf(row.handover) };
}

/** SQL column for all offers of the ticket in the outer statement, oldest first. Read it with `handoversOf`. */
export function handoversColumn() {
  return sql<HandoverView[]>`(
    select ${jsonList(handoverFields(), handovers.id)} from ${handovers} where ${handovers.ticketId} = ${tickets.id})`;
}

export function handoversOf(rows: HandoverView[]): HandoverView[] {
  return rows.map(handoverOf);
}

function handoverOf(row: HandoverView): HandoverView {
  return { ...row, at: isoOf(row.at), answeredAt: row.answeredAt && isoOf(row.answeredAt) };
}

function handoverFields(): JsonFields {
  const { id, state, note, answerNote, createdAt: at, answeredAt, teamId } = handovers;
  const named = (key: SQLWrapper) =>
    sql`(select ${jsonObject({ id: people.id, name: people.name })} from ${people} where ${people.id} = ${key})`;
  return {
    ...{ id, state, note, answerNote, at, answeredAt },
    team: sql`(select ${jsonObject({ id: teams.id, name: teams.name })} from ${teams} where ${teams.id} = ${teamId})`,
    person: named(handovers.personId),
    offeredBy: named(handovers.offeredBy),
    answeredBy: named(handovers.answeredBy),
    taker: acceptingLeadColumn(teamId),
    leadId: sql`(
      select ${teamMembers.personId} from ${teamMembers} where ${teamMembers.teamId} = ${teamId} and ${teamMembers.lead})`,
  };
}

function mayAnswer(actor: Actor): SQL<boolean> {
  if (actor.kind === "job" || (actor.kind === "person" && actor.role === "admin")) return sql<boolean>`true`;
  return actor.kind === "person" ? isLeadOfOffered(actor.id) : sql<boolean>`false`;
}

function isInvolved(actor: Actor): SQL | undefined {
  if (actor.kind !== "person") return undefined;
  return or(eq(handovers.offeredBy, actor.id), mayAnswer(actor));
}

/** SQL for the offers that this person has to answer. Admins may answer every offer but needn't. */
async function offersWaitingFor(ctx: Context, actor: PersonActor): Promise<SQL> {
  const leads = isLeadOfOffered(actor.id);
  if (actor.role !== "admin") return leads;
  const { escalationHours } = (await loadRoutingSettings(ctx)).policy.approvals;
  const forgottenBefore = new Date(ctx.now().getTime() - escalationHours * HOUR_MS);
  return or(leads, isNull(acceptingLeadColumn(handovers.teamId)), lte(handovers.createdAt, forgottenBefore))!;
}
