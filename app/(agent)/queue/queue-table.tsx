import type { Ref } from "react";
import type { CatalogueNames } from "@/app/_features/names/names";
import type { TicketPage } from "@/lib/tickets/list-tickets";
import { QueueRow } from "./queue-row";

interface QueueTableProps {
  ref: Ref<HTMLTableElement>;
  rows: TicketPage["tickets"];
  names: CatalogueNames;
  currentId: string | null;
  /** The row that the preview shows before one has the focus. */
  shownId: string | null;
  onFocusRow: (id: string) => void;
  onSelectRow: (id: string) => void;
  showPriority: boolean;
}

const HEAD = "h-8 px-2 font-medium text-2xs text-faint whitespace-nowrap";

/** Tickets as rows; on phones each row has two lines. */
export function QueueTable(props: QueueTableProps) {
  const { ref, rows, names, currentId, shownId, onFocusRow, onSelectRow, showPriority } = props;
  const priorityWidth = showPriority ? "w-24" : "w-7 full:w-24";
  return (
    <table ref={ref} className="w-full border-collapse text-left max-md:block md:table-fixed">
      <caption className="sr-only">Tickets</caption>
      <thead className="max-md:sr-only">
        <tr>
          <th scope="col" className={`${HEAD} w-27 pr-1 pl-4`}>
            Number
          </th>
          <th scope="col" className={`${HEAD} w-6 px-0`}>
            <span className="sr-only">Status</span>
          </th>
          <th scope="col" className={HEAD}>
            Title
          </th>
          <th scope="col" className={`${HEAD} ${priorityWidth} px-0`}>
            <span className={showPriority ? "" : "sr-only full:not-sr-only"}>Priority</span>
          </th>
          <th scope="col" className={`${HEAD} w-28`}>
            Category
          </th>
          <th scope="col" className={`${HEAD} w-32 max-lg:hidden`}>
            Skills
          </th>
          <th scope="col" className={`${HEAD} w-28`}>
            Assignee
          </th>
          <th scope="col" className={`${HEAD} w-24 pr-4 text-right`}>
            Age
          </th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map((ticket) => (
          <QueueRow
            key={ticket.id}
            ticket={ticket}
            names={names}
            mark={ticket.id === currentId ? "current" : ticket.id === shownId ? "shown" : "none"}
            onFocus={onFocusRow}
            onSelect={onSelectRow}
            showPriority={showPriority}
          />
        ))}
      </tbody>
    </table>
  );
}
