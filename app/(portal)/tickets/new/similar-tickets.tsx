"use client";
import Link from "next/link";
import { Time } from "@/app/_components/time";
import type { SimilarTicket } from "@/lib/tickets/similar/types";

/** More would be a list to work through. */
const MOST_SHOWN = 3;

/** What the writer has asked before, and what solved it. Nothing where there is nothing: it may help, and is never in the way. */
export function SimilarTickets({ found }: { found: readonly SimilarTicket[] }) {
  if (found.length === 0) return null;
  return (
    <section aria-label="What you asked before" className="mt-8 text-base">
      <div role="status">
        <h2 className="font-semibold">
          {found[0]?.possibleDuplicate ? "You may have asked this already" : "You asked something like this before"}
        </h2>
      </div>
      <ul className="mt-3">
        {found.slice(0, MOST_SHOWN).map((ticket) => (
          <Asked key={ticket.id} ticket={ticket} />
        ))}
      </ul>
    </section>
  );
}

/** The draft is kept, so the link may lead away. */
function Asked({ ticket: { number, title, resolvedAt, resolutionNotes } }: { ticket: SimilarTicket }) {
  return (
    <li className="border-line border-t py-3">
      <Link href={`/tickets/${number}`} className="link-in wrap-anywhere block pointer-coarse:py-2">
        {title ?? number}
      </Link>
      {resolutionNotes ? <p className="wrap-anywhere mt-1 line-clamp-3 text-muted text-sm">{resolutionNotes}</p> : null}
      <p className="mt-1 text-muted text-sm">
        {resolvedAt ? (
          <>
            Solved <Time at={resolvedAt} style="day" />
          </>
        ) : (
          "Still open"
        )}
      </p>
    </li>
  );
}
