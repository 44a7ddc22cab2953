"use client";
import { useEffect, useRef, useState } from "react";
import { ApiProblem, callApi } from "@/app/_ui/api";
import type { TicketPage } from "@/lib/tickets/list-tickets";
import { apiQuery, type QueueState } from "./queue-query";

const LOOK_EVERY_MS = 15_000;

/**
 * The rows of a queue: the server's page, further pages behind it, and present values looked up four times a minute.
 * Rows keep their place; `fresh` counts tickets that came since and are not among them.
 */
export function useQueueRows(state: QueueState, page: TicketPage) {
  const [held, setHeld] = useState(() => start(page));
  const [loading, setLoading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  // The server drew the list anew: what was held belongs to the list before.
  if (held.page !== page) setHeld(start(page));
  const query = apiQuery(state);
  const busy = useRef(false);

  useEffect(() => {
    const stop = new AbortController();
    const look = async () => {
      if (document.hidden) return;
      const now = await callApi<TicketPage>("GET", `/api/tickets?${query}`, { signal: stop.signal }).catch(() => null);
      if (now) setHeld((before) => (before.page === page ? withPresent(before, now) : before));
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      stop.abort();
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [query, page]);

  async function load() {
    if (!held.next || busy.current) return;
    busy.current = true;
    setLoading(true);
    setProblem(null);
    try {
      const more = await callApi<TicketPage>("GET", `/api/tickets?${apiQuery(state, held.next)}`);
      setHeld((before) => (before.page === page ? withMore(before, more) : before));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error.detail);
    }
    busy.current = false;
    setLoading(false);
  }

  return { rows: held.rows, fresh: held.fresh, more: { there: held.next !== null, load, loading, problem } };
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
