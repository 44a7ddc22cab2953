import { SourcedValue } from "@/app/_ui/sourced-value";
import type { TicketView } from "@/lib/tickets/ticket-view";

/** A ticket's category with the line of whoever set it; a word on where the reading stands while there is none. */
export function CategoryValue({ ticket }: { ticket: Pick<TicketView, "category" | "provenance" | "triage"> }) {
  const { category, provenance, triage } = ticket;
  if (!category) {
    const reading = triage.state === "pending" || triage.state === "running";
    return <span className="text-faint">{reading ? "being read" : "none"}</span>;
  }
  const { source = "person", confidence } = provenance.category ?? {};
  return <SourcedValue field="Category" text={category.name} source={source} confidence={confidence} />;
}
