import { SourcedValue } from "@/app/_features/evidence/sourced-value";
import { isTriaging } from "@/lib/domain/ticket";
import type { TicketView } from "@/lib/tickets/ticket-view";

/** A ticket's category with its source. Without a category: "Processing" or "Not set". */
export function CategoryValue({ ticket }: { ticket: Pick<TicketView, "category" | "provenance" | "triage"> }) {
  const { category, provenance, triage } = ticket;
  if (!category) {
    return <span className="text-faint">{isTriaging(triage.state) ? "Processing" : "Not set"}</span>;
  }
  const { source = "person", confidence } = provenance.category ?? {};
  return <SourcedValue field="Category" text={category.name} source={source} confidence={confidence} />;
}
