"use client";
import { useEffect, useState } from "react";
import { ApiProblem, callApi } from "@/app/_client/api";
import { Button } from "@/app/_components/button";
import type { TicketDetails } from "@/lib/tickets/queries";
import type { SimilarTicket } from "@/lib/tickets/similar/types";
import { SimilarItem } from "./similar-item";

const FIRST_ITEMS = 3;

interface SimilarProps {
  ticket: TicketDetails;
  /** Inserts a solution into the reply; undefined if replies are not possible. */
  onUse?: (answer: string) => void;
}

/** Possible duplicates first, then similar solved tickets with their solutions. */
export function Similar({ ticket, onUse }: SimilarProps) {
  const found = useSimilar(ticket);
  const [all, setAll] = useState(false);
  if (!found) return null;
  const shown = all ? found : found.slice(0, FIRST_ITEMS);
  return (
    <section aria-labelledby="similar" className="px-5 py-3">
      <h2 id="similar" className="sect mb-1">
        Similar
      </h2>
      {found.length === 0 ? <p className="text-muted">No similar solved tickets.</p> : null}
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

/** Similar tickets, reloaded when the ticket's text changes. Null until loaded. */
function useSimilar({ id, title, description }: TicketDetails): readonly SimilarTicket[] | null {
  const [found, setFound] = useState<readonly SimilarTicket[] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ticket's text decides what is similar
  useEffect(() => {
    const abort = new AbortController();
    callApi<{ tickets: SimilarTicket[] }>("GET", `/api/tickets/${id}/similar`, { signal: abort.signal })
      .then(({ tickets }) => setFound(tickets))
      .catch((error: unknown) => {
        // The list is optional: ignore API failures.
        if (!abort.signal.aborted && !(error instanceof ApiProblem)) throw error;
      });
    return () => abort.abort();
  }, [id, title, description]);
  return found;
}
