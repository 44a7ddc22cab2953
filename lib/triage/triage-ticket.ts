import { and, eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { categories, tickets, triageResults } from "@/lib/db/schema";
import type { ProviderAttempt } from "@/lib/domain/triage";
import { env } from "@/lib/env";
import { notFound } from "@/lib/errors";
import { visibleTickets } from "@/lib/tickets/visible-tickets";
import { classifyTicket } from "./classify-ticket";
import { inputHashOf } from "./llm-cache/cached-answers";
import { loadCatalogue } from "./load-catalogue";
import { loadProviders } from "./load-providers";
import type { Catalogue, TicketText } from "./provider";
import { type TriageResult, triageStateOf } from "./triage-result";

/** The outcome of a triage run. It has no ticket text: the vendor of the job queue stores what a step returns. */
export interface TriagedTicket {
  triageResultId: string;
  state: "done" | "needs_review" | "fallback";
  attempts: ProviderAttempt[];
}

export type ClassifyTicketText = (text: TicketText, catalogue: Catalogue) => Promise<TriageResult>;

/** Classifies a ticket and stores one triage result for each event. Throws `not_found` if the actor can't see it. */
export async function triageTicket(
  ctx: Context,
  input: { ticketId: string; eventId: string },
  classify?: ClassifyTicketText,
): Promise<TriagedTicket> {
  authorize(ctx.actor, "ticket.ask-triage");
  const earlier = await findByEvent(ctx, input.eventId);
  if (earlier) return earlier;
  const { ticketId } = input;
  const { version, requesterId: personId, category, ...text } = await findText(ctx, ticketId);
  const catalogue = await loadCatalogue(ctx);
  const inputHash = inputHashOf(text);
  const classifyByProviders = async () => {
    const providers = await loadProviders(ctx, { kind: "triage", personId, inputHash, category, ticketId });
    return classifyTicket({ ...providers, text, catalogue, budgetMs: env().GEMINI_TIMEOUT_MS });
  };
  const triageResult = await (classify ? classify(text, catalogue) : classifyByProviders());
  await ctx.db
    .insert(triageResults)
    .values({ ...triageResult, ...input, ticketVersion: version, inputHash, createdAt: ctx.now() })
    .onConflictDoNothing({ target: triageResults.eventId });
  return (await findByEvent(ctx, input.eventId))!;
}

async function findByEvent({ db }: Context, eventId: string): Promise<TriagedTicket | undefined> {
  const { id, provider, needsReview, attempts } = triageResults;
  const [row] = await db
    .select({ id, provider, needsReview, attempts })
    .from(triageResults)
    .where(eq(triageResults.eventId, eventId));
  return row && { triageResultId: row.id, state: triageStateOf(row), attempts: row.attempts };
}

async function findText({ db, actor }: Context, ticketId: string) {
  const { title, description, version, requesterId } = tickets;
  const [row] = await db
    .select({ title, description, version, requesterId, category: categories.slug })
    .from(tickets)
    .leftJoin(categories, eq(categories.id, tickets.categoryId))
    .where(and(eq(tickets.id, ticketId), visibleTickets(actor)));
  if (!row) throw notFound("ticket");
  return row;
}
