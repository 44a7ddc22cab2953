"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import type { TicketDetails } from "@/lib/tickets/queries";
import { SimilarItem } from "./similar-item";
import { useSimilar } from "./use-similar";

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
      <h2 id="similar" className="sect mb-1">
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
