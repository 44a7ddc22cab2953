"use client";
import { useEffect, useRef, useState } from "react";
import { ApiProblem, callApi } from "@/app/_client/api";
import type { SimilarTicket } from "@/lib/tickets/similar/types";

/** Longer than the pause before a text is read: what it is about comes first. */
const PAUSE_MS = 900;
/** Shorter texts are like too many. */
const ENOUGH = 15;
const NONE: readonly SimilarTicket[] = [];

/**
 * What the writer has asked before that is like the text, asked for after a pause. A newer text stops the search for an
 * older one. Whatever fails is passed over in silence; after a 429 it waits as long as it was told.
 */
export function useSimilarTickets(description: string, title: string): readonly SimilarTicket[] {
  const [found, setFound] = useState(NONE);
  const notBeforeMs = useRef(0);
  const enough = description.trim().length >= ENOUGH;
  useEffect(() => {
    if (!enough) return;
    const stop = new AbortController();
    const timer = setTimeout(
      async () => {
        const answer = await search(description, title, stop.signal);
        if (stop.signal.aborted) return;
        if (answer instanceof ApiProblem) notBeforeMs.current = Date.now() + (answer.retryAfterSeconds ?? 0) * 1_000;
        else setFound(answer);
      },
      Math.max(PAUSE_MS, notBeforeMs.current - Date.now()),
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [description, title, enough]);
  return enough ? found : NONE;
}

async function search(description: string, title: string, signal: AbortSignal) {
  const body = { description, own: true, ...(title.trim() ? { title: title.trim() } : {}) };
  try {
    return (await callApi<{ tickets: SimilarTicket[] }>("POST", "/api/tickets/similar", { body, signal })).tickets;
  } catch (error) {
    return error instanceof ApiProblem ? error : new ApiProblem(0, "aborted", "A newer text is being looked for.");
  }
}
