import Link from "next/link";
import { Badge } from "@/app/_components/chip";
import { Time } from "@/app/_components/time";
import { type CatalogueNames, skillName } from "@/app/_features/names/names";
import { Assignee } from "@/app/_features/ticket/assignee";
import { CategoryValue } from "@/app/_features/ticket/category-value";
import { PriorityLabel } from "@/app/_features/ticket/priority-label";
import { StatusLabel } from "@/app/_features/ticket/status-label";
import { ticketTitle } from "@/app/_features/ticket/ticket-title";
import { formatShortNumber } from "@/lib/display-text/labels";
import type { TicketView } from "@/lib/tickets/ticket-view";

interface QueueRowProps {
  ticket: TicketView;
  names: CatalogueNames;
  /** `current`: has the focus. `shown`: no row has, and the preview shows this one. */
  mark: keyof typeof MARKS;
  onFocus: (id: string) => void;
  onSelect: (id: string) => void;
  showPriority: boolean;
}

const MARKS = {
  current: "md:bg-select md:shadow-[inset_3px_0_0_var(--color-primary)]",
  shown: "hover:bg-base-200 panel:bg-select panel:shadow-[inset_3px_0_0_var(--color-primary)]",
  none: "hover:bg-base-200",
} as const;
const PHONE =
  "max-md:grid max-md:grid-cols-[auto_auto_auto_minmax(0,1fr)_auto] max-md:min-h-(--sb-row) max-md:items-center max-md:gap-x-2.5 max-md:gap-y-1 max-md:px-4 max-md:py-2.5 max-md:text-base max-md:first:border-t-0";
const SECOND_ROW = "max-md:row-start-2 max-md:p-0";

/** One ticket of the queue. Its title links to the ticket; a click anywhere else calls `onSelect`. */
export function QueueRow({ ticket, names, mark, onFocus, onSelect, showPriority }: QueueRowProps) {
  const { id, number, status, priority, provenance, skills, assignee, createdAt } = ticket;
  const source = provenance.priority?.source;
  return (
    <tr
      data-ticket={id}
      className={`scroll-my-12 cursor-default border-line border-t md:h-(--sb-row) ${MARKS[mark]} ${PHONE}`}
      onClick={(event) => event.target instanceof Element && !event.target.closest("a,button") && onSelect(id)}
      onFocus={() => onFocus(id)}
    >
      <td className="num truncate py-0 pr-1 pl-4 text-faint max-md:hidden" title={number}>
        <span aria-hidden="true">{formatShortNumber(number)}</span>
        <span className="sr-only">{number}</span>
      </td>
      <td className={`px-0 leading-none ${SECOND_ROW} max-md:col-start-2`}>
        <StatusLabel status={status} bare />
      </td>
      <th
        scope="row"
        className="px-2 py-0 font-normal max-md:col-span-4 max-md:col-start-1 max-md:row-start-1 max-md:p-0"
      >
        <span className="flex min-w-0 items-center gap-2 max-md:items-start">
          <Link
            href={`/tickets/${id}`}
            prefetch={false}
            className={`truncate rounded-sm hover:underline max-md:line-clamp-2 max-md:whitespace-normal max-md:py-0.5 ${ticket.title ? "" : "text-muted"}`}
          >
            {ticketTitle(ticket)}
          </Link>
          {ticket.approval === "pending" ? (
            <Badge tone="warn">Approval</Badge>
          ) : ticket.triage.state === "needs_review" || ticket.triage.state === "fallback" ? (
            <Badge tone="review">Needs review</Badge>
          ) : null}
        </span>
      </th>
      <td className={`px-0 ${SECOND_ROW} max-md:col-start-1`}>
        <span className={showPriority ? "max-md:hidden" : "hidden full:inline"}>
          <PriorityLabel priority={priority} source={source} />
        </span>
        <span className={showPriority ? "md:hidden" : "full:hidden"}>
          <PriorityLabel priority={priority} source={source} bare />
        </span>
      </td>
      <td className={`truncate px-2 py-0 ${SECOND_ROW} max-md:col-start-3`}>
        <CategoryValue ticket={ticket} />
      </td>
      <td className={`truncate px-2 py-0 text-muted max-md:block md:max-lg:hidden ${SECOND_ROW} max-md:col-start-4`}>
        {skills[0] ? skillName(names, skills[0]) : null}
        {skills.length > 1 ? <span className="text-faint"> +{skills.length - 1}</span> : null}
      </td>
      <td className={`px-2 py-0 text-muted ${SECOND_ROW} max-md:col-start-5 max-md:justify-self-end`}>
        <span className="max-md:hidden">
          <Assignee person={assignee} />
        </span>
        <span className="md:hidden">
          <Assignee person={assignee} bare />
        </span>
      </td>
      <td className="py-0 pr-4 pl-2 text-right text-muted max-md:col-start-5 max-md:row-start-1 max-md:self-start max-md:p-0 max-md:pt-0.5 max-md:text-sm">
        <Time at={createdAt} style="ago" />
      </td>
    </tr>
  );
}
