import Link from "next/link";
import { SourceGlyph } from "@/app/_ui/glyphs";
import { Time } from "@/app/_ui/time";
import { titleOf } from "@/app/_ui/title-of";
import { firstName } from "@/app/_ui/words";
import type { ReviewCaseDetails } from "@/lib/tickets/review/queries";
import { categoryName, type DeskNames } from "../_parts/desk-names";

/** Earlier tickets like this one, and what people made of them. Draws nothing where there are none. */
export function DecidedBefore({
  tickets,
  names,
}: {
  /** Null until they are there. */
  tickets: ReviewCaseDetails["decidedBefore"] | null;
  names: DeskNames;
}) {
  if (!tickets || tickets.length === 0) return null;
  return (
    <section aria-labelledby="decided-before" className="border-line border-t py-4">
      <h3 id="decided-before" className="sect mb-1">
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
              {titleOf(ticket)}
            </Link>
            <span className="w-24 font-semibold">{categoryName(names, ticket.category)}</span>
            <span className="inline-flex w-32 items-center gap-1.5 text-muted text-xs">
              <SourceGlyph source="person" />
              {ticket.decidedBy ? `${firstName(ticket.decidedBy)}, ` : ""}
              <Time at={ticket.decidedAt} style="day" />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
