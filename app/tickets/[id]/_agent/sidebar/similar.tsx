"use client";
import { useEffect, useState } from "react";
import { ApiProblem, callApi } from "@/app/_client/api";
import { Button } from "@/app/_components/button";
import type { TicketDetails } from "@/lib/tickets/queries";
import type { SimilarTicket } from "@/lib/tickets/similar/types";
import { SimilarItem } from "./similar-item";

/** Shown before "Show all". */
const FIRST_ITEMS = 3;

interface SimilarProps {
  ticket: TicketDetails;
  /** Puts an answer into the composer; undefined where nothing can be answered. */
  onUse?: (answer: string) => void;
}

/** Solved tickets that are like this one, and what solved them; above them those that may be the same. */
export function Similar({ ticket, onUse }: SimilarProps) {
  const found = useSimilar(ticket);
  const [all, setAll] = useState(false);
  if (!found) return null;
  const shown = all ? found : found.slice(0, FIRST_ITEMS);
  return (
    <section aria-labelledby="similar" className="px-5 py-3">
      <h2 id="similar" className="sb-section-title mb-1">
        Similar
      </h2>
      {found.length === 0 ? <p className="text-muted">Nothing like it has been solved yet.</p> : null}
      <ul className="space-y-3">
        {shown.map((similar) => (
          <SimilarItem key={similar.id} similar={similar} onUse={onUse} />
        ))}
      </ul>
      {found.length > shown.length ? (
        <Button size="sm" look="ghost" className="-ml-2.5 mt-1 text-muted" onClick={() => setAll(true)}>
          Show all {found.length}
        </Button>
      ) : null}
    </section>
  );
}

/** What is like the ticket; asked for once the page is there, and again when its words change. Null until it is known. */
function useSimilar({ id, title, description }: TicketDetails): readonly SimilarTicket[] | null {
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
