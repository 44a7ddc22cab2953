"use client";
import { useState } from "react";
import { callApi } from "@/app/_client/api";
import { usePolling } from "@/app/_client/use-polling";
import { useNextPage } from "@/app/_components/show-more";
import type { TicketPage } from "@/lib/tickets/list-tickets";
import { apiQuery, type QueueState } from "./queue-query";

const POLL_EVERY_MS = 15_000;

interface QueueRows {
  page: TicketPage;
  rows: TicketPage["tickets"];
  nextCursor: string | null;
  newCount: number;
}

/** The rows of a queue. Every 15 s, the first page's tickets are updated in place; `newCount`: those not in a row. */
export function useQueueRows(state: QueueState, page: TicketPage) {
  const [list, setList] = useState(() => firstRows(page));
  if (list.page !== page) setList(firstRows(page));
  /** Ignores responses to requests of an earlier list. */
  const update = (change: (before: QueueRows) => QueueRows) =>
    setList((now) => (now.page === page ? change(now) : now));
  const load = (cursor?: string, signal?: AbortSignal) =>
    callApi<TicketPage>("GET", `/api/tickets?${apiQuery(state, cursor)}`, { signal });

  usePolling(
    async (signal) => {
      const latest = await load(undefined, signal).catch(() => null);
      if (latest) update((before) => withLatest(before, latest));
    },
    () => POLL_EVERY_MS,
    apiQuery(state),
  );
  const more = useNextPage(list.nextCursor, async (cursor) => {
    const next = await load(cursor);
    update((before) => withMore(before, next));
  });
  return { rows: list.rows, newCount: list.newCount, more };
}

function firstRows(page: TicketPage): QueueRows {
  return { page, rows: page.tickets, nextCursor: page.nextCursor, newCount: 0 };
}

function withMore(list: QueueRows, { tickets, nextCursor }: TicketPage): QueueRows {
  return { ...list, rows: [...list.rows, ...tickets.filter(isMissingIn(list))], nextCursor };
}

function withLatest(list: QueueRows, { tickets }: TicketPage): QueueRows {
  const latest = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  const rows = list.rows.map((row) => {
    const ticket = latest.get(row.id);
    return ticket && ticket.version > row.version ? ticket : row;
  });
  return { ...list, rows, newCount: tickets.filter(isMissingIn(list)).length };
}

function isMissingIn({ rows }: QueueRows): (ticket: { id: string }) => boolean {
  const ids = new Set(rows.map(({ id }) => id));
  return ({ id }) => !ids.has(id);
}
