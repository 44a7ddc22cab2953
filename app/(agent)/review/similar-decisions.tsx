import Link from "next/link";
import { SourceIcon } from "@/app/_components/icons";
import { Time } from "@/app/_components/time";
import { type CatalogueNames, categoryName } from "@/app/_features/names/names";
import { ticketTitle } from "@/app/_features/ticket/ticket-title";
import { firstName } from "@/lib/display-text/labels";
import type { ReviewCaseDetails } from "@/lib/tickets/review/queries";

/** Earlier tickets like this one, and what people made of them. Draws nothing where there are none. */
export function SimilarDecisions({
  tickets,
  names,
}: {
  /** Null until they are there. */
  tickets: ReviewCaseDetails["decidedBefore"] | null;
  names: CatalogueNames;
}) {
  if (!tickets || tickets.length === 0) return null;
  return (
    <section aria-labelledby="decided-before" className="border-line border-t py-4">
      <h3 id="decided-before" className="sb-section-title mb-1">
        Decided before
      </h3>
      <ul>
        {tickets.map((ticket) => (
          <li key={ticket.id} className="flex flex-wrap items-baseline gap-x-4 py-1.5">
            <Link
              href={`/tickets/${ticket.number}`}
              prefetch={false}
              title={ticket.number}
              className="min-w-48 flex-1 truncate rounded-sm hover:underline"
            >
              {ticketTitle(ticket)}
            </Link>
            <span className="w-24 font-semibold">{categoryName(names, ticket.category)}</span>
            <span className="inline-flex w-32 items-center gap-1.5 text-muted text-xs">
              <SourceIcon source="person" />
              {ticket.decidedBy ? `${firstName(ticket.decidedBy)}, ` : ""}
              <Time at={ticket.decidedAt} style="day" />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
