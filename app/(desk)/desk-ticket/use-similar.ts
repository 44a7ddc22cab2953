"use client";
import { useEffect, useState } from "react";
import { ApiProblem, callApi } from "@/app/_ui/api";
import type { TicketDetails } from "@/lib/tickets/queries";
import type { SimilarTicket } from "@/lib/tickets/similar/types";

/** What is like the ticket; asked for once the page is there, and again when its words change. Null until it is known. */
export function useSimilar({ id, title, description }: TicketDetails): readonly SimilarTicket[] | null {
  const [found, setFound] = useState<readonly SimilarTicket[] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the ticket says decides what is like it
  useEffect(() => {
    const stop = new AbortController();
    callApi<{ tickets: SimilarTicket[] }>("GET", `/api/tickets/${id}/similar`, { signal: stop.signal })
      .then(({ tickets }) => setFound(tickets))
      .catch((error: unknown) => {
        // Help that does not come is done without.
        if (!stop.signal.aborted && !(error instanceof ApiProblem)) throw error;
      });
    return () => stop.abort();
  }, [id, title, description]);
  return found;
}
