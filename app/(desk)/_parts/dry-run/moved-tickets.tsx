import Link from "next/link";
import { shortNumber } from "@/app/_ui/words";
import type { MovedTicket } from "@/lib/routing/dry-run/views";

/** Each ticket that would have had another owner: from whom, to whom and why. */
export function MovedTickets({ moved }: { moved: readonly MovedTicket[] }) {
  return (
    <ul className="divide-y divide-line">
      {moved.map(({ id, number, title, from, to, why }) => (
        <li key={id} className="py-2">
          <div className="flex flex-wrap items-baseline gap-x-3">
            <Link
              href={`/tickets/${number}`}
              className="min-w-40 flex-1 truncate rounded-sm underline-offset-2 hover:underline pointer-coarse:py-2"
              title={number}
            >
              <span className="num mr-2 text-muted text-xs">{shortNumber(number)}</span>
              {title ?? <span className="text-muted">no title yet</span>}
            </Link>
            <span className="whitespace-nowrap">
              <span className="text-muted">{from?.name ?? "nobody"} → </span>
              <span className={`font-medium ${to ? "" : "text-warning"}`}>{to?.name ?? "nobody"}</span>
            </span>
          </div>
          <p className="text-muted text-xs">{why}</p>
        </li>
      ))}
    </ul>
  );
}
