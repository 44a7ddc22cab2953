"use client";
import { useEffect, useRef, useState } from "react";
import { ApiProblem } from "@/app/_client/api";
import type { SimilarTicket } from "@/lib/tickets/similar/types";
import { postOrProblem } from "./post-or-problem";

const PAUSE_MS = 900;
const MIN_LENGTH = 15;
const NONE: readonly SimilarTicket[] = [];

/** The requester's tickets similar to the text. Searches when typing pauses; ignores failures, and waits after a 429. */
export function useSimilarTickets(description: string, title: string): readonly SimilarTicket[] {
  const [found, setFound] = useState(NONE);
  const notBeforeMs = useRef(0);
  const isLongEnough = description.trim().length >= MIN_LENGTH;
  useEffect(() => {
    if (!isLongEnough) return;
    const abort = new AbortController();
    const timer = setTimeout(
      async () => {
        const body = { description, own: true, ...(title.trim() ? { title: title.trim() } : {}) };
        const result = await postOrProblem<{ tickets: SimilarTicket[] }>("/api/tickets/similar", body, abort.signal);
        if (abort.signal.aborted) return;
        if (result instanceof ApiProblem) notBeforeMs.current = Date.now() + (result.retryAfterSeconds ?? 0) * 1_000;
        else setFound(result.tickets);
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
