import { and } from "drizzle-orm";
import { type Actor, isStaff } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { tickets } from "@/lib/db/schema";
import { notFound } from "@/lib/errors";
import { consume } from "@/lib/rate-limits/consume";
import { similarSearches } from "@/lib/rate-limits/limits";
import { titleFromText } from "@/lib/text/first-lines";
import { ownWords } from "@/lib/text/message/own-words";
import { matchesTicket, ticketKey } from "./find-ticket";
import type { SimilarTicketsInput } from "./input";
import { chooseSearchTerms } from "./similar/choose-search-terms";
import { ownFrequencies, workspaceFrequencies } from "./similar/document-frequencies";
import { findCandidates } from "./similar/find-candidates";
import { rankCandidates } from "./similar/rank-candidates";
import { significantTerms } from "./similar/significant-terms";
import type { SimilarTicket } from "./similar/types";
import { visibleTickets } from "./visible-tickets";

const MOST_SHOWN = 5;

/**
 * Up to five tickets similar to a ticket or text: active possible duplicates first, then resolved or closed ones.
 * Requesters search only their own tickets, and so do staff with `own`. The text is not stored. Throws `too_many`
 * after too many texts, `not_found` for a ticket that the actor may not see.
 */
export async function similarTickets(
  ctx: Context,
  input: { ticket: string } | SimilarTicketsInput,
): Promise<{ tickets: SimilarTicket[] }> {
  authorize(ctx.actor, "ticket.read");
  if (!("ticket" in input) && ctx.actor.kind === "person") await consume(ctx, similarSearches(), ctx.actor.id);
  const subject = "ticket" in input ? await loadText(ctx, input.ticket) : textOf(ctx.actor, input);
  const text = significantTerms(subject.title, subject.description);
  if (text.words.size === 0) return { tickets: [] };
  const requesterId = ownRequesterId(ctx.actor, input);
  const frequencies = requesterId ? await ownFrequencies(ctx.db, requesterId) : await workspaceFrequencies(ctx);
  const opening = significantTerms(subject.title ?? titleFromText(ownWords(subject.description)), "");
  const search = chooseSearchTerms(text, opening, frequencies);
  const where = { actor: ctx.actor, requesterId, except: subject.id, opening: opening.text.trim(), ...search };
  const candidates = await findCandidates(ctx.db, where);
  const ranked = rankCandidates({ text, requesterId: subject.requesterId }, candidates, search);
  return { tickets: ranked.slice(0, MOST_SHOWN) };
}

interface SubjectText {
  id?: string;
  requesterId: string | null;
  title: string | null;
  description: string;
}

async function loadText({ db, actor }: Context, idOrNumber: string): Promise<SubjectText> {
  const { id, requesterId, title, description } = tickets;
  const [row] = await db
    .select({ id, requesterId, title, description })
    .from(tickets)
    .where(and(matchesTicket(ticketKey(idOrNumber)), visibleTickets(actor)));
  if (!row) throw notFound("ticket");
  return row;
}

function textOf(actor: Actor, { title, description }: SimilarTicketsInput): SubjectText {
  return { requesterId: actor.kind === "person" ? actor.id : null, title: title || null, description };
}

/** Undefined: all tickets that the actor may see. */
function ownRequesterId(actor: Actor, input: { ticket: string } | SimilarTicketsInput): string | undefined {
  if (actor.kind !== "person") return undefined;
  return !isStaff(actor) || ("own" in input && input.own) ? actor.id : undefined;
}
