"use client";
import Link from "next/link";
import { Time } from "@/app/_components/time";
import type { SimilarTicket } from "@/lib/tickets/similar/types";

const MAX_SHOWN = 3;

export function SimilarTickets({ found }: { found: readonly SimilarTicket[] }) {
  if (found.length === 0) return null;
  return (
    <section aria-label="Your similar tickets" className="mt-8 text-base">
      <div role="status">
        <h2 className="font-semibold">
          {found[0]?.possibleDuplicate ? "You may have reported this already" : "You have similar tickets"}
        </h2>
      </div>
      <ul className="mt-3">
        {found.slice(0, MAX_SHOWN).map((ticket) => (
          <SimilarItem key={ticket.id} ticket={ticket} />
        ))}
      </ul>
    </section>
  );
}

function SimilarItem({ ticket: { number, title, resolvedAt, resolutionNotes } }: { ticket: SimilarTicket }) {
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
