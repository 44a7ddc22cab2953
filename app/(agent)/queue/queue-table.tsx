import type { Ref } from "react";
import type { CatalogueNames } from "@/app/_features/names/names";
import type { TicketPage } from "@/lib/tickets/list-tickets";
import { QueueRow } from "./queue-row";

interface QueueTableProps {
  ref: Ref<HTMLTableElement>;
  rows: TicketPage["tickets"];
  names: CatalogueNames;
  currentId: string | null;
  /** The ticket in the preview; null if the preview is closed. */
  shownId: string | null;
  onFocusRow: (id: string) => void;
  onSelectRow: (id: string) => void;
  showPriority: boolean;
}

/** The queue's tickets as a table. On phones, each row has two lines. */
export function QueueTable(props: QueueTableProps) {
  const { ref, rows, names, currentId, shownId, onFocusRow, onSelectRow, showPriority } = props;
  const columns = [
    { head: "Number", className: "w-27 pr-1 pl-4" },
    { head: "Status", className: "w-6 px-0", hidden: "sr-only" },
    { head: "Title", className: "" },
    {
      head: "Priority",
      className: showPriority ? "w-24 px-0" : "w-7 full:w-24 px-0",
      hidden: showPriority ? "" : "sr-only full:not-sr-only",
    },
    { head: "Category", className: "w-28" },
    { head: "Skills", className: "w-32 max-lg:hidden" },
    { head: "Assignee", className: "w-28" },
    { head: "Age", className: "w-24 pr-4 text-right" },
  ];
  return (
    <table ref={ref} className="w-full border-collapse text-left max-md:block md:table-fixed">
      <caption className="sr-only">Tickets</caption>
      <thead className="max-md:sr-only">
        <tr>
          {columns.map(({ head, className, hidden = "" }) => (
            <th
              key={head}
              scope="col"
              className={`h-8 px-2 font-medium text-2xs text-faint whitespace-nowrap ${className}`}
            >
              <span className={hidden}>{head}</span>
            </th>
          ))}
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
