import { ArrowRightLeft } from "lucide-react";
import Link from "next/link";
import { PriorityIcon } from "@/app/_components/icons";
import { Time } from "@/app/_components/time";
import { ticketTitle } from "@/app/_features/ticket/ticket-title";
import { firstName } from "@/lib/display-text/labels";
import type { OfferItem } from "@/lib/tickets/handovers/queries";

/** Pending transfers to another team. Those that the viewer can answer come before those the viewer offered. */
export function OfferList({ offers }: { offers: readonly OfferItem[] }) {
  if (offers.length === 0) return null;
  const ordered = [...offers].sort((a, b) => Number(a.mine) - Number(b.mine));
  return (
    <section aria-labelledby="offers" className="border-line border-b bg-note">
      <h2 id="offers" className="flex items-center gap-2 px-4 pt-2.5 font-semibold">
        <ArrowRightLeft size={15} strokeWidth={1.75} aria-hidden="true" className="text-muted" />
        Pending transfers
      </h2>
      <ul className="max-h-44 overflow-y-auto px-2 py-1.5">
        {ordered.map((offer) => (
          <li key={offer.id}>
            <Link
              href={`/tickets/${offer.ticket.id}`}
              className="flex min-h-8 flex-wrap items-center gap-x-2 rounded-md px-2 py-1 hover:bg-base-300 pointer-coarse:min-h-11"
            >
              <PriorityIcon priority={offer.ticket.priority} />
              <span className="min-w-0 max-w-full truncate font-medium">{ticketTitle(offer.ticket)}</span>
              <span className="text-muted">{formatOffer(offer)}</span>
              <span className="ml-auto pl-2 text-muted text-xs">
                <Time at={offer.at} style="ago" />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function formatOffer({ mine, offeredBy, team, taker }: OfferItem): string {
  if (!mine) return `${firstName(offeredBy.name)} offered it to ${team.name}: accept or decline`;
  return `You offered it to ${team.name}. Waiting for ${taker ? firstName(taker.name) : "an admin"}`;
}
