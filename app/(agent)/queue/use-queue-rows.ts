"use client";
import { useState } from "react";
import { callApi } from "@/app/_client/api";
import { usePolling } from "@/app/_client/use-polling";
import { useMore } from "@/app/_components/show-more";
import type { TicketPage } from "@/lib/tickets/list-tickets";
import { apiQuery, type QueueState } from "./queue-query";

const LOOK_EVERY_MS = 15_000;

/**
 * The rows of a queue: the server's page, further pages behind it, and present values looked up four times a minute.
 * Rows keep their place; `fresh` counts tickets that came since and are not among them.
 */
export function useQueueRows(state: QueueState, page: TicketPage) {
  const [held, setHeld] = useState(() => start(page));
  // The server drew the list anew: what was held belongs to the list before.
  if (held.page !== page) setHeld(start(page));
  /** What was asked for another list comes too late. */
  const update = (change: (before: Held) => Held) => setHeld((now) => (now.page === page ? change(now) : now));
  const load = (cursor?: string, signal?: AbortSignal) =>
    callApi<TicketPage>("GET", `/api/tickets?${apiQuery(state, cursor)}`, { signal });

  usePolling(
    async (signal) => {
      const present = await load(undefined, signal).catch(() => null);
      if (present) update((before) => withPresent(before, present));
    },
    () => LOOK_EVERY_MS,
    apiQuery(state),
  );
  const more = useMore(held.next, async (cursor) => {
    const further = await load(cursor);
    update((before) => withMore(before, further));
  });
  return { rows: held.rows, fresh: held.fresh, more };
}

interface Held {
  page: TicketPage;
  rows: TicketPage["tickets"];
  next: string | null;
  fresh: number;
}

function start(page: TicketPage): Held {
  return { page, rows: page.tickets, next: page.nextCursor, fresh: 0 };
}

function withMore(held: Held, { tickets, nextCursor }: TicketPage): Held {
  const known = new Set(held.rows.map(({ id }) => id));
  return { ...held, rows: [...held.rows, ...tickets.filter(({ id }) => !known.has(id))], next: nextCursor };
}

function withPresent(held: Held, { tickets }: TicketPage): Held {
  const present = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  const known = new Set(held.rows.map(({ id }) => id));
  const fresh = tickets.filter(({ id }) => !known.has(id)).length;
  const rows = held.rows.map((row) => {
    const now = present.get(row.id);
    return now && now.version > row.version ? now : row;
  });
  return { ...held, rows, fresh };
}
