import { and } from "drizzle-orm";
import { type Actor, isStaff } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { tickets } from "@/lib/db/schema";
import { notFound } from "@/lib/errors";
import { similarSearches } from "@/lib/limits/rules";
import { take } from "@/lib/limits/take";
import { titleOf } from "@/lib/text/first-lines";
import { isTicket, ticketKey } from "./find-ticket";
import type { SimilarTicketsInput } from "./input";
import { findCandidates } from "./similar/candidates";
import { chooseWords } from "./similar/choose-words";
import { rankCandidates } from "./similar/rank-candidates";
import { readTelling } from "./similar/telling-words";
import type { SimilarTicket } from "./similar/types";
import { ownWords, workspaceWords } from "./similar/word-counts";
import { visibleTickets } from "./visible-tickets";

const MOST_SHOWN = 5;

/**
 * The nearest resolved tickets among those that the asker may see, and open ones that say nearly the same; at most five,
 * the nearest first. Requesters, and whoever asks for `own`, get what they asked for themselves, weighed by nothing but
 * their own tickets. A text is rate-limited and not stored; a ticket that the asker may not see is `not_found`.
 */
export async function similarTickets(
  ctx: Context,
  input: { ticket: string } | SimilarTicketsInput,
): Promise<{ tickets: SimilarTicket[] }> {
  authorize(ctx.actor, "ticket.read");
  if (!("ticket" in input) && ctx.actor.kind === "person") await take(ctx, similarSearches(), ctx.actor.id);
  const asked = "ticket" in input ? await loadText(ctx, input.ticket) : textOf(ctx.actor, input);
  const text = readTelling(asked.title, asked.description);
  if (text.words.size === 0) return { tickets: [] };
  const requesterId = onlyOwn(ctx.actor, input);
  const known = requesterId ? await ownWords(ctx.db, requesterId) : await workspaceWords(ctx);
  const opening = readTelling(asked.title ?? titleOf(asked.description), "");
  const search = chooseWords(text, opening, known);
  const where = { actor: ctx.actor, requesterId, except: asked.id, opening: opening.text.trim(), ...search };
  const ranked = rankCandidates({ text, requesterId: asked.requesterId }, await findCandidates(ctx.db, where), search);
  return { tickets: ranked.slice(0, MOST_SHOWN) };
}

interface AskedText {
  id?: string;
  requesterId: string | null;
  title: string | null;
  description: string;
}

async function loadText({ db, actor }: Context, idOrNumber: string): Promise<AskedText> {
  const { id, requesterId, title, description } = tickets;
  const [row] = await db
    .select({ id, requesterId, title, description })
    .from(tickets)
    .where(and(isTicket(ticketKey(idOrNumber)), visibleTickets(actor)));
  if (!row) throw notFound("ticket");
  return row;
}

function textOf(actor: Actor, { title, description }: SimilarTicketsInput): AskedText {
  return { requesterId: actor.kind === "person" ? actor.id : null, title: title || null, description };
}

/** Whose tickets alone are looked at; undefined for all that the asker sees. */
function onlyOwn(actor: Actor, input: { ticket: string } | SimilarTicketsInput): string | undefined {
  if (actor.kind !== "person") return undefined;
  return !isStaff(actor) || ("own" in input && input.own) ? actor.id : undefined;
}
