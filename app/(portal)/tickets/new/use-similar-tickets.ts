"use client";
import { useEffect, useRef, useState } from "react";
import { ApiProblem, callApi } from "@/app/_client/api";
import type { SimilarTicket } from "@/lib/tickets/similar/types";

/** Longer than the pause before triage, whose result matters more. */
const PAUSE_MS = 900;
/** Shorter texts match too many tickets. */
const MIN_LENGTH = 15;
const NONE: readonly SimilarTicket[] = [];

/**
 * The requester's own similar tickets, searched after a pause. A newer text aborts the earlier search. Failures are
 * ignored; after a 429 it waits as long as the server asks.
 */
export function useSimilarTickets(description: string, title: string): readonly SimilarTicket[] {
  const [found, setFound] = useState(NONE);
  const notBeforeMs = useRef(0);
  const isLongEnough = description.trim().length >= MIN_LENGTH;
  useEffect(() => {
    if (!isLongEnough) return;
    const abort = new AbortController();
    const timer = setTimeout(
      async () => {
        const result = await search(description, title, abort.signal);
        if (abort.signal.aborted) return;
        if (result instanceof ApiProblem) notBeforeMs.current = Date.now() + (result.retryAfterSeconds ?? 0) * 1_000;
        else setFound(result);
      },
      Math.max(PAUSE_MS, notBeforeMs.current - Date.now()),
    );
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [description, title, isLongEnough]);
  return isLongEnough ? found : NONE;
}

async function search(description: string, title: string, signal: AbortSignal) {
  const body = { description, own: true, ...(title.trim() ? { title: title.trim() } : {}) };
  try {
    return (await callApi<{ tickets: SimilarTicket[] }>("POST", "/api/tickets/similar", { body, signal })).tickets;
  } catch (error) {
    return error instanceof ApiProblem ? error : new ApiProblem(0, "aborted", "Replaced by a newer search.");
  }
}
